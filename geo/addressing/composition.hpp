// SPDX-License-Identifier: Apache-2.0
// Standard address texts for those who use them: the register, the post, the sign maker.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/addressing/parsed_address.hpp"
#include "geo/addressing/standard_address.hpp"

namespace geo::addressing {

/// An address as the registry has it: names by level, the door as on its plate.
struct RegistryAddress {
    std::string province, city, county, town;  ///< empty where a level is skipped
    std::string village;                       ///< 吕家村
    std::string road;                          ///< empty where houses go by the village
    std::string number;                        ///< "12", "12附1", "8-2"; without 号
    std::string postcode;
};

/// The components that a registry address has, from the large to the small.
StandardAddress from_registry(const RegistryAddress& address);

/// The components that a parsed text has, without what no standard address holds.
StandardAddress from_parts(const ParsedAddress& parts);

/// The whole address in one line without gaps or separators, as a register writes it.
std::string register_text(const StandardAddress& address);

/// The levels between the coarsest and the finest of an address that nothing names, and the
/// province when the coarsest is another: what a register wants filled in. An address may skip
/// levels (GB/T 35639, 6.3.2), so these are hints: a city that governs no county is skipped by
/// right. Only divisions and the village or street are asked for.
std::vector<AddressLevel> gaps_of(const StandardAddress& address);

/// How a letter is addressed: the postal code over the address, the divisions in one line, the rest
/// in the next, then who receives it.
struct PostalLabel {
    std::string postcode;
    std::vector<std::string> lines;
};
/// \param recipient may be empty; 收 is set behind it.
PostalLabel postal_label(const StandardAddress& address, std::string_view postcode,
                         std::string_view recipient);

/// What stands on a door plate (GB 17733-2008): the name over the number; a large plate bears the
/// postal code too.
struct DoorPlate {
    std::string name;    ///< of the street; of the place or village where no street is named
    std::string number;  ///< without 号
    std::string postcode;
};
/// \throws Error(invalid_input) when the address has no door number, or nothing that it counts
/// along.
DoorPlate door_plate(const StandardAddress& address, std::string_view postcode);

}  // namespace geo::addressing

// SPDX-License-Identifier: Apache-2.0
// Labelled Chinese addresses (scraped, under no licence: they are measured with, never shipped),
// and how well a parser finds their elements.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/addressing/parsed_address.hpp"

namespace labelled {

/// A labelled stretch; positions count characters of the text.
struct Element {
    std::size_t begin, end;
    std::string tag;
    auto operator<=>(const Element&) const = default;
};

struct Address {
    std::string text;
    std::vector<Element> elements;
};

/// Reads "token B-tag" lines, an empty line behind each address; nullopt when the file is absent.
std::optional<std::vector<Address>> read_file(const std::string& gzipped_path);

/// The parts by the tags of the labelled set: prov, city, district, devzone, town, community, road,
/// roadno, subroad, subroadno, poi, subpoi, houseno, cellno, floorno, roomno, person, assist,
/// redundant, country.
std::vector<Element> by_tags(const geo::addressing::ParsedAddress& parts);

struct Score {
    std::size_t found = 0, expected = 0, right = 0;
    double precision() const;
    double recall() const;
    double f1() const;
    void add(const Score& other);
};

/// Exact span and tag; the key "" sums over all tags (micro average).
std::map<std::string, Score> score(const std::vector<Element>& expected,
                                   const std::vector<Element>& found);

}  // namespace labelled

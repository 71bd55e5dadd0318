// SPDX-License-Identifier: Apache-2.0
// Addresses by the hundred thousand: one place for each text, or the plain word that there is none.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "geo/search/address_index.hpp"

namespace geo::search {

/// What became of one text (CONTRACT: result_status).
enum class Verdict : std::uint8_t {
    match,      ///< everything that was asked for is found
    ambiguous,  ///< several places fit as well; the first of them is returned
    partial,    ///< found to a level above the one asked for: the road but not the number
    none,       ///< nothing in the registry answers to the text
};
std::string_view to_string(Verdict verdict) noexcept;

/// The place that a text means, as far as the registry knows it.
struct Geocoded {
    Verdict verdict = Verdict::none;
    std::optional<Hit> place;  ///< the best; empty exactly when the verdict is none
    double next_score = 0;     ///< of the best place that is another one; 0: there is no other
    References references;     ///< what the text says beside the place, or where there is none
};

/// Keeps its memory from text to text, so each thread has one of its own. The same text always
/// has the same answer, whatever came before it.
class Geocoder {
  public:
    /// \param index must not be null; kept alive by the geocoder.
    explicit Geocoder(std::shared_ptr<const AddressIndex> index);
    ~Geocoder();
    Geocoder(Geocoder&&) noexcept;
    Geocoder& operator=(Geocoder&&) noexcept;

    /// Never throws for what a text holds: empty, binary or endless text is none.
    Geocoded locate(std::string_view text);

    /// \param area a division or village code or name, within which the answer must lie; empty:
    ///        anywhere.
    void limit_to(std::string_view area);

  private:
    struct Workspace;
    std::unique_ptr<Workspace> workspace_;
};

}  // namespace geo::search

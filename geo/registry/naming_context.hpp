// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/model/place_name.hpp"
#include "geo/naming/name_parts.hpp"
#include "geo/naming/romaniser.hpp"

namespace geo::registry {

/// The naming tables of this release, read once. Immutable: any number of threads may share it.
class NamingContext {
  public:
    NamingContext();

    /// NFC, then 专名 + 通名; `generic` overrides the longest-suffix split where it is given.
    NameParts split(std::string_view full,
                    const std::optional<std::string>& generic = std::nullopt) const;
    Pinyin romanise(const NameParts& name) const { return romaniser_.romanise(name); }
    const naming::Romaniser& romaniser() const noexcept { return romaniser_; }
    const naming::GenericNames& generic_names() const noexcept { return generic_names_; }

  private:
    naming::GenericNames generic_names_;
    naming::Romaniser romaniser_;
};

}  // namespace geo::registry

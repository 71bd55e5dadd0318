// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "geo/model/place_name.hpp"
#include "geo/naming/rule_set.hpp"
#include "geo/naming/tables.hpp"

namespace geo::registry {

/// The naming tables of this release and the rules of one profile, read once. Immutable: threads
/// may share it.
class NamingContext {
  public:
    /// By the shipped profile.
    NamingContext();
    /// \param profile TOML  \param source how messages call it
    /// \throws Error(invalid_input) when it is not a profile, or names a rule that does not exist.
    NamingContext(std::string_view profile, std::string_view source);

    /// NFC, then 专名 + 通名 by the longest generic name.
    NameParts split(std::string_view full) const;
    Pinyin romanise(const NameParts& name) const { return tables_->romaniser.romanise(name); }
    const naming::Tables& tables() const noexcept { return *tables_; }
    const naming::RuleSet& rules() const noexcept { return rules_; }

  private:
    std::shared_ptr<const naming::Tables> tables_;
    naming::RuleSet rules_;
};

}  // namespace geo::registry

// SPDX-License-Identifier: Apache-2.0
// One table of a profile while it is read: values by key, each with its type and range, and in the
// end the keys that nobody asked for.
#pragma once

#include <toml++/toml.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/base/error.hpp"

namespace geo::naming {

/// What a number may be; both ends belong to it.
struct Range {
    double least = 0;
    double most = 0;
};

/// What a list of texts may be.
struct ListSize {
    std::size_t least = 0;
    std::size_t most = 0;
};

/// Reading a key with the wrong type or out of range throws Error(invalid_input): the source, the
/// line, the key's path, what it holds and what it may hold.
class ProfileGroup {
  public:
    /// \param table and source outlive the group.
    ProfileGroup(const toml::table& table, std::string path, std::string_view source)
        : table_(table), path_(std::move(path)), source_(source) {}

    std::optional<std::string> text(std::string_view key);
    std::string required_text(std::string_view key);
    std::optional<double> number(std::string_view key, Range range);
    std::optional<int> whole(std::string_view key, Range range);
    std::optional<bool> flag(std::string_view key);
    /// Texts, none of them empty or twice there; none at all where the key is absent.
    std::vector<std::string> texts(std::string_view key, ListSize size);
    /// Lists of texts: [["zh", "z"], …].
    std::vector<std::vector<std::string>> text_lists(std::string_view key, ListSize inner);
    std::optional<ProfileGroup> group(std::string_view key);
    /// An array of tables: [[theme]].
    std::vector<ProfileGroup> groups(std::string_view key);
    /// Every key with its text, for tables whose keys are the area's own; nested ones by "a.b".
    std::vector<std::pair<std::string, std::string>> all_texts();

    /// \throws Error(invalid_input) naming a key that was never asked for and the known ones.
    void refuse_unknown_keys() const;

    /// The error that the key's value is not what it may be.
    Error refused(std::string_view key, const BilingualText& may_hold) const;

  private:
    const toml::node* find(std::string_view key);
    std::string path_of(std::string_view key) const;
    std::string text_of(const toml::node& node, const std::string& path) const;
    std::vector<std::string> texts_of(const toml::node& node, const std::string& path,
                                      ListSize size) const;
    void collect_texts(const toml::table& table, const std::string& prefix,
                       std::vector<std::pair<std::string, std::string>>& out) const;
    Error refused_node(const toml::node& node, const std::string& path,
                       const BilingualText& may_hold) const;

    const toml::table& table_;
    std::string path_;
    std::string_view source_;
    std::set<std::string, std::less<>> asked_for_;
};

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/profile_reader_group.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "geo/base/text.hpp"

namespace geo::naming {
namespace {

constexpr std::size_t longest_text = 200;  // characters, of one value

const BilingualText text_expected{"文本（1 到 200 个字符，不含换行等控制字符）",
                                  "text (1 to 200 characters, no control characters)"};

/// The value as it stands in the file, cut short for a message.
std::string shown(const toml::node& node) {
    constexpr std::size_t shown_characters = 40;
    std::ostringstream out;
    node.visit([&](const auto& value) { out << value; });
    std::u32string all = text::code_points(out.str());
    std::replace(all.begin(), all.end(), U'\n', U' ');
    if (all.size() <= shown_characters) return text::to_utf8(all);
    return text::to_utf8(all.substr(0, shown_characters)) + "…";
}

BilingualText range_text(Range range, bool is_whole) {
    return {fmt::format("{} 到 {} 之间的{}", range.least, range.most, is_whole ? "整数" : "数"),
            fmt::format("a {} from {} to {}", is_whole ? "whole number" : "number", range.least,
                        range.most)};
}

BilingualText list_text(ListSize size) {
    return {fmt::format("{} 到 {} 个互不相同的文本组成的数组", size.least, size.most),
            fmt::format("a list of {} to {} different texts", size.least, size.most)};
}

bool is_clean(std::string_view value) {
    const std::u32string characters = text::code_points(value);
    return !text::trimmed(value).empty() && characters.size() <= longest_text &&
           std::none_of(characters.begin(), characters.end(), text::is_invisible);
}

bool has_twice(std::vector<std::string> values) {
    std::sort(values.begin(), values.end());
    return std::adjacent_find(values.begin(), values.end()) != values.end();
}

}  // namespace

const toml::node* ProfileGroup::find(std::string_view key) {
    asked_for_.emplace(key);
    return table_.get(key);
}

std::string ProfileGroup::path_of(std::string_view key) const {
    return path_.empty() ? std::string(key) : path_ + '.' + std::string(key);
}

Error ProfileGroup::refused_node(const toml::node& node, const std::string& path,
                                 const BilingualText& may_hold) const {
    const std::string value = shown(node);
    const auto line = node.source().begin.line;
    return Error(
        ErrorKind::invalid_input,
        fmt::format("{} 第 {} 行：{} 的值是 {}，应为{}。", source_, line, path, value, may_hold.zh),
        fmt::format("{}, line {}: {} holds {}; it may hold {}.", source_, line, path, value,
                    may_hold.en));
}

Error ProfileGroup::refused(std::string_view key, const BilingualText& may_hold) const {
    const toml::node* node = table_.get(key);
    return refused_node(node == nullptr ? table_ : *node, path_of(key), may_hold);
}

std::string ProfileGroup::text_of(const toml::node& node, const std::string& path) const {
    const auto value = node.value_exact<std::string>();
    if (!value || !is_clean(*value)) throw refused_node(node, path, text_expected);
    return text::nfc(*value);
}

std::optional<std::string> ProfileGroup::text(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return std::nullopt;
    return text_of(*node, path_of(key));
}

std::string ProfileGroup::required_text(std::string_view key) {
    if (auto value = text(key)) return *std::move(value);
    const auto line = table_.source().begin.line;
    const std::string path = path_of(key);
    throw Error(
        ErrorKind::invalid_input,
        fmt::format("{} 第 {} 行：缺少 {}，应为{}。", source_, line, path, text_expected.zh),
        fmt::format("{}, line {}: {} is missing; give {}.", source_, line, path, text_expected.en));
}

std::optional<double> ProfileGroup::number(std::string_view key, Range range) {
    const toml::node* node = find(key);
    if (node == nullptr) return std::nullopt;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    // written so that NaN is refused too
    if (!value || !(*value >= range.least && *value <= range.most))
        throw refused_node(*node, path_of(key), range_text(range, false));
    return value;
}

std::optional<int> ProfileGroup::whole(std::string_view key, Range range) {
    const toml::node* node = find(key);
    if (node == nullptr) return std::nullopt;
    const auto value = node->value_exact<std::int64_t>();
    if (!value || static_cast<double>(*value) < range.least ||
        static_cast<double>(*value) > range.most)
        throw refused_node(*node, path_of(key), range_text(range, true));
    return static_cast<int>(*value);
}

std::optional<bool> ProfileGroup::flag(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return std::nullopt;
    const auto value = node->value_exact<bool>();
    if (!value) throw refused_node(*node, path_of(key), {" true 或 false", "true or false"});
    return value;
}

std::vector<std::string> ProfileGroup::texts_of(const toml::node& node, const std::string& path,
                                                ListSize size) const {
    const toml::array* list = node.as_array();
    if (list == nullptr || list->size() < size.least || list->size() > size.most)
        throw refused_node(node, path, list_text(size));
    std::vector<std::string> values;
    for (std::size_t i = 0; i < list->size(); ++i)
        values.push_back(text_of(*list->get(i), fmt::format("{}[{}]", path, i + 1)));
    if (has_twice(values)) throw refused_node(node, path, list_text(size));
    return values;
}

std::vector<std::string> ProfileGroup::texts(std::string_view key, ListSize size) {
    const toml::node* node = find(key);
    if (node == nullptr) return {};
    return texts_of(*node, path_of(key), size);
}

std::vector<std::vector<std::string>> ProfileGroup::text_lists(std::string_view key,
                                                               ListSize inner) {
    const toml::node* node = find(key);
    if (node == nullptr) return {};
    const toml::array* list = node->as_array();
    if (list == nullptr)
        throw refused_node(*node, path_of(key), {"由文本数组组成的数组", "a list of lists"});
    std::vector<std::vector<std::string>> lists;
    for (std::size_t i = 0; i < list->size(); ++i)
        lists.push_back(texts_of(*list->get(i), fmt::format("{}[{}]", path_of(key), i + 1), inner));
    return lists;
}

std::optional<ProfileGroup> ProfileGroup::group(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return std::nullopt;
    const toml::table* table = node->as_table();
    if (table == nullptr) throw refused_node(*node, path_of(key), {"一组键值", "a group of keys"});
    return ProfileGroup(*table, path_of(key), source_);
}

std::vector<ProfileGroup> ProfileGroup::groups(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return {};
    const BilingualText expected{fmt::format("若干组键值：[[{}]]", key),
                                 fmt::format("groups of keys: [[{}]]", key)};
    const toml::array* list = node->as_array();
    if (list == nullptr) throw refused_node(*node, path_of(key), expected);
    std::vector<ProfileGroup> groups;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const std::string path = fmt::format("{}[{}]", path_of(key), i + 1);
        const toml::table* table = list->get(i)->as_table();
        if (table == nullptr) throw refused_node(*list->get(i), path, expected);
        groups.emplace_back(*table, path, source_);
    }
    return groups;
}

void ProfileGroup::collect_texts(const toml::table& table, const std::string& prefix,
                                 std::vector<std::pair<std::string, std::string>>& out) const {
    for (const auto& [key, node] : table) {
        const std::string name = prefix + std::string(key.str());
        if (const toml::table* inner = node.as_table())
            collect_texts(*inner, name + '.', out);
        else
            out.emplace_back(name, text_of(node, path_of(name)));
    }
}

std::vector<std::pair<std::string, std::string>> ProfileGroup::all_texts() {
    std::vector<std::pair<std::string, std::string>> out;
    collect_texts(table_, "", out);
    for (const auto& [key, node] : table_) asked_for_.emplace(key.str());
    return out;
}

void ProfileGroup::refuse_unknown_keys() const {
    for (const auto& [key, node] : table_) {
        if (asked_for_.count(key.str()) != 0) continue;
        const std::string known = fmt::format("{}", fmt::join(asked_for_, ", "));
        const auto line = key.source().begin.line;
        const std::string path = path_of(key.str());
        throw Error(ErrorKind::invalid_input,
                    fmt::format("{} 第 {} 行：不认识的键 {}。此处可用的键：{}。", source_, line,
                                path, known),
                    fmt::format("{}, line {}: unknown key {}. Known here: {}.", source_, line, path,
                                known));
    }
}

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The rules of the house as data, and a checker that reads sources by them. A room is a folder
/// (`geo/naming`); a room may include itself, the rooms its row names, and the foreign headers that
/// have their home in it. The reasons stand in docs/decisions/.
namespace architecture {

struct SourceFile {
    std::string path;  ///< from the root of the tree: "geo/naming/rule_set.cpp"
    std::string text;
};

struct Violation {
    std::string file;
    int line;
    std::string rule;
    bool operator==(const Violation&) const = default;
};

struct Include {
    std::string header;
    bool quoted;
    int line;
};

struct Room {
    std::string_view folder;  ///< or one file that stands alone
    std::vector<std::string_view> may_include;
};

/// Every room with the rooms it may include (itself apart).
const std::vector<Room>& rooms();

/// The room a path lies in: its longest matching folder; empty when it lies in none.
std::string_view room_of(std::string_view path);

/// The #include lines of a text, in order. Comments are not looked into.
std::vector<Include> includes_of(std::string_view text);

/// What is wrong with a source's #include lines.
std::vector<Violation> check_includes(const SourceFile& file);

/// What is wrong with a source's form: the SPDX line first, at most 400 lines.
std::vector<Violation> check_form(const SourceFile& file);

/// Files that include each other in a circle, each circle once, told at its first file.
std::vector<Violation> check_circles(const std::vector<SourceFile>& files);

}  // namespace architecture

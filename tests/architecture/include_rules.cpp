// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/include_rules.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>

#include "tests/architecture/rules_table.hpp"

namespace architecture {
namespace {

constexpr int longest_file_lines = 400;

bool contains(const std::vector<std::string_view>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool lies_in(std::string_view path, std::string_view folder) {
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

const Room& row_of(std::string_view folder) {
    return *std::find_if(rooms().begin(), rooms().end(),
                         [&](const Room& room) { return room.folder == folder; });
}

std::string listed(const std::vector<std::string_view>& words) {
    std::string text;
    for (const auto word : words) {
        text += (text.empty() ? "" : ", ") + std::string(word);
    }
    return text.empty() ? "nothing" : text;
}

std::optional<std::string> own_header_rule(std::string_view room, const std::string& header) {
    const bool generated_data = lies_in(header, "data");
    const auto other = generated_data ? std::string_view("data") : room_of(header);
    if (other.empty()) {
        return "\"" + header +
               "\" names no room: own headers are included from the root of the tree";
    }
    const auto& allowed = row_of(room).may_include;
    if (other == room || contains(allowed, other)) {
        return std::nullopt;
    }
    return std::string(room) + " may not include " + std::string(other) + " (it may include " +
           listed(allowed) + ")";
}

const ForeignHeader* find_row(const std::vector<ForeignHeader>& table, std::string_view header) {
    const auto row = std::find_if(table.begin(), table.end(), [&](const ForeignHeader& candidate) {
        return header.starts_with(candidate.prefix);
    });
    return row == table.end() ? nullptr : &*row;
}

bool is_standard(std::string_view header) {
    return header.find('/') == std::string_view::npos &&
           header.find(".h") == std::string_view::npos;
}

std::optional<std::string> foreign_header_rule(std::string_view room, const std::string& header) {
    const auto* impure = find_row(impure_headers(), header);
    const auto* row = impure != nullptr ? impure : find_row(foreign_headers(), header);
    if (row == nullptr) {
        if (is_standard(header)) {
            return std::nullopt;
        }
        return "<" + header + "> has no home: give its library one in rules_table.cpp";
    }
    if (contains(row->homes, "*") || contains(row->homes, room)) {
        return std::nullopt;
    }
    return std::string(row->library) + " (<" + header + ">) has its home in " + listed(row->homes) +
           ", not in " + std::string(room);
}

using IncludeGraph = std::map<std::string, std::vector<std::string>>;

IncludeGraph graph_of(const std::vector<SourceFile>& files) {
    IncludeGraph graph;
    for (const auto& file : files) {
        for (const auto& include : includes_of(file.text)) {
            if (include.quoted) {
                graph[file.path].push_back(include.header);
            }
        }
    }
    return graph;
}

/// Depth-first walk; a file met again while it is still open closes a circle.
struct CircleSearch {
    const IncludeGraph& graph;
    std::vector<std::string> open;
    std::set<std::string> done;
    std::vector<Violation> found;

    void visit(const std::string& file) {
        if (done.contains(file)) {
            return;
        }
        const auto start = std::find(open.begin(), open.end(), file);
        if (start != open.end()) {
            tell({start, open.end()});
            return;
        }
        open.push_back(file);
        if (const auto node = graph.find(file); node != graph.end()) {
            std::for_each(node->second.begin(), node->second.end(),
                          [this](const std::string& next) { visit(next); });
        }
        open.pop_back();
        done.insert(file);
    }

    void tell(const std::vector<std::string>& circle) {
        std::string path;
        for (const auto& file : circle) {
            path += file + " -> ";
        }
        found.push_back({circle.front(), 1, "includes go in a circle: " + path + circle.front()});
    }
};

}  // namespace

std::string_view room_of(std::string_view path) {
    std::string_view best;
    for (const auto& room : rooms()) {
        const bool fits = path == room.folder || lies_in(path, room.folder);
        if (fits && room.folder.size() > best.size()) {
            best = room.folder;
        }
    }
    return best;
}

std::vector<Include> includes_of(std::string_view text) {
    static const std::regex line_form(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)re");
    std::vector<Include> includes;
    std::istringstream lines{std::string(text)};
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        std::smatch parts;
        if (std::regex_match(line, parts, line_form)) {
            includes.push_back({parts[2], parts[1] == "\"", number});
        }
    }
    return includes;
}

std::vector<Violation> check_includes(const SourceFile& file) {
    const auto room = room_of(file.path);
    if (room.empty()) {
        return {{file.path, 1, "lies in no room of the house: see rules_table.cpp"}};
    }
    std::vector<Violation> violations;
    for (const auto& include : includes_of(file.text)) {
        const auto broken = include.quoted ? own_header_rule(room, include.header)
                                           : foreign_header_rule(room, include.header);
        if (broken) {
            violations.push_back({file.path, include.line, *broken});
        }
    }
    return violations;
}

std::vector<Violation> check_form(const SourceFile& file) {
    std::vector<Violation> violations;
    if (!file.text.starts_with("// SPDX-License-Identifier: Apache-2.0\n")) {
        violations.push_back({file.path, 1, "opens without its SPDX line"});
    }
    const auto lines = static_cast<int>(std::count(file.text.begin(), file.text.end(), '\n'));
    if (lines > longest_file_lines) {
        violations.push_back({file.path, longest_file_lines + 1,
                              std::to_string(lines) + " lines: past 400, split it by noun"});
    }
    return violations;
}

std::vector<Violation> check_circles(const std::vector<SourceFile>& files) {
    const auto graph = graph_of(files);
    CircleSearch search{graph, {}, {}, {}};
    for (const auto& [file, included] : graph) {
        search.visit(file);
    }
    return search.found;
}

}  // namespace architecture

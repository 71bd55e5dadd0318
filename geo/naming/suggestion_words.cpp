// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/suggestion_words.hpp"

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/naming/table_reader.hpp"

namespace geo::naming {
namespace {

[[noreturn]] void refuse(std::string_view character, const char* zh, const char* en) {
    throw Error(ErrorKind::invalid_input,
                "命名用字表中“" + std::string(character) + "”" + std::string(zh) + "。",
                "The naming character '" + std::string(character) + "' " + std::string(en) + ".");
}

using Meanings = std::unordered_map<std::string, std::string>;

Meanings read_meanings(const std::vector<TableRow>& rows) {
    Meanings meanings;
    for (const TableRow& row : rows) {
        if (row.size() != 3 || text::length(row[0]) != 1 || row[1].empty())
            refuse(row[0], "一行应为一个字、含义和后接字",
                   "needs one character, a meaning and what may follow");
        if (!meanings.emplace(row[0], row[1]).second) refuse(row[0], "重复", "stands there twice");
    }
    return meanings;
}

/// 睦 and 和 both stand for 和睦: that is said once.
std::string meaning_of(const std::string& word, const std::string& first,
                       const std::string& second) {
    const std::string both = first == second ? first : first + "、" + second;
    return "“" + word + "”取" + both + "之意。";
}

}  // namespace

NamingWords::NamingWords(std::string_view table) {
    const auto rows = read_table(table);
    const Meanings meanings = read_meanings(rows);
    for (const TableRow& row : rows) {
        const std::string first(row[0]);
        for (const char32_t follower : text::code_points(row[2])) {
            const std::string second = text::to_utf8({&follower, 1});
            const auto meaning = meanings.find(second);
            if (meaning == meanings.end())
                refuse(second, "没有自己的一行", "has no row of its own");
            by_first_[first].push_back(words_.size());
            by_second_[second].push_back(words_.size());
            words_.push_back(
                {first + second, meaning_of(first + second, meanings.at(first), meaning->second)});
        }
    }
}

std::vector<const PairedWord*> NamingWords::listed(const Index& index,
                                                   std::string_view character) const {
    std::vector<const PairedWord*> found;
    const auto entry = index.find(std::string(character));
    if (entry == index.end()) return found;
    for (const std::size_t word : entry->second) found.push_back(&words_[word]);
    return found;
}

std::vector<const PairedWord*> NamingWords::opening_with(std::string_view character) const {
    return listed(by_first_, character);
}

std::vector<const PairedWord*> NamingWords::closing_with(std::string_view character) const {
    return listed(by_second_, character);
}

}  // namespace geo::naming

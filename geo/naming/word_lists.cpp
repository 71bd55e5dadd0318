// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/word_lists.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/naming/table_reader.hpp"

namespace geo::naming {
namespace {

constexpr std::size_t most_characters = 32;

constexpr std::array<std::pair<std::string_view, WordCategory>, 7> category_names{{
    {"leader", WordCategory::leader},
    {"foreign", WordCategory::foreign},
    {"vulgar", WordCategory::vulgar},
    {"enterprise", WordCategory::enterprise},
    {"person", WordCategory::person},
    {"outside", WordCategory::outside},
    {"exaggerated", WordCategory::exaggerated},
}};

// What may stand before a name without making another word of it.
constexpr std::array<std::string_view, 11> openings{"东", "西", "南", "北", "中", "大",
                                                    "小", "新", "老", "前", "后"};

// What may stand after it: directions, numbers, and what a road is often called after.
constexpr std::array<std::string_view, 38> endings{
    "东",   "西",   "南",   "北",   "中",   "前",     "后",     "一",    "二",   "三",
    "四",   "五",   "六",   "七",   "八",   "九",     "十",     "国际",  "公园", "广场",
    "花园", "小区", "新村", "新城", "集团", "公司",   "故里",   "故居",  "小学", "中学",
    "大学", "大厦", "小镇", "庄园", "公馆", "工业园", "科技园", "产业园"};
static_assert(!openings.back().empty() && !endings.back().empty());

std::optional<WordCategory> category_named(std::string_view name) {
    for (const auto& [known, category] : category_names)
        if (known == name) return category;
    return std::nullopt;
}

/// The bytes of the character that begins with this one, of well-formed UTF-8.
constexpr std::size_t width(char lead) noexcept {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// Where the characters of a text begin, and where the last one ends.
class Boundaries {
  public:
    explicit Boundaries(std::string_view text) noexcept {
        std::size_t at = 0;
        while (at < text.size() && count_ < most_characters) {
            at = std::min(at + width(text[at]), text.size());
            begins_[++count_] = at;
        }
    }
    std::size_t count() const noexcept { return count_; }
    std::string_view part(std::string_view text, std::size_t begin, std::size_t end) const {
        return text.substr(begins_[begin], begins_[end] - begins_[begin]);
    }

  private:
    std::array<std::size_t, most_characters + 1> begins_{};
    std::size_t count_ = 0;
};

/// A number for the character that a word begins with; characters past three bytes share theirs.
std::size_t first_character(std::string_view word) noexcept {
    if (width(word.front()) != 3 || word.size() < 3) return 0;
    const auto bits = [&](std::size_t i) { return static_cast<unsigned char>(word[i]); };
    return (bits(0) & 0x0FU) << 12U | (bits(1) & 0x3FU) << 6U | (bits(2) & 0x3FU);
}

bool has_two_characters(std::string_view text) noexcept {
    return !text.empty() && text.size() > width(text.front());
}

/// Without one ending; nullopt when that leaves less than two characters.
std::optional<std::string_view> without_ending(std::string_view text) {
    for (const std::string_view ending : endings) {
        if (text.size() <= ending.size()) continue;
        const auto rest = text.substr(0, text.size() - ending.size());
        if (text.substr(rest.size()) == ending && has_two_characters(rest)) return rest;
    }
    return std::nullopt;
}

std::optional<std::string_view> without_opening(std::string_view text) {
    for (const std::string_view opening : openings)
        if (text.substr(0, opening.size()) == opening) {
            const auto rest = text.substr(opening.size());
            if (has_two_characters(rest)) return rest;
        }
    return std::nullopt;
}

ListedWord read_row(const TableRow& row) {
    const auto category = category_named(row[1]);
    const bool is_use = row[2] == "distinctive" || row[2] == "common";
    const bool is_match = row[3] == "whole" || row[3] == "within";
    if (!category || !is_use || !is_match || row[0].empty())
        throw Error(ErrorKind::invalid_input,
                    "词表中“" + std::string(row[0]) + "”一行的类别、用法或匹配方式不认识。",
                    "The row of '" + std::string(row[0]) +
                        "' in the table of words has an unknown category, use or match.");
    return {row[0], *category, row[2] == "common", row[3] == "within", row[4]};
}

bool is_word(std::string_view word) {
    if (word.empty() || !text::is_valid_utf8(word)) return false;
    const std::u32string characters = text::code_points(word);
    return std::all_of(characters.begin(), characters.end(), text::is_han);
}

[[noreturn]] void throw_no_word(const WordChange& change) {
    throw Error(ErrorKind::invalid_input,
                "规则配置 words 中的“" + change.word + "”不是词：只用汉字，不留空。",
                "Profile key words: '" + change.word +
                    "' is no word: use Chinese characters only, at least one.");
}

[[noreturn]] void throw_unknown_category(const WordChange& change) {
    std::string known;
    for (const auto& [name, category] : category_names) known += std::string(name) + ", ";
    known += "ordinary";
    throw Error(ErrorKind::invalid_input,
                "规则配置 words 中“" + change.word + "”的类别“" + change.category +
                    "”不存在，可用：" + known + "。",
                "Profile key words: '" + change.word + "' has the unknown category '" +
                    change.category + "'; known are " + known + ".");
}

ListedWord read_change(const WordChange& change) {
    const auto category = category_named(change.category);
    if (!category) throw_unknown_category(change);
    // Two characters side by side may belong to two words; three hardly ever do.
    return {change.word, *category, false, text::length(change.word) > 2, change.source};
}

}  // namespace

struct WordLists::Texts {
    std::string table;
    std::vector<WordChange> changes;
};

WordLists::WordLists(std::string_view table, const std::vector<WordChange>& changes)
    : texts_(std::make_shared<const Texts>(Texts{std::string(table), changes})) {
    read(*texts_);
    build_index();
}

void WordLists::read(const Texts& texts) {
    for (const TableRow& row : read_table(texts.table)) {
        if (row.size() != 5)
            throw Error(ErrorKind::invalid_input, "词表应为 5 列。",
                        "The table of words must have 5 columns.");
        words_.push_back(read_row(row));
    }
    for (const WordChange& change : texts.changes) {
        if (!is_word(change.word)) throw_no_word(change);
        words_.erase(std::remove_if(words_.begin(), words_.end(),
                                    [&](const ListedWord& one) { return one.word == change.word; }),
                     words_.end());
        if (change.category != "ordinary") words_.push_back(read_change(change));
    }
}

void WordLists::build_index() {
    std::stable_sort(
        words_.begin(), words_.end(),
        [](const ListedWord& left, const ListedWord& right) { return left.word < right.word; });
    first_.reserve(words_.size());
    opens_within_.assign(0x10000, false);
    for (std::size_t i = 0; i < words_.size(); ++i) {
        first_.emplace(words_[i].word, static_cast<std::uint32_t>(i));
        if (!words_[i].is_found_within) continue;
        opens_within_[first_character(words_[i].word)] = true;
        longest_within_ = std::max(longest_within_, text::length(words_[i].word));
    }
}

bool WordLists::add_all(std::string_view word, bool is_whole,
                        std::vector<const ListedWord*>& hits) const {
    const auto found = first_.find(word);
    if (found == first_.end()) return false;
    for (std::size_t i = found->second; i < words_.size() && words_[i].word == word; ++i)
        if (is_whole || words_[i].is_found_within) hits.push_back(&words_[i]);
    return true;
}

/// Endings go first, so that 北京东 is 北京 and not 京东.
void WordLists::find_whole(std::string_view specific, std::vector<const ListedWord*>& hits) const {
    for (std::optional<std::string_view> start = specific; start;
         start = start == specific ? without_opening(specific) : std::nullopt)
        for (auto stem = start; stem; stem = without_ending(*stem))
            if (add_all(*stem, true, hits)) return;
}

void WordLists::find_within(std::string_view specific, std::vector<const ListedWord*>& hits) const {
    const Boundaries characters(specific);
    for (std::size_t begin = 0; begin < characters.count(); ++begin) {
        const auto character = characters.part(specific, begin, begin + 1);
        if (!opens_within_[first_character(character)]) continue;
        const std::size_t last = std::min(begin + longest_within_, characters.count());
        for (std::size_t end = begin + 1; end <= last; ++end)
            add_all(characters.part(specific, begin, end), false, hits);
    }
}

std::vector<const ListedWord*> WordLists::find_all(std::string_view specific) const {
    std::vector<const ListedWord*> hits;
    if (words_.empty()) return hits;
    find_whole(specific, hits);
    find_within(specific, hits);
    std::sort(hits.begin(), hits.end());
    hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
    return hits;
}

}  // namespace geo::naming

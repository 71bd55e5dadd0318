// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/division_list.hpp"

#include <map>
#include <string>

#include "geo/base/error.hpp"
#include "geo/naming/table_reader.hpp"

namespace geo::addressing {
namespace {

/// What is no more, by the unit that it lay in.
using Former = std::multimap<std::string_view, ListedDivision>;

[[noreturn]] void refuse(std::string_view word) {
    throw Error(ErrorKind::invalid_input,
                "行政区划表中“" + std::string(word) +
                    "”无法识别，代码应为 2、4 或 6 位，级别应为 city 或 county",
                "The table of divisions has '" + std::string(word) +
                    "': a code has 2, 4 or 6 digits, a level is city or county.");
}

UnitLevel level_of_word(std::string_view word) {
    if (word == "city") return UnitLevel::city;
    if (word == "county") return UnitLevel::county;
    refuse(word);
}

UnitLevel level_of_code(std::string_view code) {
    if (code.size() == 2) return UnitLevel::province;
    if (code.size() == 4) return UnitLevel::city;
    if (code.size() == 6) return UnitLevel::county;
    refuse(code);
}

Former read_former(std::initializer_list<std::string_view> tables) {
    Former former;
    for (const std::string_view table : tables)
        for (const auto& row : naming::read_table(table, 3))
            former.insert({row[2], {level_of_word(row[0]), row[1], Lexicon::no_unit}});
    return former;
}

class Listing {
  public:
    explicit Listing(Former former) : former_(std::move(former)) {}

    void add_row(const naming::TableRow& row) {
        const std::uint32_t unit = add(level_of_code(row[0]), row[1], parent_of(row[0]));
        by_code_.emplace(row[0], unit);
        if (row[2].empty()) return;
        for (const std::string_view town : naming::split(row[2], ' '))
            add(UnitLevel::town, town, unit);
    }

    std::vector<ListedDivision> take() { return std::move(all_); }

  private:
    std::uint32_t parent_of(std::string_view code) const {
        while (code.size() > 2) {
            code.remove_suffix(2);
            const auto found = by_code_.find(code);
            if (found != by_code_.end()) return found->second;
        }
        return Lexicon::no_unit;
    }

    /// A unit, then what lay in it once.
    std::uint32_t add(UnitLevel level, std::string_view name, std::uint32_t parent) {
        const auto unit = static_cast<std::uint32_t>(all_.size());
        all_.push_back({level, name, parent});
        if (level >= UnitLevel::county) return unit;
        const auto [begin, end] = former_.equal_range(name);
        for (auto each = begin; each != end; ++each)
            add(each->second.level, each->second.name, unit);
        return unit;
    }

    Former former_;
    std::map<std::string_view, std::uint32_t> by_code_;
    std::vector<ListedDivision> all_;
};

}  // namespace

std::vector<ListedDivision> list_divisions(std::string_view national,
                                           std::initializer_list<std::string_view> former) {
    Listing listing(read_former(former));
    for (const auto& row : naming::read_table(national, 3)) listing.add_row(row);
    return listing.take();
}

}  // namespace geo::addressing

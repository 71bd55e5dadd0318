// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/profile_reader_numbering.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace geo::naming {
namespace {

constexpr ListSize any_list{0, 1000};

/// One of two words, the usual one first.
void read_choice(ProfileGroup& group, std::string_view key, std::string& value, const char* usual,
                 const char* other) {
    const auto word = group.text(key);
    if (!word) return;
    if (*word != usual && *word != other)
        throw group.refused(key, {fmt::format("\"{}\" 或 \"{}\"", usual, other),
                                  fmt::format("\"{}\" or \"{}\"", usual, other)});
    value = *word;
}

std::vector<int> read_skipped(ProfileGroup& group) {
    constexpr std::size_t most_digits = 5;
    std::vector<int> numbers;
    for (const std::string& text : group.texts("skip", any_list)) {
        const bool is_number =
            text.size() <= most_digits &&
            std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!is_number)
            throw group.refused("skip",
                                {"门牌号，例如 [\"4\", \"14\"]（“" + text + "”不是）",
                                 "door numbers, such as [\"4\", \"14\"] ('" + text + "' is none)"});
        numbers.push_back(std::stoi(text));
    }
    return numbers;
}

}  // namespace

DoorNumbering read_numbering(ProfileGroup& root) {
    DoorNumbering numbering;
    auto group = root.group("numbering");
    if (!group) return numbering;
    read_choice(*group, "east_west_start", numbering.east_west_start, "east", "west");
    read_choice(*group, "north_south_start", numbering.north_south_start, "north", "south");
    read_choice(*group, "dead_end_start", numbering.dead_end_start, "entrance", "direction");
    read_choice(*group, "odd_side", numbering.odd_side, "right", "left");
    read_choice(*group, "scheme", numbering.scheme, "sequential", "metres");
    read_choice(*group, "single_side", numbering.single_side, "sequence", "parity");
    const auto number = [&](std::string_view key, double& value, Range range) {
        value = group->number(key, range).value_or(value);
    };
    number("interval_m", numbering.interval_metres, {1, 1000});
    number("reserve_every_m", numbering.reserve_every_metres, {0, 1000});
    number("reach_m", numbering.reach_metres, {5, 1000});
    numbering.joint = group->text("joint").value_or(numbering.joint);
    if (numbering.joint != "附" && numbering.joint != "之" && numbering.joint != "-")
        throw group->refused("joint", {"\"附\"、\"之\" 或 \"-\"", R"("附", "之" or "-")"});
    if (numbering.reserve_every_metres > 0 && numbering.reserve_every_metres < 3)
        throw group->refused("reserve_every_m", {"0，或不小于 3 的数", "0, or no less than 3"});
    numbering.skipped = read_skipped(*group);
    group->refuse_unknown_keys();
    return numbering;
}

}  // namespace geo::naming

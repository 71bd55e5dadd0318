// SPDX-License-Identifier: Apache-2.0
#include "geo/numbering/plan_words.hpp"

#include <fmt/format.h>

#include "geo/numbering/house_number.hpp"

namespace geo::numbering {
namespace {

BilingualText name_of(Side side) {
    switch (side) {
        case Side::left:
            return {"左侧", "on the left"};
        case Side::right:
            return {"右侧", "on the right"};
        case Side::on:
            break;
    }
    return {"中线上", "on the centre line"};
}

BilingualText fault_text(Fault fault, const std::string& number, const Place& place) {
    const auto side = name_of(place.side);
    switch (fault) {
        case Fault::duplicate:
            return {fmt::format("{}号与本路另一院落重号；一院一号，一号一院。", number),
                    fmt::format("Another yard of the road bears {} too; a number is one yard's.",
                                number)};
        case Fault::wrong_parity:
            return {fmt::format("位于道路{}，单双号与{}号不符。", side.zh, number),
                    fmt::format("It stands {}, where {} is not among the numbers (odd and even "
                                "have a side each).",
                                side.en, number)};
        case Fault::out_of_order:
            return {
                fmt::format("{}号与前后门牌的顺序不符（距起点 {:.0f} 米）。", number, place.along),
                fmt::format("{} is out of order with the doors before and behind it ({:.0f} m "
                            "from the start).",
                            number, place.along)};
        case Fault::unreadable:
            return {fmt::format("“{}”不是可排序的门牌号。", number),
                    fmt::format("'{}' is not a door number that counts.", number)};
        case Fault::yard_differs:
            return {fmt::format("与本院主门的号码不同（{}号）；一院一号。", number),
                    fmt::format("Its yard has another number than {}; a yard has one.", number)};
        case Fault::too_far:
            return {
                fmt::format("距道路 {:.0f} 米，超出编号范围，请核对位置或所属道路。", place.metres),
                fmt::format("It stands {:.0f} m off the road, too far to belong to it; check "
                            "the position or the road.",
                            place.metres)};
        case Fault::on_axis:
            return {"位于道路中心线上，无法判定左右，请核对位置。",
                    "It stands on the very centre line, so that its side is unknown; check the "
                    "position."};
        case Fault::no_direction:
        case Fault::other_convention:
        case Fault::gap:
            break;
    }
    return {};
}

}  // namespace

std::string_view to_string(Fault fault) noexcept {
    switch (fault) {
        case Fault::duplicate:
            return "duplicate";
        case Fault::wrong_parity:
            return "wrong_parity";
        case Fault::out_of_order:
            return "out_of_order";
        case Fault::unreadable:
            return "unreadable";
        case Fault::yard_differs:
            return "yard_differs";
        case Fault::too_far:
            return "too_far";
        case Fault::on_axis:
            return "on_axis";
        case Fault::no_direction:
            return "no_direction";
        case Fault::other_convention:
            return "other_convention";
        case Fault::gap:
            return "gap";
    }
    return "";
}

std::string_view to_string(Outcome outcome) noexcept {
    switch (outcome) {
        case Outcome::kept:
            return "kept";
        case Outcome::numbered:
            return "new";
        case Outcome::changed:
            return "changed";
        case Outcome::conflict:
            return "conflict";
        case Outcome::unplaced:
            return "unplaced";
    }
    return "";
}

Reason reason_for(Fault fault, const std::string& number, const Place& place) {
    return {fault, fault_text(fault, number, place)};
}

BilingualText why_given(const std::string& number, const Place& place, bool was_reserved) {
    const auto side = name_of(place.side);
    const auto read = parse_house_number(number);
    if (read && read->sub > 0)
        return {
            fmt::format("位于道路{}，前后号码之间无空号，编为 {} 号的附号。", side.zh, read->main),
            fmt::format("It stands {}; no number is free between its neighbours, so it shares "
                        "number {}.",
                        side.en, read->main)};
    return {fmt::format("位于道路{}，距起点 {:.0f} 米{}。", side.zh, place.along,
                        was_reserved ? "，启用预留号" : ""),
            fmt::format("It stands {}, {:.0f} m from the start{}.", side.en, place.along,
                        was_reserved ? "; the number was reserved for it" : "")};
}

BilingualText why_kept() {
    return {"现有号码有效，予以保留。", "The number that it has is valid and stays."};
}

BilingualText why_left_alone() {
    return {"现有号码有问题，本次未作改动。",
            "Something is wrong with the number that it has; it was left alone."};
}

BilingualText why_unplaced(const Place& place, bool has_direction) {
    if (!has_direction)
        return {"道路没有长度，无法编号。", "The road has no length, so nothing can be numbered."};
    return {
        fmt::format("距道路 {:.0f} 米，过远，未编号。", place.metres),
        fmt::format("At {:.0f} m it is too far off the road and gets no number.", place.metres)};
}

BilingualText why_of_yard() {
    return {"与本院主门同号。", "It bears the number of its yard's main gate."};
}

Reason gap_reason(int first, int last) {
    const std::string range =
        first == last ? fmt::format("{}", first) : fmt::format("{}–{}", first, last);
    return {Fault::gap,
            {fmt::format("同侧号码中缺 {} 号，且未登记为预留。", range),
             fmt::format("Number {} is missing on its side and not reserved.", range)}};
}

Reason other_convention_reason(const Convention& convention) {
    const bool is_right = convention.odd_side == OddSide::right;
    if (convention.is_single_sided)
        return {
            Fault::other_convention,
            {"现有号码两侧统一顺序编排，与配置的规则不同；按现状保留，如需按规则重编请明确要求。",
             "The numbers run in one sequence for both sides, not as the rules say; they are "
             "kept so. Ask for a renumbering to follow the rules."}};
    return {Fault::other_convention,
            {fmt::format("现有号码自 {:.5f}, {:.5f} 一端起编、单号在{}侧，与配置的规则不同；按现状"
                         "保留，如需按规则重编请明确要求。",
                         convention.start.lon, convention.start.lat, is_right ? "右" : "左"),
             fmt::format("The numbers begin at {:.5f}, {:.5f} with the odd ones on the {}, not as "
                         "the rules say; they are kept so. Ask for a renumbering to follow the "
                         "rules.",
                         convention.start.lon, convention.start.lat, is_right ? "right" : "left")}};
}

Reason no_direction_reason() {
    return {Fault::no_direction,
            {"道路没有长度，无法确定走向，请先修正中心线。",
             "The road has no length and so no direction; mend its line first."}};
}

}  // namespace geo::numbering

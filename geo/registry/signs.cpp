// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/signs.hpp"

#include <fmt/format.h>

#include <cmath>

#include "geo/base/error.hpp"
#include "geo/registry/evidence.hpp"
#include "geo/registry/people.hpp"
#include "geo/registry/sign_book.hpp"
#include "geo/registry/sign_texts.hpp"
#include "geo/spatial/geodesic.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/village_store.hpp"

namespace geo::registry {
namespace {

using signing::SignAction;

constexpr double farthest_from_road_metres = 1000;
constexpr std::size_t most_photo_bytes = std::size_t{4} * 1024 * 1024;
constexpr std::size_t longest_note_bytes = 2000;

Error refused(const Sign& sign, SignAction action) {
    const auto state = signing::name_of(sign.state);
    const auto what = signing::name_of(action);
    BilingualText next;
    for (const SignAction allowed : signing::allowed_actions(sign.state)) {
        next.zh += (next.zh.empty() ? "" : "、") + signing::name_of(allowed).zh;
        next.en += (next.en.empty() ? "" : ", ") + signing::name_of(allowed).en;
    }
    return {ErrorKind::conflict,
            fmt::format("标志 {} {}，不能{}。可办理：{}。", sign.id.value(), state.zh, what.zh,
                        next.zh.empty() ? "无" : next.zh),
            fmt::format("Sign {} is {}; one cannot {} it. Possible: {}.", sign.id.value(), state.en,
                        what.en, next.en.empty() ? "nothing more" : next.en)};
}

/// P09, P10: what hangs says the name in force.
void require_name_in_force(storage::Connection& connection, const Sign& sign) {
    const auto road = storage::SignStore{connection}.find_road(sign.road);
    if (road && road->name == sign.name && !sign.is_outdated) return;
    throw Error(ErrorKind::conflict,
                fmt::format("标志 {} 上的“{}”不是道路 {} 现行的标准名称，请更换标志。",
                            sign.id.value(), sign.name, sign.road.value()),
                fmt::format("'{}' on sign {} is not the name in force of road {}; replace the "
                            "sign.",
                            sign.name, sign.id.value(), sign.road.value()));
}

void require_near_road(storage::Connection& connection, const Sign& sign, Coordinate position) {
    const bool is_number = std::isfinite(position.lon) && std::isfinite(position.lat);
    const auto road = storage::RoadStore{connection}.get(sign.road);
    const double off = is_number ? spatial::distance_metres(road.centre_line, position) : HUGE_VAL;
    if (off <= farthest_from_road_metres) return;
    throw Error(
        ErrorKind::invalid_input,
        fmt::format("位置离道路 {} 超过 1 公里，请核对经纬度（经度在前）。", sign.road.value()),
        fmt::format("The position is more than a kilometre from road {}; check longitude "
                    "and latitude (longitude first).",
                    sign.road.value()))
        .at("/position");
}

/// A picture from end to end, told by its bytes and not by what it is called; what hangs on behind
/// its end is cut off. \throws Error(invalid_input, too_large) at "/photo".
storage::SignPhoto checked_photo(const storage::SignPhoto& photo) try {
    if (photo.bytes.size() > most_photo_bytes)
        throw Error(ErrorKind::too_large, "照片超过 4 MB，请缩小后再上传。",
                    "The photo is larger than 4 MB; make it smaller.");
    const CheckedFile file = check_attachment(photo.bytes);
    const bool is_as_said =
        (file.kind == AttachmentKind::jpeg && photo.media_type == "image/jpeg") ||
        (file.kind == AttachmentKind::png && photo.media_type == "image/png");
    if (!is_as_said)
        throw Error(ErrorKind::invalid_input, "照片须为 JPEG 或 PNG，且内容与类型一致。",
                    "The photo must be a JPEG or PNG, and be what its type says.");
    return {photo.media_type, std::string{file.content}, {}, {}};
} catch (const Error& error) {
    throw Error{error}.at("/photo");
}

void take_position(Sign& sign, const SignActionDetails& details) {
    if (!details.position) return;
    sign.position = *details.position;
    sign.is_measured = true;
}

/// The fields that tell when something happened.
void note_day(Sign& sign, SignAction action, const std::string& day) {
    if (action == SignAction::make) sign.made_on = day;
    if (action != SignAction::install && action != SignAction::repair) return;
    sign.installed_on = day;
    if (!sign.made_on) sign.made_on = day;
}

Sign successor_of(SignBook& book, const Sign& sign, const std::string& day) {
    const auto road = book.store().find_road(sign.road);
    if (!road)
        throw Error(
            ErrorKind::conflict,
            fmt::format("道路 {} 没有现行的标准名称，不能更换标志，只能拆除。", sign.road.value()),
            fmt::format("Road {} has no name in force: its sign can be removed, not "
                        "replaced.",
                        sign.road.value()));
    Sign next;
    next.road = sign.road;
    next.name = road->name;
    next.romanisation = road->romanisation;
    next.position = sign.position;
    next.is_measured = sign.is_measured;
    next.bearing = sign.bearing;
    next.place = sign.place;
    next.axis = sign.axis;
    next.crossing = sign.crossing;
    next.pole = sign.pole;
    next.replaces = sign.id;
    return book.add(std::move(next), {"plan", day, fmt::format("sign {}", sign.id.value())});
}

SignActionResult perform(SignBook& book, Sign sign, SignAction action,
                         const SignActionDetails& details) {
    const auto next = signing::next_state(sign.state, action);
    if (!next) throw refused(sign, action);
    if (action == SignAction::make || action == SignAction::install)
        require_name_in_force(book.connection(), sign);
    if (details.position) require_near_road(book.connection(), sign, *details.position);
    std::optional<storage::SignPhoto> photo;
    if (details.photo) photo = checked_photo(*details.photo);
    require_text(details.note, longest_note_bytes, "/note");
    const std::string day = book.past_day(details.day);
    const SignState was = sign.state;
    sign.state = *next;
    note_day(sign, action, day);
    take_position(sign, details);
    book.change(sign, was, {std::string{signing::to_string(action)}, day, details.note});
    if (photo) {
        photo->day = day;
        photo->actor = book.actor().name();
        book.store().add_photo(sign.id, *photo);
    }
    SignActionResult result{sign, std::nullopt};
    if (action == SignAction::replace) result.successor = successor_of(book, sign, day);
    return result;
}

/// From the plan or the maker straight to the pole.
Sign hang(SignBook& book, Sign sign, const SignActionDetails& details) {
    if (sign.state == SignState::planned)
        sign = perform(book, std::move(sign), SignAction::make, details).sign;
    return perform(book, std::move(sign), SignAction::install, details).sign;
}

bool waits(const Sign& sign) {
    return !sign.is_outdated && (sign.state == SignState::planned || sign.state == SignState::made);
}

}  // namespace

SignActionResult act_on_sign(Registry& registry, const Actor& actor, SignAction action,
                             const SignRequest& request, const SignActionDetails& details) {
    SignActionResult result;
    {
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        require_sign_manager(*writer, actor, storage::SignStore{*writer}.get(request.id).road);
        Sign sign = get_current_sign(*writer, request.id, request.version);
        SignBook book{*writer, registry, actor};
        result = perform(book, std::move(sign), action, details);
        transaction.commit();
    }
    registry.announce_change();
    return result;
}

std::vector<Sign> install_village(Registry& registry, const Actor& actor,
                                  const VillageCode& village, const SignActionDetails& details) {
    require(actor, lifecycle::Capability::manage_signs, village);
    std::vector<Sign> installed;
    {
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        storage::VillageStore{*writer}.describe(village);
        SignBook book{*writer, registry, actor};
        for (const Sign& sign : book.store().in_village(village))
            if (waits(sign)) installed.push_back(hang(book, sign, details));
        transaction.commit();
    }
    registry.announce_change();
    return installed;
}

std::size_t install_all(storage::Connection& connection, Registry& registry, const Actor& actor,
                        RoadId road, std::string_view day) {
    SignBook book{connection, registry, actor};
    const SignActionDetails details{book.past_day(day), {}, {}, {}};
    std::size_t count = 0;
    for (const Sign& sign : book.store().of_road(road)) {
        if (!waits(sign)) continue;
        hang(book, sign, details);
        ++count;
    }
    return count;
}

std::size_t mark_renamed(storage::Connection& connection, Registry& registry, const Actor& actor,
                         RoadId id) {
    SignBook book{connection, registry, actor};
    const auto road = book.store().find_road(id);
    if (!road) return mark_abolished(connection, registry, actor, id);
    std::size_t count = 0;
    for (Sign& sign : book.store().of_road(id)) {
        const bool says_it = sign.name == road->name;
        if (signing::is_gone(sign.state) || sign.is_outdated != says_it) continue;
        const std::string note = sign.name + " -> " + road->name;
        if (sign.state == SignState::planned) {
            sign.name = road->name;
            sign.romanisation = road->romanisation;
        }
        sign.is_outdated = sign.state != SignState::planned && !says_it;
        book.change(sign, sign.state, {"rename", book.today(), note});
        ++count;
    }
    return count;
}

std::size_t mark_abolished(storage::Connection& connection, Registry& registry, const Actor& actor,
                           RoadId road) {
    SignBook book{connection, registry, actor};
    std::size_t count = 0;
    for (Sign& sign : book.store().of_road(road)) {
        if (signing::is_gone(sign.state)) continue;
        const SignState was = sign.state;
        sign.is_outdated = true;
        if (was == SignState::planned) sign.state = SignState::removed;
        book.change(sign, was, {"abolish", book.today()});
        ++count;
    }
    return count;
}

}  // namespace geo::registry

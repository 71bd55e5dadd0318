// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/sign_book.hpp"

#include <fmt/format.h>

#include "geo/base/calendar_day.hpp"
#include "geo/base/error.hpp"
#include "geo/model/event.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/registry/people.hpp"
#include "geo/signing/sign_states.hpp"
#include "geo/storage/event_log.hpp"

namespace geo::registry {

std::string SignBook::past_day(std::string_view day) const {
    if (day.empty()) return today();
    if (!parse_day(day))
        throw Error(ErrorKind::invalid_input,
                    fmt::format("“{}”不是日期，请写成 2024-12-20 的形式。", day),
                    fmt::format("'{}' is no day; write it as 2024-12-20.", day))
            .at("/day");
    if (day > today())
        throw Error(
            ErrorKind::invalid_input,
            fmt::format("日期 {} 在今天（{}）之后，尚未发生。", day, today()),
            fmt::format("The day {} lies after today, {}: it has not come yet.", day, today()))
            .at("/day");
    return std::string{day};
}

void SignBook::write_down(const Sign& sign, bool is_seen, const SignDeed& deed) {
    const Instant now = registry_.clock().now();
    auto signs = store();
    signs.append_event(
        {sign.id, std::string{deed.action}, sign.state, deed.day, now, actor_.name(), deed.note});
    const auto village = signs.village_of(sign.road);
    // A shard of its own belongs to every village, but for the roads that lie in none.
    const std::string scope = village ? village->value() : std::string{everything_changed};
    storage::EventFields fields{{"state", std::string{to_string(sign.state)}},
                                {"road_id", std::to_string(sign.road.value())},
                                {"name", sign.name},
                                {"day", deed.day}};
    if (village) fields.emplace_back("village_code", village->value());
    if (!deed.note.empty()) fields.emplace_back("note", deed.note);
    storage::EventLog{connection_}.append(
        {0, now, actor_.name(), fmt::format("sign.{}", deed.action), "sign",
         std::to_string(sign.id.value()), is_seen ? scope : std::string{},
         storage::event_payload(fields)});
}

Sign SignBook::add(Sign sign, const SignDeed& deed) {
    auto signs = store();
    sign.id = signs.insert(sign);
    if (sign.pole == SignId{}) {
        sign.pole = sign.id;
        signs.update(sign);
    }
    write_down(sign, signing::is_standing(sign.state), deed);
    return sign;
}

void SignBook::change(Sign& sign, SignState was, const SignDeed& deed) {
    ++sign.version;
    store().update(sign);
    write_down(sign, signing::is_standing(sign.state) || signing::is_standing(was), deed);
}

Sign get_current_sign(storage::Connection& connection, SignId id, std::int64_t version) {
    Sign sign = storage::SignStore{connection}.get(id);
    if (sign.version != version)
        throw Error(ErrorKind::stale,
                    fmt::format("标志 {} 已是第 {} 版（您看到的是第 {} 版），请重新打开后再办理。",
                                id.value(), sign.version, version),
                    fmt::format("Sign {} is at version {} now (you saw {}); open it again.",
                                id.value(), sign.version, version));
    return sign;
}

void require_sign_manager(storage::Connection& connection, const Actor& actor, RoadId road) {
    const auto village = storage::SignStore{connection}.village_of(road);
    require(actor, lifecycle::Capability::manage_signs, village.value_or(VillageCode{}));
}

}  // namespace geo::registry

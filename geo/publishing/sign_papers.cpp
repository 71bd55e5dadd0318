// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/sign_papers.hpp"

#include <fmt/format.h>

#include <map>

#include "geo/documents/sign_face.hpp"
#include "geo/registry/signs.hpp"
#include "geo/signing/sign_position.hpp"
#include "geo/signing/sign_states.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/village_store.hpp"

namespace geo::publishing {
namespace {

/// Places of one list, each village looked up once.
class Places {
  public:
    explicit Places(storage::Connection& connection) : connection_(connection) {}

    const storage::VillageBrief& of(const std::optional<VillageCode>& code) {
        if (!code) return none_;
        const auto known = known_.find(code->value());
        if (known != known_.end()) return known->second;
        return known_.emplace(code->value(), storage::VillageStore{connection_}.describe(*code))
            .first->second;
    }

  private:
    storage::Connection& connection_;
    storage::VillageBrief none_;
    std::map<std::string, storage::VillageBrief, std::less<>> known_;
};

std::string size_text(const documents::FaceSize& size) {
    return fmt::format("{:g}×{:g} mm", size.width_mm, size.height_mm);
}

documents::OrderedSign ordered(storage::Connection& connection, const Sign& sign, Places& places) {
    const bool is_east_west = sign.axis == RoadAxis::east_west;
    const auto& place = places.of(storage::SignStore{connection}.village_of(sign.road));
    documents::OrderedSign line;
    line.number = std::to_string(sign.id.value());
    line.road_name = sign.name;
    line.roman_spelling = sign.romanisation;
    line.village = place.name;
    line.town = place.town_name;
    line.position = position_text(connection, sign).zh;
    line.direction = is_east_west ? "东西" : "南北";
    line.colour = is_east_west ? "蓝底白字" : "绿底白字";
    line.size = size_text(documents::PlateStandard{}.street);
    line.double_sided = true;
    if (sign.pole != sign.id) line.remarks = fmt::format("与 {} 号同杆", sign.pole.value());
    return line;
}

std::string area_of(const std::optional<VillageCode>& village, Places& places) {
    const auto& place = places.of(village);
    return place.town_name + place.name;
}

std::optional<documents::Day> day_of(const std::optional<std::string>& day) {
    return day ? documents::day_from_iso(*day) : std::nullopt;
}

documents::InspectedSign inspected(storage::Connection& connection, const Sign& sign,
                                   Places& places) {
    const auto& place = places.of(storage::SignStore{connection}.village_of(sign.road));
    documents::InspectedSign line;
    line.number = std::to_string(sign.id.value());
    line.road_name = sign.name;
    line.village = place.name;
    line.town = place.town_name;
    line.position = position_text(connection, sign).zh;
    line.state = sign.state;
    line.installed_on = day_of(sign.installed_on);
    line.last_inspected_on = day_of(sign.inspected_on);
    if (sign.is_outdated) line.remarks = "牌面为曾用名";
    return line;
}

}  // namespace

BilingualText position_text(storage::Connection& connection, const Sign& sign) {
    storage::RoadStore roads{connection};
    const auto road = roads.find(sign.road);
    if (!road) return {};
    if (!sign.crossing) return signing::describe_position(sign, road->centre_line, {});
    const auto other = storage::SignStore{connection}.find_road(*sign.crossing);
    if (!other) return signing::describe_position(sign, road->centre_line, {});
    return signing::describe_position(sign, road->centre_line, {other->name, &other->line});
}

documents::SignOrder sign_order(registry::Registry& registry, storage::SignFilter filter) {
    const auto reader = registry.database().read();
    Places places{*reader};
    documents::SignOrder order;
    order.letterhead.date = documents::day_from_iso(to_registry_date(registry.clock().now()));
    order.standard = "GB 17733";
    if (filter.village) order.area = area_of(filter.village, places);
    if (!filter.state) filter.state = SignState::planned;
    for (const Sign& sign : storage::SignStore{*reader}.list(filter))
        order.signs.push_back(ordered(*reader, sign, places));
    return order;
}

documents::InspectionList inspection_paper(registry::Registry& registry,
                                           const storage::SignFilter& filter,
                                           std::string_view before) {
    const auto reader = registry.database().read();
    Places places{*reader};
    documents::InspectionList list;
    list.letterhead.date = documents::day_from_iso(to_registry_date(registry.clock().now()));
    if (list.letterhead.date) list.year = static_cast<int>(list.letterhead.date->year());
    if (filter.village) list.area = area_of(filter.village, places);
    for (const Sign& sign : registry::inspection_list(*reader, filter, before))
        list.signs.push_back(inspected(*reader, sign, places));
    return list;
}

std::string sign_url(std::string_view base_url, SignId sign) {
    return fmt::format("{}/p/{}", base_url, sign.value());
}

documents::Face sign_face(const Sign& sign, std::string_view url) {
    documents::SignFace face;
    face.name = sign.name;
    face.romanisation = sign.romanisation;
    face.axis = sign.axis == RoadAxis::east_west ? documents::RoadAxis::east_west
                                                 : documents::RoadAxis::north_south;
    face.size = url.empty() ? documents::SignSize::street : documents::SignSize::large_qr;
    face.url = std::string{url};
    return documents::sign_face(face);
}

}  // namespace geo::publishing

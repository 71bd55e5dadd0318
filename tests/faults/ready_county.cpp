// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/ready_county.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

#include "geo/registry/audit.hpp"
#include "geo/registry/import.hpp"
#include "geo/registry/people.hpp"
#include "geo/registry/proposals.hpp"
#include "geo/storage/connection.hpp"
#include "geo/storage/road_store.hpp"

namespace faults {
namespace {

using namespace geo;
using namespace geo::registry;

constexpr int roads_a_village = 8;
constexpr std::array<const char*, roads_a_village> names{"安宁路", "和顺街", "祥瑞巷", "永丰路",
                                                         "清泉街", "育才路", "槐荫巷", "东升街"};

int villages_for(int proposals) { return (proposals + roads_a_village - 1) / roads_a_village; }

Coordinate corner_of(int village) {
    return {118.2 + (village % 40) * 0.025, 37.1 + (village / 40) * 0.025};
}

VillageRow village_row(int village) {
    const auto [west, south] = corner_of(village);
    const double east = west + 0.02, north = south + 0.02;
    VillageRow row;
    row.code = ReadyCounty::village_code(village);
    row.name = fmt::format("第{}村", village);
    row.town = fmt::format("第{}镇", village);
    row.county = "东营区";
    row.city = "东营市";
    row.province = "山东省";
    row.outline = MultiPolygon{
        {Polygon{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}}};
    return row;
}

RoadRow road_row(int village, int road) {
    const auto [west, south] = corner_of(village);
    const double lat = south + 0.001 + road * 0.002;
    RoadRow row;
    row.source_id = fmt::format("{}-{}", village, road);
    row.width_metres = 5;
    row.centre_line = {{{west + 0.002, lat}, {west + 0.006, lat}}};
    return row;
}

template <typename Import, typename Row>
void add(Import& import, const Row& row) {
    const auto result = import.add(row);
    if (result.outcome != RowOutcome::stored)
        throw std::logic_error(result.note ? result.note->en : "a row was not stored");
}

void import_ground(Registry& registry, int villages) {
    const ImportOrigin origin{"county", "导入员", false};
    VillageImport village_import{registry, origin};
    for (int i = 0; i < villages; ++i) add(village_import, village_row(i));
    village_import.commit();
    RoadImport road_import{registry, origin};
    for (int i = 0; i < villages; ++i)
        for (int road = 0; road < roads_a_village; ++road) add(road_import, road_row(i, road));
    add(road_import, road_row(0, roads_a_village));
    road_import.commit();
}

ProposalId submitted(Registry& registry, const Actor& surveyor, const Road& road, int name) {
    NameProposal content;
    content.village = *road.village;
    content.road = road.id;
    content.name = names.at(static_cast<std::size_t>(name));
    content.meaning = "寄望祥和安宁";
    content.origin = "村民代表会议议定";
    const Proposal draft = create_proposal(registry, surveyor, content);
    const auto result = act_on_proposal(registry, surveyor, lifecycle::Action::submit,
                                        {draft.id, draft.version, {}});
    if (!result.outcome.is_allowed()) throw std::logic_error(result.outcome.message.en);
    return draft.id;
}

std::vector<Road> all_roads(Registry& registry) {
    std::vector<Road> roads;
    storage::RoadStore{*registry.database().read()}.for_each(
        [&](const Road& road) { roads.push_back(road); });
    return roads;
}

std::vector<ProposalId> propose_all(Registry& registry, const std::vector<Road>& roads, int count) {
    const Actor surveyor{"测绘员", lifecycle::Role::surveyor, "370502"};
    std::vector<ProposalId> ids;
    for (const Road& road : roads) {
        if (static_cast<int>(ids.size()) == count) break;
        const int name = static_cast<int>(ids.size()) % roads_a_village;
        ids.push_back(submitted(registry, surveyor, road, name));
    }
    return ids;
}

std::string token_of(Registry& registry, const std::string& name, lifecycle::Role role) {
    const Actor admin{"管理员"};
    Passwords passwords{PasswordCost::least()};
    add_user(registry, admin, {name, role, "370502", std::nullopt}, passwords);
    return issue_token(registry, admin, name).text;
}

}  // namespace

std::string ReadyCounty::village_code(int village) {
    return fmt::format("370502{:03}{:03}", 100 + village % 300, 201 + village / 300);
}

ReadyCounty::ReadyCounty(int proposals, const std::string& database)
    : database_(database.empty() ? folder_.file("registry.sqlite") : database) {
    const SystemClock clock;
    Registry registry{storage::Database::create(database_), clock};
    import_ground(registry, villages_for(proposals));
    const auto roads = all_roads(registry);
    proposals_ = propose_all(registry, roads, proposals);
    spare_road_ = roads.back().id;
    reviewer_ = token_of(registry, "审核员", lifecycle::Role::county);
    second_ = token_of(registry, "审核员乙", lifecycle::Role::county);
    surveyor_ = token_of(registry, "测绘员", lifecycle::Role::surveyor);
}

std::string faults_in(const std::string& database) {
    std::string all;
    for (const auto& fault : geo::registry::verify_audit(database, {}).faults)
        all += fault.thing + ": " + fault.message.en + '\n';
    return all;
}

std::int64_t count(const std::string& database, const std::string& sql) {
    geo::storage::Connection connection{database, geo::storage::Access::read};
    auto row = connection.query(sql);
    row.step();
    return row.integer(0);
}

support::HttpAnswer act(support::HttpClient& client, const std::string& who, ProposalId id,
                        std::int64_t version, const std::string& action, const std::string& body) {
    return client.post(
        fmt::format("/proposals/{}/{}", id.value(), action), body,
        fmt::format("Content-Type: application/json\r\nIf-Match: \"v{}\"\r\n{}", version, who));
}

std::int64_t version_in(const support::HttpAnswer& answer) {
    const std::string etag = answer.field("etag");
    return etag.starts_with("\"v") ? std::stoll(etag.substr(2)) : 0;
}

}  // namespace faults

// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sample_application.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>

#include "api/http/transport/answer.hpp"
#include "geo/registry/import.hpp"
#include "geo/registry/proposals.hpp"

namespace support {
namespace {

using namespace geo::registry;

const ImportOrigin origin{"sample", "导入员", false};

VillageRow village_row(std::string_view code, const std::string& name, double west) {
    VillageRow row;
    row.code = code;
    row.name = name;
    row.town = "史口镇";
    row.county = "东营区";
    row.city = "东营市";
    row.province = "山东省";
    const double east = west + 0.1;
    row.outline = geo::MultiPolygon{
        {geo::Polygon{{{{west, 37.0}, {east, 37.0}, {east, 37.1}, {west, 37.1}, {west, 37.0}}}}}};
    return row;
}

RoadRow road_row(const std::string& source_id, geo::Coordinate start) {
    RoadRow row;
    row.source_id = source_id;
    row.centre_line = {{start, {start.lon + 0.005, start.lat}, {start.lon + 0.01, start.lat}}};
    return row;
}

AddressRow address_row(const std::string& number, double lon) {
    AddressRow row;
    row.source_id = "d" + number;
    row.road_id = "r1";
    row.number = number;
    row.position = {lon, 37.0501};
    row.postcode = "257081";
    return row;
}

template <typename Import, typename... Rows>
void take_in(Registry& registry, const Rows&... rows) {
    Import import{registry, origin};
    for (const auto& result : {import.add(rows)...}) {
        if (result.outcome != RowOutcome::stored) {
            throw std::logic_error(result.note ? result.note->en : "a sample row was not stored");
        }
    }
    import.commit();
}

void fill(Registry& registry) {
    auto first = village_row(SampleApplication::first_village, "安宁村", 118.5);
    first.modelled = true;
    take_in<VillageImport>(registry, first,
                           village_row(SampleApplication::second_village, "和顺村", 118.6));
    auto named = road_row("r1", {118.52, 37.05});
    named.name = "安宁街";
    named.alias = "老街";
    named.approved_on = "2024-12-20";
    named.width_metres = 6.0;
    named.surface = "沥青";
    named.direction = "东西";
    named.road_class = "residential";
    take_in<RoadImport>(registry, named, road_row("r2", {118.54, 37.06}),
                        road_row("r3", {118.62, 37.05}), road_row("r4", {118.64, 37.06}),
                        road_row("r5", {121.0, 37.05}));
    take_in<AddressImport>(registry, address_row("1", 118.521), address_row("2附1", 118.523),
                           address_row("3", 118.525));
}

/// Registry is made and filled in one step, because what is published is loaded next.
std::unique_ptr<geo::storage::Database> filled(const std::string& path, const geo::Clock& clock) {
    {
        Registry registry{geo::storage::Database::create(path), clock};
        fill(registry);
    }
    return geo::storage::Database::open(path);
}

api::http::DoorSettings door_settings() {
    api::http::DoorSettings settings;
    settings.cost = geo::registry::PasswordCost::least();
    return settings;
}

std::string bytes_of(const api::http::Body& body) {
    if (!body.is_file()) {
        return std::string{body.view()};
    }
    std::string bytes(body.size(), '\0');
    const auto count = ::pread(body.file()->descriptor(), bytes.data(), bytes.size(), 0);
    bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return bytes;
}

}  // namespace

SampleApplication::SampleApplication()
    : registry(filled(folder.file("registry.sqlite"), clock), clock),
      published(registry),
      tiles([this] { return published.snapshot(); }, std::size_t{1} << 24),
      doorkeeper(registry, door_settings()),
      application{registry, published, tiles, doorkeeper} {
    submitted_proposal = submit(draft(second_village, road("r3"), "祥和路"));
    draft_proposal = draft(second_village, road("r4"), "瑞丰路");
}

std::string SampleApplication::bearer(const std::string& name) {
    using geo::lifecycle::Role;
    return people.bearer(name, name == "测绘员" ? Role::surveyor : Role::county, "370502");
}

geo::RoadId SampleApplication::road(std::string_view source_id) const {
    for (const auto& shard : published.snapshot()->shards()) {
        for (const auto& candidate : shard->roads) {
            if (candidate.source_id == source_id) {
                return candidate.id;
            }
        }
    }
    throw std::logic_error("the sample has no such road");
}

geo::Proposal SampleApplication::draft(std::string_view village, geo::RoadId road_id,
                                       const std::string& name) {
    geo::NameProposal content;
    content.village = geo::VillageCode{std::string{village}};
    content.road = road_id;
    content.name = name;
    content.meaning = "寄望祥和安宁";
    content.origin = "村民代表会议议定";
    return create_proposal(registry, Actor{"测绘员"}, content);
}

geo::Proposal SampleApplication::submit(const geo::Proposal& draft) {
    const auto result = act_on_proposal(registry, Actor{"测绘员"}, geo::lifecycle::Action::submit,
                                        {draft.id, draft.version, {}});
    if (!result.outcome.is_allowed()) {
        throw std::logic_error("the sample's proposal cannot be submitted");
    }
    return result.proposal;
}

geo::Proposal SampleApplication::approve(const geo::Proposal& submitted) {
    const auto result = act_on_proposal(registry, Actor{"审核员"}, geo::lifecycle::Action::approve,
                                        {submitted.id, submitted.version, {}});
    if (!result.outcome.is_allowed()) {
        throw std::logic_error("the sample's proposal cannot be approved");
    }
    return result.proposal;
}

std::string Reply::field(std::string_view name) const {
    const auto line = head.find("\r\n" + std::string{name} + ": ");
    if (line == std::string::npos) {
        return {};
    }
    const auto start = line + name.size() + 4;
    return head.substr(start, head.find("\r\n", start) - start);
}

Caller::Caller(const SampleApplication& sample, std::initializer_list<RouteGroup> groups,
               api::http::StaticFiles files)
    : dispatcher_(
          [&] {
              api::http::Router router;
              router.set_guard([&doorkeeper = sample.application.doorkeeper](const auto& request,
                                                                             const auto& route) {
                  return doorkeeper.check(request, route);
              });
              for (const auto add : groups) {
                  add(router, sample.application);
              }
              return router;
          }(),
          std::move(files)) {}

Reply Caller::get(std::string_view target, std::string_view fields) const {
    return send("GET", target, fields);
}

Reply Caller::send(std::string_view method, std::string_view target, std::string_view fields,
                   std::string_view body) const {
    std::string text{method};
    text.append(" ").append(target).append(" HTTP/1.1\r\nHost: localhost:8080\r\n").append(fields);
    if (!body.empty()) {
        text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
    }
    text.append("\r\n");
    api::http::MessageHead head;
    if (api::http::parse_head(text, head) != nullptr) {
        throw std::logic_error("the test's request is no HTTP: " + text);
    }
    api::http::Request request;
    auto response = *dispatcher_.respond(request, head, body, api::http::Lane::slow);
    api::http::Answer answer;
    api::http::compose(&head, std::move(response), true, answer);
    return {answer.status, answer.head, bytes_of(answer.body)};
}

}  // namespace support

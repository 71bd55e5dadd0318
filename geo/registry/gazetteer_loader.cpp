// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/gazetteer_loader.hpp"

#include <unordered_map>
#include <utility>
#include <vector>

#include "geo/model/proposal.hpp"
#include "geo/registry/import_session.hpp"
#include "geo/spatial/geodesic.hpp"
#include "geo/storage/division_store.hpp"
#include "geo/storage/lineage_store.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/proposal_store.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/village_store.hpp"

namespace geo::registry {
namespace {

using naming::SharedName;

naming::RegisteredName registered(const NameParts& name, const Pinyin& pinyin, NameStatus status,
                                  const naming::VillageContext& village) {
    naming::RegisteredName registered;
    registered.name = name;
    registered.pinyin = pinyin;
    registered.status = status;
    registered.village = village.code;
    registered.village_name = village.name;
    registered.town_name = village.town_name;
    return registered;
}

naming::RegisteredName registered(const PlaceName& name, const naming::VillageContext& village) {
    auto entry = registered(name.name, name.pinyin, name.status, village);
    entry.road = name.road;
    entry.valid_to = name.valid_to;
    return entry;
}

naming::RegisteredName registered(const Proposal& proposal, const naming::VillageContext& village) {
    auto entry = registered(proposal.name, proposal.pinyin, NameStatus::proposed, village);
    entry.road = proposal.content.road;
    entry.proposal = proposal.id;
    return entry;
}

/// A draft is its author's own business; what was decided stands among the names.
bool counts_as_proposed(ProposalState state) {
    switch (state) {
        case ProposalState::submitted:
        case ProposalState::consulted:
        case ProposalState::town_endorsed:
        case ProposalState::county_reviewed:
        case ProposalState::returned:
            return true;
        case ProposalState::draft:
        case ProposalState::approved:
        case ProposalState::filed:
        case ProposalState::announced:
        case ProposalState::signed_on_site:
        case ProposalState::mapped:
        case ProposalState::archived:
        case ProposalState::rejected:
        case ProposalState::withdrawn:
            return false;
    }
    return false;
}

/// The name that a road goes by: the one in force, else the first that was proposed.
bool goes_before(const naming::RegisteredName& name, const SharedName& current) {
    if (name.status == NameStatus::in_force) return true;
    return name.status == NameStatus::proposed && !current;
}

GroundRoad ground_road(const Road& road, SharedName name) {
    return {road.id,           road.village,   road.centre_line, road.length_metres,
            road.width_metres, std::move(name)};
}

GroundRoad ground_line(const Proposal& proposal, SharedName name) {
    return {line_id(proposal.id),          proposal.content.village,
            *proposal.content.line,        spatial::length_metres(*proposal.content.line),
            proposal.content.width_metres, std::move(name)};
}

bool is_line_only(const Proposal& proposal) {
    return !proposal.content.road && proposal.content.line;
}

/// Reads all tables once, each in one pass.
class Loader {
  public:
    Loader(storage::Connection& connection, const NamingContext& naming)
        : connection_(connection), naming_(naming), names_(naming.tables()) {}

    Gazetteer load() {
        load_villages();
        storage::NameStore{connection_}.for_each_with_village(
            [this](const PlaceName& name, const VillageCode& code) { take_name(name, code); });
        storage::ProposalStore{connection_}.for_each_open(
            [this](const Proposal& proposal) { take_proposal(proposal); });
        storage::RoadStore{connection_}.for_each([this](const Road& road) {
            const auto name = name_of_.find(road.id);
            roads_.push_back(ground_road(road, name == name_of_.end() ? nullptr : name->second));
        });
        return {std::move(names_), Ground{std::move(villages_), std::move(roads_)}};
    }

  private:
    void load_villages() {
        std::unordered_map<DivisionCode, std::string> divisions;
        for (Division& division : storage::DivisionStore{connection_}.all())
            divisions.emplace(division.code, std::move(division.name));
        const auto named = [&](const DivisionCode& code) {
            const auto found = divisions.find(code);
            return found == divisions.end() ? std::string{} : found->second;
        };
        storage::VillageStore{connection_}.for_each([&](const Village& village) {
            GroundVillage entry;
            const DivisionCode county{village.town.value().substr(0, 6)};
            entry.context = {village.code, village.name, village.town, named(village.town), county};
            entry.county_name = named(DivisionCode{full_division_code(county.value())});
            entry.outline = village.outline;
            contexts_.emplace(village.code, entry.context);
            villages_.push_back(std::move(entry));
        });
    }

    SharedName add(naming::RegisteredName name, const naming::VillageContext& village) {
        return names_.add(village.town, village.county, std::move(name),
                          naming_.tables().romaniser);
    }

    /// A road in no village is in no township's scope, but still lies on the ground.
    void take_name(const PlaceName& name, const VillageCode& code) {
        const auto village = contexts_.find(code);
        SharedName shared =
            village == contexts_.end()
                ? std::make_shared<const naming::RegisteredName>(registered(name, {}))
                : add(registered(name, village->second), village->second);
        SharedName& current = name_of_[name.road];
        if (goes_before(*shared, current)) current = std::move(shared);
    }

    void take_proposal(const Proposal& proposal) {
        const auto village = contexts_.find(proposal.content.village);
        if (!counts_as_proposed(proposal.state) || village == contexts_.end()) return;
        SharedName shared = add(registered(proposal, village->second), village->second);
        if (is_line_only(proposal)) roads_.push_back(ground_line(proposal, shared));
        if (!proposal.content.road) return;
        SharedName& current = name_of_[*proposal.content.road];
        if (goes_before(*shared, current)) current = std::move(shared);
    }

    storage::Connection& connection_;
    const NamingContext& naming_;
    naming::TownNames names_;
    std::vector<GroundVillage> villages_;
    std::vector<GroundRoad> roads_;
    std::unordered_map<VillageCode, naming::VillageContext> contexts_;
    std::unordered_map<RoadId, SharedName> name_of_;
};

}  // namespace

Gazetteer load_gazetteer(storage::Connection& connection, const NamingContext& naming) {
    return Loader{connection, naming}.load();
}

void GazetteerChange::take_in(const Event& event) {
    if (event.entity_type == "proposal") renew_proposal(ProposalId{std::stoll(event.entity_id)});
    if (event.entity_type != "road") return;
    renew_road(RoadId{std::stoll(event.entity_id)});
    for (const auto& row : storage::LineageStore{connection_}.of_event(event.sequence)) {
        renew_road(row.predecessor);
        if (row.successor) renew_road(*row.successor);
    }
}

void GazetteerChange::renew_proposal(ProposalId id) {
    const auto proposal = storage::ProposalStore{connection_}.find(id);
    if (!proposal) return;
    const auto& village = ground_.village(proposal->content.village).context;
    names_.remove(village.town, id);
    ground_.remove(line_id(id));
    if (proposal->content.road) return renew_road(*proposal->content.road);
    if (!counts_as_proposed(proposal->state)) return;
    SharedName name = names_.add(village.town, village.county, registered(*proposal, village),
                                 naming_.tables().romaniser);
    if (proposal->content.line) ground_.put(ground_line(*proposal, std::move(name)));
}

/// A road's names and the proposals for it are taken out and put in again together.
void GazetteerChange::renew_road(RoadId id) {
    const auto road = storage::RoadStore{connection_}.find(id);
    if (!road) return ground_.remove(id);
    const GroundVillage* village = road->village ? ground_.find_village(*road->village) : nullptr;
    const naming::VillageContext context = village ? village->context : naming::VillageContext{};
    SharedName current;
    const auto take = [&](naming::RegisteredName name) {
        SharedName shared = village
                                ? names_.add(context.town, context.county, std::move(name),
                                             naming_.tables().romaniser)
                                : std::make_shared<const naming::RegisteredName>(std::move(name));
        if (goes_before(*shared, current)) current = std::move(shared);
    };
    names_.remove(context.town, id);
    for (const PlaceName& name : storage::NameStore{connection_}.of_road(id))
        take(registered(name, context));
    storage::ProposalStore proposals{connection_};
    for (const ProposalId open : proposals.open_for_road(id)) {
        const Proposal proposal = proposals.get(open);
        if (counts_as_proposed(proposal.state)) take(registered(proposal, context));
    }
    // A retired road keeps its names, so that they are not given away, but lies nowhere.
    if (road->valid_to) return ground_.remove(id);
    ground_.put(ground_road(*road, std::move(current)));
}

}  // namespace geo::registry

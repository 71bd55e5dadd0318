// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/known_names.hpp"

#include <string>
#include <unordered_map>

#include "geo/model/proposal.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/proposal_store.hpp"

namespace geo::registry {
namespace {

/// Beyond this many events reading everything anew is cheaper.
constexpr std::int64_t most_single_steps = 200;

naming::RegisteredName registered(const PlaceName& name, const storage::VillageBrief& village) {
    naming::RegisteredName registered;
    registered.name = name.name;
    registered.pinyin = name.pinyin;
    registered.status = name.status;
    registered.road = name.road;
    registered.valid_to = name.valid_to;
    registered.village = village.code;
    registered.village_name = village.name;
    registered.town_name = village.town_name;
    return registered;
}

naming::RegisteredName registered(const Proposal& proposal, const storage::VillageBrief& village) {
    naming::RegisteredName registered;
    registered.name = proposal.name;
    registered.pinyin = proposal.pinyin;
    registered.status = NameStatus::proposed;
    registered.road = proposal.content.road;
    registered.proposal = proposal.id;
    registered.village = village.code;
    registered.village_name = village.name;
    registered.town_name = village.town_name;
    return registered;
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

/// Villages by code, each looked up once.
class Villages {
  public:
    explicit Villages(storage::Connection& connection) : store_(connection) {}
    const storage::VillageBrief& get(const VillageCode& code) {
        const auto found = known_.find(code);
        return found != known_.end() ? found->second
                                     : known_.emplace(code, store_.describe(code)).first->second;
    }

  private:
    storage::VillageStore store_;
    std::unordered_map<VillageCode, storage::VillageBrief> known_;
};

}  // namespace

naming::Facts KnownNames::gather(storage::Connection& connection, const naming::NameDraft& draft) {
    const std::lock_guard lock{mutex_};
    catch_up(connection);
    return names_.gather(draft);
}

void KnownNames::catch_up(storage::Connection& connection) {
    storage::EventLog log{connection};
    const std::int64_t last = log.last_sequence();
    if (last == sequence_) return;
    // A rolled-back write may have been seen: a shorter log means reading anew.
    if (sequence_ < 0 || last < sequence_ || last - sequence_ > most_single_steps)
        return load(connection, last);
    for (const Event& event : log.after(sequence_, most_single_steps)) {
        if (event.scope == everything_changed) return load(connection, last);
        take_in(connection, event);
    }
    sequence_ = last;
}

void KnownNames::load(storage::Connection& connection, std::int64_t sequence) {
    names_ = naming::TownNames{};
    Villages villages{connection};
    const naming::Romaniser& romaniser = naming_.tables().romaniser;
    storage::NameStore{connection}.for_each_with_village(
        [&](const PlaceName& name, const VillageCode& code) {
            if (code.value().empty()) return;  // a road in no village is in no township's scope
            const auto& village = villages.get(code);
            names_.add(village.town, registered(name, village), romaniser);
        });
    storage::ProposalStore{connection}.for_each_open([&](const Proposal& proposal) {
        if (!counts_as_proposed(proposal.state)) return;
        const auto& village = villages.get(proposal.content.village);
        names_.add(village.town, registered(proposal, village), romaniser);
    });
    sequence_ = sequence;
}

void KnownNames::take_in(storage::Connection& connection, const Event& event) {
    if (event.entity_type != "proposal") return;
    const ProposalId id{std::stoll(event.entity_id)};
    const auto proposal = storage::ProposalStore{connection}.find(id);
    if (!proposal) return;
    const auto village = storage::VillageStore{connection}.describe(proposal->content.village);
    if (proposal->content.road) return renew_road(connection, *proposal->content.road, village);
    names_.remove(village.town, id);
    if (counts_as_proposed(proposal->state))
        names_.add(village.town, registered(*proposal, village), naming_.tables().romaniser);
}

/// A road's names and the proposals for it are taken out and put in again together.
void KnownNames::renew_road(storage::Connection& connection, RoadId road,
                            const storage::VillageBrief& village) {
    const naming::Romaniser& romaniser = naming_.tables().romaniser;
    names_.remove(village.town, road);
    for (const PlaceName& name : storage::NameStore{connection}.of_road(road))
        names_.add(village.town, registered(name, village), romaniser);
    storage::ProposalStore proposals{connection};
    for (const ProposalId id : proposals.open_for_road(road)) {
        const Proposal proposal = proposals.get(id);
        if (counts_as_proposed(proposal.state))
            names_.add(village.town, registered(proposal, village), romaniser);
    }
}

}  // namespace geo::registry

// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/deadlines.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "geo/lifecycle/permissions.hpp"
#include "geo/storage/objection_store.hpp"
#include "geo/storage/proposal_store.hpp"
#include "geo/storage/step_store.hpp"

namespace geo::registry {
namespace {

using OldestObjections = std::map<std::int64_t, std::string>;

OldestObjections oldest_objections(storage::Connection& connection) {
    OldestObjections oldest;
    storage::ObjectionStore{connection}.for_each_oldest_open(
        [&](ProposalId proposal, const std::string& day) { oldest[proposal.value()] = day; });
    return oldest;
}

/// States in which the law's clocks run, or a public notice may.
const std::vector<ProposalState>& timed_states() {
    static const std::vector<ProposalState> states{
        ProposalState::consulted, ProposalState::town_endorsed, ProposalState::county_reviewed,
        ProposalState::approved, ProposalState::filed};
    return states;
}

bool is_wanted(const lifecycle::Deadline& deadline, const DeadlineFilter& filter) {
    if (filter.only_overdue) return deadline.is_overdue();
    return !filter.within || deadline.days_left <= *filter.within;
}

class Collector {
  public:
    Collector(storage::Connection& connection, const DeadlineFilter& filter, std::string today,
              int answer_days)
        : connection_(connection),
          filter_(filter),
          today_(std::move(today)),
          answer_days_(answer_days),
          oldest_(oldest_objections(connection)) {}

    void take(const Proposal& proposal, const lifecycle::Dossier& dossier) {
        if (!lifecycle::covers(filter_.area, proposal.content.village.value())) return;
        const auto objection = oldest_.find(proposal.id.value());
        const auto oldest =
            objection == oldest_.end() ? std::nullopt : std::optional{objection->second};
        for (auto& deadline :
             lifecycle::deadlines_of(proposal.state, dossier, oldest, answer_days_, today_))
            if (is_wanted(deadline, filter_))
                found_.push_back({proposal.id, proposal.name.full, proposal.content.village,
                                  proposal.state, std::move(deadline)});
    }

    /// Steps first: a proposal is only looked up where something may be due.
    void take_timed() {
        std::vector<std::pair<ProposalId, lifecycle::Dossier>> timed;
        storage::StepStore{connection_}.for_each_in(
            timed_states(), [&](ProposalId id, const std::vector<lifecycle::Step>& steps) {
                timed.emplace_back(id, lifecycle::dossier_of(steps));
            });
        for (const auto& [id, dossier] : timed) {
            take(storage::ProposalStore{connection_}.get(id), dossier);
            seen_.insert(id.value());
        }
    }

    /// Objections to what is announced already.
    void take_objections() {
        for (const auto& [id, day] : oldest_)
            if (seen_.count(id) == 0) {
                const ProposalId proposal{id};
                take(storage::ProposalStore{connection_}.get(proposal),
                     lifecycle::dossier_of(storage::StepStore{connection_}.of(proposal)));
            }
    }

    std::vector<CaseDeadline> sorted() && {
        std::stable_sort(found_.begin(), found_.end(),
                         [](const CaseDeadline& a, const CaseDeadline& b) {
                             return a.deadline.due < b.deadline.due;
                         });
        return std::move(found_);
    }

  private:
    storage::Connection& connection_;
    const DeadlineFilter& filter_;
    std::string today_;
    int answer_days_;
    OldestObjections oldest_;
    std::set<std::int64_t> seen_;
    std::vector<CaseDeadline> found_;
};

int answer_days(const Registry& registry) {
    return registry.naming().tables().profile.process.notice_days;
}

}  // namespace

std::vector<CaseDeadline> deadlines(Registry& registry, const DeadlineFilter& filter) {
    const auto reader = registry.database().read();
    Collector collector{*reader, filter, to_registry_date(registry.clock().now()),
                        answer_days(registry)};
    collector.take_timed();
    collector.take_objections();
    return std::move(collector).sorted();
}

std::vector<lifecycle::Deadline> deadlines_of(Registry& registry, ProposalId id) {
    const auto reader = registry.database().read();
    const Proposal proposal = storage::ProposalStore{*reader}.get(id);
    std::optional<std::string> oldest;
    for (const Objection& objection : storage::ObjectionStore{*reader}.of(id))
        if (objection.is_open() && !oldest) oldest = objection.day;
    return lifecycle::deadlines_of(
        proposal.state, lifecycle::dossier_of(storage::StepStore{*reader}.of(id)), oldest,
        answer_days(registry), to_registry_date(registry.clock().now()));
}

}  // namespace geo::registry

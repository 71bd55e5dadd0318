// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/case_file.hpp"

#include <algorithm>

#include "geo/storage/name_store.hpp"
#include "geo/storage/proposal_store.hpp"
#include "geo/storage/road_store.hpp"
#include "geo/storage/sign_store.hpp"
#include "geo/storage/step_store.hpp"

namespace geo::publishing {
namespace {

/// More than any village has; a page of this size ends the reading.
constexpr std::int64_t page_size = 1000;

std::vector<Proposal> proposals_of(storage::Connection& connection, const VillageCode& village,
                                   ProposalState state) {
    std::vector<Proposal> all;
    storage::ProposalFilter filter;
    filter.village = village;
    filter.state = state;
    filter.limit = page_size;
    for (;;) {
        auto page = storage::ProposalStore{connection}.list(filter);
        const bool is_last = page.size() < static_cast<std::size_t>(page_size);
        if (!page.empty()) filter.before = page.back().id;
        std::move(page.begin(), page.end(), std::back_inserter(all));
        if (is_last) return all;
    }
}

std::string former_name_of(storage::Connection& connection, RoadId road, const std::string& name) {
    for (const PlaceName& one : storage::NameStore{connection}.of_road(road))
        if (one.status == NameStatus::former && one.name.full != name) return one.name.full;
    return {};
}

bool counts(const Sign& sign) {
    return sign.state != SignState::replaced && sign.state != SignState::removed;
}

}  // namespace

const lifecycle::Step* CaseFile::last(lifecycle::Action action) const noexcept {
    std::size_t undone = 0;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        if (step->action == lifecycle::Action::edit) continue;
        if (step->action == lifecycle::Action::undo)
            ++undone;
        else if (undone > 0)
            --undone;
        else if (step->action == action)
            return &*step;
    }
    return nullptr;
}

std::optional<documents::Day> paper_day(std::string_view day) {
    return documents::day_from_iso(std::string{day});
}

std::vector<CaseFile> CaseFiles::of(const std::vector<ProposalId>& ids) {
    std::vector<Proposal> proposals;
    storage::ProposalStore store{connection_};
    for (const ProposalId id : ids) proposals.push_back(store.get(id));
    return gathered(std::move(proposals));
}

std::vector<CaseFile> CaseFiles::of_village(const VillageCode& village,
                                            const std::vector<ProposalState>& states) {
    std::vector<Proposal> proposals;
    for (const ProposalState state : states) {
        auto some = proposals_of(connection_, village, state);
        std::move(some.begin(), some.end(), std::back_inserter(proposals));
    }
    std::sort(proposals.begin(), proposals.end(),
              [](const Proposal& left, const Proposal& right) { return left.id < right.id; });
    return gathered(std::move(proposals));
}

std::vector<CaseFile> CaseFiles::gathered(std::vector<Proposal> proposals) {
    ProposedNames names;
    for (const Proposal& proposal : proposals)
        if (proposal.content.road) names[*proposal.content.road] = proposal.name.full;
    std::vector<CaseFile> files;
    for (Proposal& proposal : proposals) files.push_back(gather(std::move(proposal), names));
    return files;
}

CaseFile CaseFiles::gather(Proposal proposal, const ProposedNames& names) {
    CaseFile file;
    file.proposal = std::move(proposal);
    file.steps = storage::StepStore{connection_}.of(file.proposal.id);
    file.dossier = lifecycle::dossier_of(file.steps);
    if (const Shard* shard = snapshot_.find_village(file.proposal.content.village)) {
        file.village = &*shard->village;
        file.modelled = shard->village->modelled;
    }
    look_up_road(file);
    describe(file, names);
    return file;
}

void CaseFiles::look_up_road(CaseFile& file) {
    const NameProposal& content = file.proposal.content;
    if (content.line) file.line = *content.line;
    if (!content.road) return;
    file.road = snapshot_.find_road(*content.road);
    const auto road = storage::RoadStore{connection_}.get(*content.road);
    file.line = road.centre_line;
    file.source = road.source;
    file.modelled = file.modelled || road.modelled;
    file.former_name = former_name_of(connection_, road.id, file.proposal.name.full);
    const auto signs = storage::SignStore{connection_}.of_road(road.id);
    file.signs = static_cast<int>(std::count_if(signs.begin(), signs.end(), counts));
}

void CaseFiles::describe(CaseFile& file, const ProposedNames& names) {
    if (file.line.points.size() < 2) return;
    const Shard* shard = snapshot_.find_village(file.proposal.content.village);
    DescribedLine line{file.line, file.proposal.content.road, file.proposal.name.full, shard, {},
                       {}};
    if (file.road.road != nullptr) {
        line.width_metres = file.road.road->width_metres;
        line.surface = file.road.road->surface;
    }
    if (file.proposal.content.width_metres) line.width_metres = file.proposal.content.width_metres;
    file.extent = extent_of(snapshot_, line, [&names](const RoadFeature& road) {
        const auto proposed = names.find(road.id);
        return proposed == names.end() ? name_in_force(road) : proposed->second;
    });
}

}  // namespace geo::publishing

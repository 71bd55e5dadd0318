// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/batches.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "geo/base/error.hpp"
#include "geo/registry/casework.hpp"
#include "geo/registry/people.hpp"
#include "geo/storage/proposal_store.hpp"

namespace geo::registry {
namespace {

using lifecycle::Action;

Error bad_choice(const char* pointer, std::string zh, std::string en) {
    return Error(ErrorKind::invalid_input, std::move(zh), std::move(en)).at(pointer);
}

/// What stands in the village in a state that knows the action and that the actor may see.
std::vector<ProposalId> ids_in(storage::Connection& connection, const Actor& actor,
                               const VillageCode& village, Action action) {
    storage::ProposalFilter filter;
    filter.village = village;
    filter.viewer = viewer_of(actor);
    filter.limit = std::numeric_limits<std::int32_t>::max();
    std::vector<ProposalId> ids;
    for (const Proposal& proposal : storage::ProposalStore{connection}.list(filter))
        if (lifecycle::find_transition(proposal.state, action) != nullptr)
            ids.push_back(proposal.id);
    return ids;
}

std::vector<ProposalId> chosen(storage::Connection& connection, const Actor& actor,
                               const BatchRequest& request) {
    if (request.ids.empty() == !request.village)
        throw bad_choice("/ids", "须给出 ids 或 village 之一。", "Give either ids or a village.");
    auto ids =
        request.village ? ids_in(connection, actor, *request.village, request.action) : request.ids;
    if (ids.empty())
        throw bad_choice("/village", "该村没有可以这样办理的申请。",
                         "No proposal of that village can take this action.");
    if (ids.size() > most_batch_items)
        throw bad_choice("/ids", fmt::format("一次最多办理 {} 件。", most_batch_items),
                         fmt::format("A batch has at most {} items.", most_batch_items));
    std::sort(ids.begin(), ids.end());
    if (std::adjacent_find(ids.begin(), ids.end()) != ids.end())
        throw bad_choice("/ids", "ids 中有重复。", "An id stands twice in ids.");
    return ids;
}

bool is_of_storage(ErrorKind kind) {
    return kind == ErrorKind::storage || kind == ErrorKind::no_space ||
           kind == ErrorKind::unavailable;
}

/// Everything that is wrong with one item is told of that item; what is wrong with the storage
/// ends the batch.
BatchItem perform_item(storage::Connection& connection, Registry& registry, const Actor& actor,
                       const BatchRequest& request, ProposalId id) {
    BatchItem item;
    item.result.proposal = storage::ProposalStore{connection}.get(id);
    const auto seen = request.versions.find(id);
    const std::int64_t version =
        seen == request.versions.end() ? item.result.proposal.version : seen->second;
    try {
        item.result =
            perform(connection, registry, actor, request.action, {id, version, request.details});
    } catch (const Error& error) {
        if (is_of_storage(error.kind())) throw;
        item.error = error;
    }
    return item;
}

}  // namespace

BatchResult act_on_batch(Registry& registry, const Actor& actor, const BatchRequest& request,
                         const BeforeCommit<BatchResult>& before_commit) {
    require(actor, lifecycle::capability_for(request.action));
    require_sound_details(request.details, to_registry_date(registry.clock().now()));
    BatchResult result;
    {
        const auto writer = registry.database().write();
        {
            storage::Transaction transaction{*writer};
            for (const ProposalId id : chosen(*writer, actor, request))
                result.items.push_back(perform_item(*writer, registry, actor, request, id));
            result.is_done = std::all_of(result.items.begin(), result.items.end(),
                                         [](const BatchItem& one) { return one.is_allowed(); });
            if (result.is_done && before_commit) before_commit(*writer, result);
            if (result.is_done) transaction.commit();
        }
        // The names of refused items have been seen by the gazetteer: it looks again, before
        // anybody writes.
        if (!result.is_done) registry.gazetteer(*writer);
    }
    if (result.is_done) registry.announce_change();
    return result;
}

}  // namespace geo::registry

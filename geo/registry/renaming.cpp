// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/renaming.hpp"

#include <fmt/format.h>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/registry/name_check.hpp"
#include "geo/registry/people.hpp"
#include "geo/registry/renaming_write.hpp"
#include "geo/storage/name_store.hpp"

namespace geo::registry {
namespace {

using storage::ChangeKind;

/// The bounds that a proposal's texts have.
void require_sound_name(const NewRoadName& name) {
    NameProposal content;
    content.name = name.name;
    content.meaning = name.meaning;
    content.origin = name.origin;
    content.generic = name.generic;
    require_sound_content(content);
}

PlaceName get_old_name(RoadWrite& write) {
    if (auto name = storage::NameStore{write.connection()}.in_force(write.road().id))
        return *std::move(name);
    throw Error(
        ErrorKind::conflict,
        fmt::format("道路 {} 尚无标准名称，无从更名；请提交命名申请。", write.road().id.value()),
        fmt::format("Road {} has no name in force to be replaced; propose one.",
                    write.road().id.value()));
}

void require_another_name(const PlaceName& old, const NameParts& name) {
    if (old.name.full != name.full) return;
    throw Error(ErrorKind::conflict,
                fmt::format("道路 {} 现名即为“{}”。", old.road.value(), name.full),
                fmt::format("Road {} bears the name '{}' already.", old.road.value(), name.full));
}

}  // namespace

RoadOutcome rename_road(Registry& registry, const Actor& actor, const RoadRequest& request,
                        const RenameDetails& details) {
    require_sound_name(details.name);
    RoadOutcome outcome;
    {
        RoadWrite write{registry, actor, request};
        outcome.day = write.day();
        outcome.roads = {request.road};
        const PlaceName old = get_old_name(write);
        auto draft = write.draft_of(details.name);
        require_another_name(old, draft.name);
        draft.renaming = naming::Renaming{details.cause,
                                          storage::ProtectedNameStore{write.connection()}.has(
                                              old.name.full, *write.road().village),
                                          details.protective_measures, write.day()};
        const auto name = write.check(draft, true, outcome);
        if (!name) return outcome;
        {
            const storage::Because because{write.connection(), write.cause(ChangeKind::rename)};
            storage::NameStore names{write.connection()};
            names.retire_current(request.road, NameStatus::former, write.day());
            names.insert(*name);
        }
        tell_signs(write, request.road);
        storage::EventFields fields{
            {"name", name->name.full},      {"pinyin", name->pinyin.toned},
            {"former_name", old.name.full}, {"meaning", name->meaning},
            {"origin", name->origin},       {"cause", std::string{to_string(*details.cause)}}};
        if (!details.protective_measures.empty())
            fields.emplace_back("protective_measures", details.protective_measures);
        write.finish("renamed", std::move(fields), {});
        outcome.is_done = true;
    }
    registry.announce_change();
    return outcome;
}

storage::ProtectedName protect_name(Registry& registry, const Actor& actor,
                                    storage::ProtectedName name) {
    require(actor, lifecycle::Capability::rename_roads, VillageCode{name.area});
    NameProposal texts;
    texts.name = name.name;
    texts.meaning = name.reason;
    require_sound_content(texts);
    name.name = registry.naming().split(text::trimmed(name.name)).full;
    if (name.name.empty())
        throw Error(ErrorKind::invalid_input, "须给出要保护的地名。", "Give the name to protect.")
            .at("/name");
    name.listed_on = to_registry_date(registry.clock().now());
    {
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        if (!storage::ProtectedNameStore{*writer}.insert(name))
            throw Error(ErrorKind::conflict, fmt::format("“{}”已在地名保护名录内。", name.name),
                        fmt::format("'{}' is on the list of protected names already.", name.name));
        storage::EventLog{*writer}.append(
            {0, registry.clock().now(), actor.name(), "name.protected", "protected_name", name.name,
             "", storage::event_payload({{"area", name.area}, {"reason", name.reason}})});
        transaction.commit();
    }
    registry.announce_change();
    return name;
}

}  // namespace geo::registry

// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/numbering.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/model/event.hpp"
#include "geo/registry/numbering_ground.hpp"
#include "geo/registry/people.hpp"
#include "geo/storage/address_store.hpp"
#include "geo/storage/event_log.hpp"

namespace geo::registry {
namespace {

using numbering::Mode;
using numbering::Outcome;
using numbering::PlanItem;
using storage::NumberingStore;

constexpr std::string_view numbered_action = "road.numbered";
constexpr std::string_view undone_action = "road.numbering_undone";

std::vector<RoadId> ids_of(const RoadGround& road) {
    std::vector<RoadId> ids;
    for (const auto& piece : road.pieces) ids.push_back(piece.id);
    return ids;
}

NumberingResult plan_all(const NumberingGround& ground, const numbering::NumberingRules& rules,
                         Mode mode) {
    NumberingResult result;
    result.version = ground.version();
    result.strays = ground.strays();
    for (const RoadGround& road : ground.roads())
        result.roads.push_back({ids_of(road), road.pieces.front().name, ground.village(),
                                numbering::plan_numbers(road.to_number(), rules, mode), 0});
    return result;
}

void require_reason(const std::string& reason) {
    constexpr std::size_t longest_bytes = 12'000;
    if (reason.size() <= longest_bytes && text::is_valid_utf8(reason)) return;
    throw Error(ErrorKind::invalid_input, "reason 过长或不是有效的 UTF-8 文本。",
                "reason is too long or not valid UTF-8 text.")
        .at("/reason");
}

void require_version(const std::optional<std::string>& wanted, const std::string& now) {
    if (!wanted || *wanted == now) return;
    throw Error(ErrorKind::stale, "道路或门牌已有变更，请重新查看编号方案后再办理。",
                "The roads or doors have changed; look at the plan again.");
}

std::string count_text(const numbering::NumberingPlan& plan, Outcome outcome) {
    return std::to_string(
        std::count_if(plan.items.begin(), plan.items.end(),
                      [&](const PlanItem& item) { return item.outcome == outcome; }));
}

/// Writes one road's plan down.
class RoadNumberer {
  public:
    RoadNumberer(storage::Connection& connection, Registry& registry, const Actor& actor)
        : connection_(connection),
          registry_(registry),
          actor_(actor),
          today_(to_registry_date(registry.clock().now())) {}

    /// \returns the event, 0 when nothing changed
    std::int64_t apply(const RoadGround& ground, const RoadNumbers& numbers, Mode mode,
                       const std::string& reason) {
        const auto changed = changed_doors(ground, numbers.plan);
        if (changed.empty()) return 0;
        const std::int64_t event = append_event(numbers, changed, mode, reason);
        for (const auto& [before, after] : changed) write(before, after, event);
        save_convention(ground, numbers.plan);
        NumberingStore{connection_}.replace_reserved(numbers.roads.front(), numbers.plan.reserved,
                                                     today_);
        for (std::size_t i = 1; i < numbers.roads.size(); ++i)
            NumberingStore{connection_}.replace_reserved(numbers.roads[i], {}, today_);
        return event;
    }

    void write(const Address& before, const Address& after, std::int64_t event) {
        NumberingStore{connection_}.append({before.id, before.road, before.number, before.status,
                                            before.lifecycle, before.valid_from, today_, event});
        storage::AddressStore{connection_}.renumber(before, after);
    }

    /// The shard that has to be made anew: that of the village, or all when doors of others change.
    std::string scope_of(const std::optional<VillageCode>& village,
                         const std::vector<std::pair<Address, Address>>& changed) const {
        const bool is_local =
            village && std::all_of(changed.begin(), changed.end(), [&](const auto& pair) {
                return pair.first.village == *village;
            });
        return is_local ? village->value() : std::string{everything_changed};
    }

    const std::string& today() const noexcept { return today_; }

  private:
    using Change = std::pair<Address, Address>;

    /// A further gate may have its yard's number, and still belong to another road.
    static bool is_to_write(const PlanItem& item) {
        return item.outcome == Outcome::numbered || item.outcome == Outcome::changed ||
               (item.outcome == Outcome::kept && !item.is_main);
    }

    std::vector<Change> changed_doors(const RoadGround& ground,
                                      const numbering::NumberingPlan& plan) const {
        std::unordered_map<std::int64_t, const Address*> doors;
        for (const Address& door : ground.doors) doors.emplace(door.id.value(), &door);
        std::vector<Change> changed;
        for (const PlanItem& item : plan.items) {
            if (!is_to_write(item)) continue;
            const Address& before = *doors.at(item.gate);
            Address after = numbered(before, item, ground);
            if (after.number != before.number || after.road != before.road)
                changed.emplace_back(before, std::move(after));
        }
        return changed;
    }

    Address numbered(const Address& before, const PlanItem& item, const RoadGround& ground) const {
        Address after = before;
        const bool is_own = after.road && std::any_of(ground.pieces.begin(), ground.pieces.end(),
                                                      [&](const storage::NamedLine& piece) {
                                                          return piece.id == *after.road;
                                                      });
        if (!is_own) after.road = ground.nearest_piece(before.position);
        after.number = item.after;
        after.status = AddressStatus::official;
        after.lifecycle = LifecycleStage::current;
        after.valid_from = today_;
        after.valid_to.reset();
        if (!after.yard.empty()) after.is_main_gate = item.is_main;
        return after;
    }

    std::int64_t append_event(const RoadNumbers& numbers, const std::vector<Change>& changed,
                              Mode mode, const std::string& reason) {
        storage::EventFields fields{{"new", count_text(numbers.plan, Outcome::numbered)},
                                    {"changed", count_text(numbers.plan, Outcome::changed)},
                                    {"kept", count_text(numbers.plan, Outcome::kept)},
                                    {"conflicts", count_text(numbers.plan, Outcome::conflict)},
                                    {"mode", mode == Mode::renumber   ? "renumber"
                                             : mode == Mode::only_new ? "only_new"
                                                                      : "keep"},
                                    {"valid_from", today_}};
        if (!numbers.name.empty()) fields.emplace_back("name", numbers.name);
        if (!reason.empty()) fields.emplace_back("reason", reason);
        return storage::EventLog{connection_}.append(
            {0, registry_.clock().now(), actor_.name(), std::string{numbered_action}, "road",
             std::to_string(numbers.roads.front().value()), scope_of(numbers.village, changed),
             storage::event_payload(fields)});
    }

    void save_convention(const RoadGround& ground, const numbering::NumberingPlan& plan) {
        const storage::RoadNumbering numbering{plan.convention.start,
                                               plan.convention.odd_side == numbering::OddSide::left,
                                               plan.convention.is_single_sided};
        for (const auto& piece : ground.pieces)
            NumberingStore{connection_}.save(piece.id, numbering, today_);
    }

    storage::Connection& connection_;
    Registry& registry_;
    const Actor& actor_;
    std::string today_;
};

void require_numberer(const Actor& actor, const NumberingGround& ground) {
    require(actor, lifecycle::Capability::number_doors, ground.village().value_or(VillageCode{}));
}

}  // namespace

bool NumberingResult::changes_nothing() const noexcept {
    return std::all_of(roads.begin(), roads.end(),
                       [](const RoadNumbers& road) { return road.plan.changes_nothing(); });
}

std::size_t NumberingResult::count(Outcome outcome) const noexcept {
    std::size_t count = 0;
    for (const RoadNumbers& road : roads)
        for (const PlanItem& item : road.plan.items)
            if (item.outcome == outcome) ++count;
    return count;
}

bool NumberingResult::has_conflicts() const noexcept {
    return count(Outcome::conflict) > 0 ||
           std::any_of(roads.begin(), roads.end(),
                       [](const RoadNumbers& road) { return !road.plan.remarks.empty(); });
}

numbering::NumberingRules numbering_rules(const Registry& registry) {
    const auto& slots = registry.naming().tables().profile.numbering;
    numbering::NumberingRules rules;
    using namespace numbering;
    rules.east_west_start =
        slots.east_west_start == "west" ? EastWestStart::west : EastWestStart::east;
    rules.north_south_start =
        slots.north_south_start == "south" ? NorthSouthStart::south : NorthSouthStart::north;
    rules.dead_end_from_entrance = slots.dead_end_start == "entrance";
    rules.odd_side = slots.odd_side == "left" ? OddSide::left : OddSide::right;
    rules.scheme = slots.scheme == "metres" ? Scheme::metres : Scheme::sequential;
    rules.interval_metres = slots.interval_metres;
    rules.reserve_every_metres = slots.reserve_every_metres;
    rules.single_side_in_sequence = slots.single_side == "sequence";
    rules.skipped = slots.skipped;
    rules.joint = slots.joint;
    rules.reach_metres = slots.reach_metres;
    return rules;
}

NumberingResult preview_numbers(Registry& registry, const NumberingScope& scope, Mode mode) {
    const auto rules = numbering_rules(registry);
    const auto reader = registry.database().read();
    return plan_all(NumberingGround{*reader, scope, rules, mode}, rules, mode);
}

NumberingResult number_doors(Registry& registry, const Actor& actor,
                             const NumberingRequest& request, const NumberingWitness& witness) {
    require(actor, lifecycle::Capability::number_doors);
    require_reason(request.reason);
    const auto rules = numbering_rules(registry);
    NumberingResult result;
    {
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        const NumberingGround ground{*writer, request.scope, rules, request.mode};
        require_numberer(actor, ground);
        require_version(request.version, ground.version());
        result = plan_all(ground, rules, request.mode);
        RoadNumberer numberer{*writer, registry, actor};
        for (std::size_t i = 0; i < result.roads.size(); ++i)
            result.roads[i].event = numberer.apply(ground.roads()[i], result.roads[i], request.mode,
                                                   std::string{text::trimmed(request.reason)});
        result.is_applied = true;
        result.version = NumberingGround{*writer, request.scope, rules, request.mode}.version();
        if (witness) witness(*writer, result);
        transaction.commit();
    }
    registry.announce_change();
    return result;
}

namespace {

/// The last numbering of the road, or the last time that one was taken back; 0: there was none.
std::int64_t last_numbering(storage::Connection& connection, const RoadGround& road) {
    std::int64_t last = 0;
    for (const auto& piece : road.pieces)
        for (const Event& event :
             storage::EventLog{connection}.of("road", std::to_string(piece.id.value())))
            if (event.action == numbered_action || event.action == undone_action)
                last = std::max(last, event.sequence);
    return last;
}

Error never_numbered(RoadId road) {
    return {
        ErrorKind::conflict, fmt::format("道路 {} 从未编号，没有可撤回的编号。", road.value()),
        fmt::format("Road {} was never numbered; there is nothing to take back.", road.value())};
}

Error changed_since(AddressId door) {
    return {ErrorKind::conflict,
            fmt::format("门牌 {} 在编号后又有变更，不能整体撤回；请逐一办理。", door.value()),
            fmt::format("Door {} has been changed since that numbering, which can be taken back as "
                        "a whole only; change the doors one by one.",
                        door.value())};
}

using Change = std::pair<Address, Address>;

std::vector<Change> doors_to_restore(storage::Connection& connection, std::int64_t event) {
    NumberingStore store{connection};
    std::vector<Change> changes;
    for (const storage::FormerNumber& former : store.of_event(event)) {
        const auto now = storage::AddressStore{connection}.find(former.address);
        if (!now || store.former_of(former.address).back().event != event)
            throw changed_since(former.address);
        Address then = *now;
        then.road = former.road;
        then.number = former.number;
        then.status = former.status;
        then.lifecycle = former.lifecycle;
        then.valid_from = former.valid_from;
        changes.emplace_back(*now, std::move(then));
    }
    return changes;
}

}  // namespace

std::size_t undo_numbers(Registry& registry, const Actor& actor, RoadId road,
                         const std::optional<std::string>& version,
                         const NumberingWitness& witness) {
    require(actor, lifecycle::Capability::number_doors);
    const auto rules = numbering_rules(registry);
    std::size_t count = 0;
    {
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        const NumberingGround ground{*writer, road, rules, Mode::only_new};
        require_numberer(actor, ground);
        require_version(version, ground.version());
        const RoadGround& one = ground.roads().front();
        const std::int64_t undone = last_numbering(*writer, one);
        if (undone == 0) throw never_numbered(road);
        const auto changes = doors_to_restore(*writer, undone);
        RoadNumberer numberer{*writer, registry, actor};
        const std::int64_t event = storage::EventLog{*writer}.append(
            {0, registry.clock().now(), actor.name(), std::string{undone_action}, "road",
             std::to_string(one.pieces.front().id.value()),
             numberer.scope_of(ground.village(), changes),
             storage::event_payload({{"undone_event", std::to_string(undone)},
                                     {"doors", std::to_string(changes.size())}})});
        for (const auto& [now, then] : changes) numberer.write(now, then, event);
        for (const auto& piece : one.pieces) NumberingStore{*writer}.forget(piece.id);
        count = changes.size();
        if (witness) {
            const NumberingGround after{*writer, road, rules, Mode::only_new};
            auto result = plan_all(after, rules, Mode::only_new);
            result.is_applied = true;
            witness(*writer, result);
        }
        transaction.commit();
    }
    registry.announce_change();
    return count;
}

}  // namespace geo::registry

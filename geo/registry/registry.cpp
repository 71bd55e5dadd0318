// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/registry.hpp"

#include <utility>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/lifecycle/permissions.hpp"
#include "geo/registry/rule_profile.hpp"

namespace geo::registry {

Registry::Registry(std::unique_ptr<storage::Database> database, const Clock& clock)
    : database_(std::move(database)),
      clock_(clock),
      known_profile_(rule_profile(*database_)),
      naming_(keep(naming_context_of(*database_))) {}

Registry::~Registry() = default;

const NamingContext* Registry::keep(std::unique_ptr<const NamingContext> naming) {
    const std::lock_guard lock{contexts_mutex_};
    return contexts_.emplace_back(std::move(naming)).get();
}

void Registry::take_up(std::unique_ptr<const NamingContext> naming) {
    naming_ = keep(std::move(naming));
}

std::string Registry::known_profile() const {
    const std::lock_guard lock{contexts_mutex_};
    return known_profile_;
}

void Registry::know_profile(std::string toml) {
    const std::lock_guard lock{contexts_mutex_};
    known_profile_ = std::move(toml);
}

void Registry::on_change(std::function<void()> listener) {
    const std::lock_guard lock{listeners_mutex_};
    listeners_.push_back(std::move(listener));
}

void Registry::announce_change() {
    std::vector<std::function<void()>> listeners;
    {
        const std::lock_guard lock{listeners_mutex_};
        listeners = listeners_;
    }
    for (const auto& listener : listeners) listener();
}

Actor::Actor(std::string name) : Actor(std::move(name), lifecycle::Role::admin, {}) {}

Actor::Actor(std::string name, lifecycle::Role role, std::string area)
    : name_(std::move(name)), role_(role), area_(std::move(area)) {
    constexpr std::size_t longest_bytes = 200;
    if (name_.empty())
        throw Error(ErrorKind::unauthenticated, "没有说明操作人，请先填写操作人姓名。",
                    "No actor is named; say who you are first.");
    if (name_.size() > longest_bytes || !text::is_valid_utf8(name_))
        throw Error(ErrorKind::invalid_input, "操作人姓名过长或不是有效文本。",
                    "The actor's name is too long or not valid text.");
}

Actor Actor::anonymous() { return {}; }

bool Actor::covers(const VillageCode& village) const noexcept {
    return !is_anonymous() && lifecycle::covers(area_, village.value());
}

}  // namespace geo::registry

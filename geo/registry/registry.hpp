// SPDX-License-Identifier: Apache-2.0
// The registry as the use cases see it: the database, the clock, the naming tables and who wants
// to know of changes. The use cases themselves stand beside it, one file a noun: proposals.hpp,
// import.hpp.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "geo/base/clock.hpp"
#include "geo/lifecycle/transitions.hpp"
#include "geo/model/ids.hpp"
#include "geo/registry/gazetteer_keeper.hpp"
#include "geo/registry/naming_context.hpp"
#include "geo/storage/database.hpp"

namespace geo::registry {

class Registry {
  public:
    /// \param clock outlives the registry.
    /// \throws Error(invalid_input) when the registry's own rule profile is none for this release.
    Registry(std::unique_ptr<storage::Database> database, const Clock& clock);
    ~Registry();

    storage::Database& database() noexcept { return *database_; }
    const Clock& clock() const noexcept { return clock_; }
    /// The rules of today. What was lent out stays valid when another profile is taken up.
    const NamingContext& naming() const noexcept { return *naming_.load(); }
    /// From now on the rules of this profile; set_profile (rule_profile.hpp) is the use case.
    void take_up(std::unique_ptr<const NamingContext> naming);
    /// The text of the profile that was looked at last; what take_up was given was made of it.
    std::string known_profile() const;
    void know_profile(std::string toml);

    /// What the naming rules look in, as of now, or as a connection sees it. Immutable: whoever
    /// holds one may go on using it.
    std::shared_ptr<const Gazetteer> gazetteer() { return gazetteer(*database_->read()); }
    std::shared_ptr<const Gazetteer> gazetteer(storage::Connection& connection) {
        return gazetteers_.current(connection, naming());
    }

    /// Called after every committed write of this process, on the thread that wrote; what changed
    /// stands in the event log.
    void on_change(std::function<void()> listener);
    void announce_change();

  private:
    const NamingContext* keep(std::unique_ptr<const NamingContext> naming);

    std::unique_ptr<storage::Database> database_;
    const Clock& clock_;
    mutable std::mutex contexts_mutex_;
    std::string known_profile_;
    std::vector<std::unique_ptr<const NamingContext>> contexts_;  // the last one is today's
    std::atomic<const NamingContext*> naming_;
    GazetteerKeeper gazetteers_;
    std::mutex listeners_mutex_;
    std::vector<std::function<void()>> listeners_;
};

/// Who acts, as what, and where. Every use case that writes takes an actor; require() in people.hpp
/// says whether they may.
class Actor {
  public:
    /// An administrator everywhere: whoever holds the file holds the registry (the command line).
    /// \throws Error(unauthenticated) when the name is empty, Error(invalid_input) when it is
    /// over-long or not clean text.
    explicit Actor(std::string name);
    /// \param area  a division code, without its trailing zeros: "370502"; "" is everywhere
    /// \throws as above.
    Actor(std::string name, lifecycle::Role role, std::string area);
    /// Somebody who has not said who they are: nameless, may do what everybody may.
    static Actor anonymous();

    const std::string& name() const noexcept { return name_; }
    lifecycle::Role role() const noexcept { return role_; }
    const std::string& area() const noexcept { return area_; }
    bool is_anonymous() const noexcept { return role_ == lifecycle::Role::anonymous; }
    bool covers(const VillageCode& village) const noexcept;

  private:
    Actor() = default;

    std::string name_;
    lifecycle::Role role_ = lifecycle::Role::anonymous;
    std::string area_;
};

}  // namespace geo::registry

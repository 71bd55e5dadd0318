// SPDX-License-Identifier: Apache-2.0
// The registry as the use cases see it: the database, the clock, the naming tables and who wants
// to know of changes. The use cases themselves stand beside it, one file a noun: proposals.hpp,
// import.hpp.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "geo/base/clock.hpp"
#include "geo/registry/known_names.hpp"
#include "geo/registry/naming_context.hpp"
#include "geo/storage/database.hpp"

namespace geo::registry {

class Registry {
  public:
    /// \param clock outlives the registry.
    Registry(std::unique_ptr<storage::Database> database, const Clock& clock);
    ~Registry();

    storage::Database& database() noexcept { return *database_; }
    const Clock& clock() const noexcept { return clock_; }
    const NamingContext& naming() const noexcept { return naming_; }

    KnownNames& known_names() noexcept { return known_names_; }

    /// Called after every committed write of this process, on the thread that wrote; what changed
    /// stands in the event log.
    void on_change(std::function<void()> listener);
    void announce_change();

  private:
    std::unique_ptr<storage::Database> database_;
    const Clock& clock_;
    NamingContext naming_;
    KnownNames known_names_{naming_};
    std::mutex listeners_mutex_;
    std::vector<std::function<void()>> listeners_;
};

/// Who acts. Every write names an actor. \throws Error(unauthenticated) when the name is empty,
/// Error(invalid_input) when it is over-long or not clean text.
class Actor {
  public:
    explicit Actor(std::string name);
    const std::string& name() const noexcept { return name_; }

  private:
    std::string name_;
};

}  // namespace geo::registry

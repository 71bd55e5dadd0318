// SPDX-License-Identifier: Apache-2.0
// Users for tests that write over HTTP.
//
//     support::People people(registry);
//     client.post("/proposals", body, people.bearer("李明", Role::surveyor, "370502"));
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "geo/registry/people.hpp"

namespace support {

inline constexpr const char* good_password = "correct horse 电池";

class People {
  public:
    explicit People(geo::registry::Registry& registry) : registry_(registry) {}

    /// The Authorization field of a user with this name, who is added when first asked for.
    std::string bearer(const std::string& name, geo::lifecycle::Role role,
                       const std::string& area = {}) {
        return "Authorization: Bearer " + token(name, role, area) + "\r\n";
    }
    std::string token(const std::string& name, geo::lifecycle::Role role,
                      const std::string& area = {}) {
        const std::lock_guard lock{mutex_};
        auto& token = tokens_[name];
        if (token.empty()) {
            add(name, role, area);
            token = issue_token(registry_, admin_, name).text;
        }
        return token;
    }
    /// A user who logs in with good_password.
    geo::lifecycle::User add(const std::string& name, geo::lifecycle::Role role,
                             const std::string& area = {}) {
        return add_user(registry_, admin_, {name, role, area, good_password}, passwords_);
    }

    geo::registry::Passwords& passwords() { return passwords_; }
    const geo::registry::Actor& admin() const { return admin_; }

  private:
    geo::registry::Registry& registry_;
    geo::registry::Actor admin_{"管理员"};
    geo::registry::Passwords passwords_{geo::registry::PasswordCost::least()};
    std::mutex mutex_;
    std::map<std::string, std::string> tokens_;
};

}  // namespace support

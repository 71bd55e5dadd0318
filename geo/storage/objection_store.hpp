// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "geo/model/objection.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

class ObjectionStore {
  public:
    explicit ObjectionStore(Connection& connection) : connection_(connection) {}

    /// \throws Error(not_found) naming the id.
    Objection get(ObjectionId id);
    /// In the order in which they came in.
    std::vector<Objection> of(ProposalId proposal);
    std::int64_t count(ProposalId proposal);
    bool has_open(ProposalId proposal);
    /// The day on which the oldest unanswered one came in, for each proposal that has one.
    void for_each_oldest_open(const std::function<void(ProposalId, const std::string& day)>& visit);

    ObjectionId insert(const Objection& objection);
    /// \returns false when it was answered already.
    bool answer(const Objection& objection);

  private:
    Connection& connection_;
};

}  // namespace geo::storage

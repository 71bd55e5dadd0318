// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "geo/audit/digest.hpp"
#include "geo/base/clock.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

/// What was answered to a write that came with an Idempotency-Key: kept in the transaction of that
/// write, so that there is a receipt exactly when something was written.
struct Receipt {
    std::string
        actor;  ///< keys of different people are different keys; empty: nobody in particular
    std::string key;
    audit::Digest request{};  ///< over method, path and body
    Instant at;
    int status = 200;
    std::string location;
    std::string etag;
    std::string body;
};

class ReceiptStore {
  public:
    explicit ReceiptStore(Connection& connection) : connection_(connection) {}

    std::optional<Receipt> find(std::string_view actor, std::string_view key);
    /// \throws Error(storage) when the key has a receipt already.
    void insert(const Receipt& receipt);
    bool has_before(Instant instant);
    /// \returns how many.
    std::int64_t remove_before(Instant instant);

  private:
    Connection& connection_;
};

}  // namespace geo::storage

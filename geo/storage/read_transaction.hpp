// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/storage/connection.hpp"

namespace geo::storage {

/// While it lives, all reads of the connection see the same state.
class ReadTransaction {
  public:
    explicit ReadTransaction(Connection& connection) : connection_(connection) {
        connection_.execute("BEGIN");
    }
    ~ReadTransaction() {
        try {
            connection_.execute("COMMIT");
        } catch (...) {  // nothing was written; the connection ends the read when it closes
        }
    }
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;

  private:
    Connection& connection_;
};

}  // namespace geo::storage

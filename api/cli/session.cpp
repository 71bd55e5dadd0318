// SPDX-License-Identifier: Apache-2.0
#include "api/cli/session.hpp"

namespace api::cli {

std::unique_ptr<geo::registry::Registry> Session::open_registry() const {
    return std::make_unique<geo::registry::Registry>(geo::storage::Database::open(database), clock);
}

}  // namespace api::cli

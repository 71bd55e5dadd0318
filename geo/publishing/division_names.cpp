// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/division_names.hpp"

#include <utility>

#include "geo/storage/division_store.hpp"
#include "geo/storage/former_names.hpp"

namespace geo::publishing {

DivisionNames division_names(storage::Connection& connection) {
    auto former = storage::former_names(connection, "divisions");
    for (auto& one : storage::former_names(connection, "villages"))
        former.push_back(std::move(one));
    return DivisionNames{storage::DivisionStore{connection}.all(), former};
}

}  // namespace geo::publishing

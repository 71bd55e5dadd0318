// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "geo/registry/import.hpp"

namespace importers {

/// Where rows go: an import session of the registry, or whatever a caller puts in its place.
template <typename Row>
class RowSink {
  public:
    virtual ~RowSink() = default;
    virtual geo::registry::RowResult add(const Row& row) = 0;
    virtual void commit() = 0;
    virtual std::int64_t unassigned() const { return 0; }
};

}  // namespace importers

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>

#include "geo/publishing/place_book.hpp"
#include "geo/storage/database.hpp"

namespace geo::publishing {

/// What finding addresses needs of a registry.
struct LoadedPlaces {
    std::shared_ptr<const search::AddressIndex> index;
    std::shared_ptr<const PlaceBook> book;
    std::int64_t sequence = 0;  ///< the last event of the log that is contained
};

/// Reads one state of the registry, and of it only what is searched and answered: the same answers
/// as a snapshot's in a third of the time.
LoadedPlaces load_places(storage::Database& database);

}  // namespace geo::publishing

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "geo/storage/database.hpp"
#include "tests/support/scratch_folder.hpp"

namespace geo::storage {

using support::ScratchFolder;

/// A new empty registry in a scratch folder.
struct ScratchRegistry {
    ScratchFolder folder;
    std::unique_ptr<Database> database = Database::create(folder.file("registry.sqlite"));
};

}  // namespace geo::storage

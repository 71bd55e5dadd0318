// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cerrno>

#include "geo/base/error.hpp"

namespace api::table {

/// What a failed write to a file means: no_space for a full disk, a quota, a limit on the size of
/// files; storage for everything else. \param error  errno as the write left it
inline geo::ErrorKind kind_of_file_fault(int error) noexcept {
    const bool is_full = error == ENOSPC || error == EDQUOT || error == EFBIG;
    return is_full ? geo::ErrorKind::no_space : geo::ErrorKind::storage;
}

}  // namespace api::table

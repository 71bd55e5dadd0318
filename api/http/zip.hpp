// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

namespace api::http {

/// Packs the files into one archive (PKWARE APPNOTE 6.3.3: deflated, names in UTF-8), under their
/// bare names and in the order given. The same files give the same bytes.
/// \throws geo::Error(storage) when a file cannot be read or the archive cannot be written, and
///         geo::Error(too_large) for what would need the 64-bit form (4 GB).
void write_zip(const std::filesystem::path& archive,
               const std::vector<std::filesystem::path>& files);

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace geo::documents {

/// A ZIP archive in memory (PKWARE APPNOTE 6.3), deflated, without times: equal content gives equal
/// bytes. For office documents: parts and archive below 4 GiB.
class ZipFile {
  public:
    /// \throws Error(too_large) past 4 GiB.
    void add(const std::string& name, std::string_view content);
    std::string finish();

  private:
    struct Entry {
        std::string name;
        std::uint32_t checksum;
        std::uint32_t packed_size;
        std::uint32_t size;
        std::uint32_t offset;
    };
    std::string bytes_;
    std::vector<Entry> entries_;
};

}  // namespace geo::documents

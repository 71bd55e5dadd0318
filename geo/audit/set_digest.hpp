// SPDX-License-Identifier: Apache-2.0
// A digest of a set of rows that can follow single changes: the sum of the rows' hashes (an
// additive multiset hash, Bellare and Micciancio 1997; BLAKE2b-512, eight lanes of 64 bits). It
// does not depend on the order of rows. It finds damage and any change made past the registry; who
// may choose thousands of rows at will could forge it, which signed checkpoints make pointless.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace geo::audit {

class SetDigest {
  public:
    void add(std::string_view row) noexcept;
    void remove(std::string_view row) noexcept;
    /// What was counted apart is counted in; differences may be negative meanwhile.
    void add(const SetDigest& change) noexcept;

    /// Number of rows.
    std::int64_t rows() const noexcept { return rows_; }
    bool is_zero() const noexcept;

    /// 64 bytes, little-endian lanes.
    std::string bytes() const;
    /// nullopt unless it is 64 bytes.
    static std::optional<SetDigest> from(std::string_view bytes, std::int64_t rows) noexcept;
    bool operator==(const SetDigest&) const = default;

  private:
    std::array<std::uint64_t, 8> lanes_{};
    std::int64_t rows_ = 0;
};

}  // namespace geo::audit

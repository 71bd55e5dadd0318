// SPDX-License-Identifier: Apache-2.0
#include "geo/audit/set_digest.hpp"

#include <sodium.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace geo::audit {
namespace {

static_assert(std::endian::native == std::endian::little, "lanes are copied as little-endian");

using Lanes = std::array<std::uint64_t, 8>;

Lanes lanes_of(std::string_view row) noexcept {
    Lanes lanes;
    crypto_generichash(reinterpret_cast<unsigned char*>(lanes.data()), sizeof lanes,
                       reinterpret_cast<const unsigned char*>(row.data()), row.size(), nullptr, 0);
    return lanes;
}

}  // namespace

void SetDigest::add(std::string_view row) noexcept {
    const Lanes lanes = lanes_of(row);
    for (std::size_t i = 0; i < lanes.size(); ++i) lanes_[i] += lanes[i];
    ++rows_;
}

void SetDigest::remove(std::string_view row) noexcept {
    const Lanes lanes = lanes_of(row);
    for (std::size_t i = 0; i < lanes.size(); ++i) lanes_[i] -= lanes[i];
    --rows_;
}

void SetDigest::add(const SetDigest& change) noexcept {
    for (std::size_t i = 0; i < lanes_.size(); ++i) lanes_[i] += change.lanes_[i];
    rows_ += change.rows_;
}

bool SetDigest::is_zero() const noexcept {
    return rows_ == 0 &&
           std::all_of(lanes_.begin(), lanes_.end(), [](std::uint64_t lane) { return lane == 0; });
}

std::string SetDigest::bytes() const {
    return {reinterpret_cast<const char*>(lanes_.data()), sizeof lanes_};
}

std::optional<SetDigest> SetDigest::from(std::string_view bytes, std::int64_t rows) noexcept {
    SetDigest digest;
    if (bytes.size() != sizeof digest.lanes_) return std::nullopt;
    std::memcpy(digest.lanes_.data(), bytes.data(), bytes.size());
    digest.rows_ = rows;
    return digest;
}

}  // namespace geo::audit

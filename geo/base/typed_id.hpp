// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>

namespace geo {

/// An identity that cannot be mixed up with another: RoadId and ProposalId are different types.
template <typename Tag, typename Representation>
class TypedId {
  public:
    TypedId() = default;
    explicit TypedId(Representation value) : value_(std::move(value)) {}

    const Representation& value() const noexcept { return value_; }
    auto operator<=>(const TypedId&) const = default;

  private:
    Representation value_{};
};

}  // namespace geo

template <typename Tag, typename Representation>
struct std::hash<geo::TypedId<Tag, Representation>> {
    std::size_t operator()(const geo::TypedId<Tag, Representation>& id) const noexcept {
        return std::hash<Representation>{}(id.value());
    }
};

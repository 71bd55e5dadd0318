// SPDX-License-Identifier: Apache-2.0
// An immutable R-tree over boxes, packed along the Hilbert curve: items that are near each other
// lie near each other in memory, nodes are full, and there is not one pointer. Built once in bulk;
// searching is safe from any number of threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <queue>
#include <span>
#include <type_traits>
#include <vector>

#include "geo/model/geometry.hpp"

namespace geo::spatial {

/// At least this many metres lie between the point and anything in the box (0 inside it). Good for
/// pruning: never more than the geodesic distance for what lies within some 200 km.
double metres_to_box_at_least(Coordinate point, const BoundingBox& box) noexcept;

struct Neighbour {
    std::uint32_t item = 0;
    double metres = 0;
    bool operator==(const Neighbour&) const = default;
};

class PackedRTree {
  public:
    PackedRTree() = default;
    /// Item i is boxes[i]. An empty box is never found.
    explicit PackedRTree(std::span<const BoundingBox> boxes);

    std::size_t size() const noexcept { return items_.size(); }
    bool empty() const noexcept { return items_.empty(); }
    /// Around all items.
    BoundingBox box() const noexcept { return boxes_.empty() ? BoundingBox{} : boxes_.back(); }

    /// Calls visit(item) for every item whose box meets the area, edges included. A visitor that
    /// returns bool ends the search with false. The order is that of the curve: deterministic.
    template <typename Visit>
    void search(const BoundingBox& area, Visit&& visit) const;

    /// Appends the found items to `out`.
    void search(const BoundingBox& area, std::vector<std::uint32_t>& out) const;

    /// The k items nearest to the point, nearest first, none beyond max_metres; ties by item.
    /// \param distance  metres from the point to an item, called only for items whose box is near
    ///                  enough: double(std::uint32_t)
    template <typename Distance>
    std::vector<Neighbour> nearest(Coordinate point, std::size_t k, double max_metres,
                                   Distance&& distance) const;

  private:
    static constexpr std::size_t node_size = 16;

    struct Level {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    struct Candidate {
        double metres = 0;
        std::size_t position = 0;
        bool is_item = false;  ///< position is an item whose true distance is known
        /// The queue gives the nearest first; among equals a node before an item (something in it
        /// may be as near), then the lower number.
        bool operator<(const Candidate& other) const noexcept {
            if (metres != other.metres) return metres > other.metres;
            if (is_item != other.is_item) return is_item;
            return position > other.position;
        }
    };

    void add_levels();
    bool is_leaf(std::size_t position) const noexcept { return position < items_.size(); }
    /// Positions of the children of an inner node.
    Level children(std::size_t position) const noexcept;

    std::vector<BoundingBox> boxes_;    ///< items along the curve, then each level, the root last
    std::vector<std::uint32_t> items_;  ///< item at each leaf position
    std::vector<Level> levels_;         ///< leaves first
};

template <typename Visit>
void PackedRTree::search(const BoundingBox& area, Visit&& visit) const {
    if (boxes_.empty() || !boxes_.back().intersects(area)) return;
    // A path to the root has at most 8 levels (16^8 items); each leaves fewer than 16 siblings.
    std::array<std::size_t, 8 * node_size> pending;
    std::size_t depth = 0;
    pending[depth++] = boxes_.size() - 1;
    while (depth > 0) {
        const std::size_t position = pending[--depth];
        if (is_leaf(position)) {
            if constexpr (std::is_same_v<decltype(visit(items_[position])), bool>) {
                if (!visit(items_[position])) return;
            } else {
                visit(items_[position]);
            }
            continue;
        }
        const Level range = children(position);
        for (std::size_t child = range.end; child-- > range.begin;)
            if (boxes_[child].intersects(area)) pending[depth++] = child;
    }
}

template <typename Distance>
std::vector<Neighbour> PackedRTree::nearest(Coordinate point, std::size_t k, double max_metres,
                                            Distance&& distance) const {
    std::vector<Neighbour> found;
    std::priority_queue<Candidate> queue;
    if (!boxes_.empty() && k > 0)
        queue.push({metres_to_box_at_least(point, boxes_.back()), boxes_.size() - 1, false});
    while (!queue.empty() && found.size() < k) {
        const Candidate next = queue.top();
        queue.pop();
        if (!(next.metres <= max_metres)) break;
        if (next.is_item) {
            found.push_back({static_cast<std::uint32_t>(next.position), next.metres});
        } else if (is_leaf(next.position)) {
            const std::uint32_t item = items_[next.position];
            queue.push({distance(item), item, true});
        } else {
            const Level range = children(next.position);
            for (std::size_t child = range.begin; child < range.end; ++child)
                queue.push({metres_to_box_at_least(point, boxes_[child]), child, false});
        }
    }
    return found;
}

}  // namespace geo::spatial

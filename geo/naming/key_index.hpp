// SPDX-License-Identifier: Apache-2.0
// Which names have a key, and taking a name out without looking at the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "geo/naming/name_keys.hpp"

namespace geo::naming {

/// Numbers of names by key, in flat arrays, so that a copy is a few block copies.
class KeyIndex {
  public:
    using NameNumber = std::uint32_t;

    /// \pre the name does not have the key yet.
    void add(NameKey key, NameNumber name);
    /// Takes out every key of the name.
    void remove(NameNumber name);

    /// Visits the names that have the key, in no particular order.
    template <typename Visit>
    void for_each(NameKey key, Visit visit) const {
        if (buckets_.empty()) return;
        for (Link at = buckets_[bucket_of(key)]; at != none; at = entries_[at].next_in_bucket)
            if (entries_[at].key == key) visit(entries_[at].name);
    }

    /// Has the memory fetched where a search for the key begins.
    void prefetch(NameKey key) const noexcept {
        if (!buckets_.empty()) __builtin_prefetch(&buckets_[bucket_of(key)]);
    }

  private:
    using Link = std::uint32_t;
    static constexpr Link none = std::numeric_limits<Link>::max();

    struct Entry {
        NameKey key = 0;
        NameNumber name = 0;
        Link next_in_bucket = none;  ///< of a free entry: the next free one
        Link next_of_name = none;
    };

    std::size_t bucket_of(NameKey key) const noexcept { return key & (buckets_.size() - 1); }
    Link take_entry();
    void unlink(Link entry);
    void grow();

    std::vector<Link> buckets_;  ///< first entry; a power of two of them
    std::vector<Link> first_of_name_;
    std::vector<Entry> entries_;
    Link first_free_ = none;
};

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/key_index.hpp"

#include <algorithm>

namespace geo::naming {

void KeyIndex::add(NameKey key, NameNumber name) {
    if (entries_.size() >= buckets_.size()) grow();
    if (name >= first_of_name_.size()) first_of_name_.resize(std::size_t{name} + 1, none);
    const Link added = take_entry();
    Link& bucket = buckets_[bucket_of(key)];
    entries_[added] = {key, name, bucket, first_of_name_[name]};
    bucket = added;
    first_of_name_[name] = added;
}

void KeyIndex::remove(NameNumber name) {
    if (name >= first_of_name_.size()) return;
    for (Link at = first_of_name_[name]; at != none;) {
        const Link next = entries_[at].next_of_name;
        unlink(at);
        entries_[at].next_in_bucket = first_free_;
        first_free_ = at;
        at = next;
    }
    first_of_name_[name] = none;
}

KeyIndex::Link KeyIndex::take_entry() {
    if (first_free_ == none) {
        entries_.emplace_back();
        return static_cast<Link>(entries_.size() - 1);
    }
    const Link taken = first_free_;
    first_free_ = entries_[taken].next_in_bucket;
    return taken;
}

void KeyIndex::unlink(Link entry) {
    Link* at = &buckets_[bucket_of(entries_[entry].key)];
    while (*at != entry) at = &entries_[*at].next_in_bucket;
    *at = entries_[entry].next_in_bucket;
}

void KeyIndex::grow() {
    constexpr std::size_t fewest = 16;
    buckets_.assign(std::max(fewest, buckets_.size() * 2), none);
    for (const Link first : first_of_name_)
        for (Link at = first; at != none; at = entries_[at].next_of_name) {
            Link& bucket = buckets_[bucket_of(entries_[at].key)];
            entries_[at].next_in_bucket = bucket;
            bucket = at;
        }
}

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
#include "geo/search/slip_keys.hpp"

#include <algorithm>
#include <bit>

#include "geo/search/characters.hpp"
#include "geo/search/slip.hpp"

namespace geo::search {
namespace {

constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
constexpr std::uint64_t of_letters = 1, of_stem = 2, of_sounds = 3;

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) noexcept {
    return std::rotl((hash ^ value) * factor, 27);
}

std::uint32_t finish(std::uint64_t hash) noexcept {
    return static_cast<std::uint32_t>((hash * factor) >> 32);
}

std::uint32_t hash_letters(std::u32string_view name, std::size_t but) noexcept {
    std::uint64_t hash = of_letters;
    for (std::size_t i = 0; i < name.size(); ++i)
        if (i != but) hash = mix(hash, name[i]);
    return finish(hash);
}

/// The same for neighbours exchanged.
std::uint32_t hash_stem(std::u32string_view stem) noexcept {
    std::uint64_t sum = of_stem;
    for (const char32_t c : stem) sum += mix(of_stem, c);
    return finish(sum);
}

}  // namespace

void SlipKeys::Keys::add(std::uint32_t key) noexcept {
    for (std::size_t i = 0; i < count; ++i)
        if (items[i] == key) return;
    if (count < std::size(items)) items[count++] = key;
}

/// One key for each way the stem may be read, as many as there is room for.
void SlipKeys::add_sounds(std::u32string_view stem, Keys& keys) {
    std::uint64_t hashes[most_readings] = {of_sounds, 0, 0, 0};
    std::size_t count = 1;
    for (const char32_t c : stem) {
        const auto sounds = Characters::shared().sounds(c);
        const std::size_t before = count;
        for (std::size_t reading = 1; reading < sounds.size() && sounds[reading] != 0; ++reading)
            for (std::size_t i = 0; i < before && count < most_readings; ++i)
                hashes[count++] = mix(hashes[i], sounds[reading]);
        for (std::size_t i = 0; i < before; ++i)
            hashes[i] = mix(hashes[i], sounds[0] != 0 ? sounds[0] : c);
    }
    for (std::size_t i = 0; i < count; ++i) keys.add(finish(hashes[i]));
}

void SlipKeys::keys_of(std::u32string_view name, bool is_question, Keys& keys) {
    const std::u32string_view stem = cut_generic(name).stem;
    if (stem.size() >= 2) {
        keys.add(hash_stem(stem));
        add_sounds(stem, keys);
    }
    if (name.size() >= 3 || is_question) keys.add(hash_letters(name, name.size()));
    if (name.size() == 2 && stem.size() == 1) keys.add(hash_letters(name, 0));  // 善街
    if (name.size() < 3 || name.size() > longest) return;
    for (std::size_t i = 0; i < name.size(); ++i) keys.add(hash_letters(name, i));
}

SlipKeys::SlipKeys(std::span<const std::u32string_view> names) {
    std::vector<Entry> all;
    all.reserve(names.size() * 6);
    for (Name name = 0; name < names.size(); ++name) {
        Keys keys;
        keys_of(names[name], false, keys);
        for (std::size_t i = 0; i < keys.count; ++i) all.push_back({keys.items[i], name});
    }
    const std::size_t buckets = std::bit_ceil(std::max<std::size_t>(all.size() / 2, 2));
    shift_ = 32U - static_cast<unsigned>(std::bit_width(buckets) - 1);
    first_.assign(buckets + 1, 0);
    for (const Entry& entry : all) ++first_[(entry.key >> shift_) + 1];
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    entries_.resize(all.size());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (const Entry& entry : all) entries_[next[entry.key >> shift_]++] = entry;
}

std::span<const SlipKeys::Entry> SlipKeys::bucket(std::uint32_t key) const noexcept {
    const std::size_t at = key >> shift_;
    if (at + 1 >= first_.size()) return {};
    return std::span(entries_).subspan(first_[at], first_[at + 1] - first_[at]);
}

std::size_t SlipKeys::memory_bytes() const noexcept {
    return entries_.capacity() * sizeof(Entry) + first_.capacity() * sizeof(std::uint32_t);
}

}  // namespace geo::search

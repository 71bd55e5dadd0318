// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/name_keys.hpp"

#include <algorithm>

namespace geo::naming {
namespace {

bool is_digit(char byte) noexcept { return byte >= '0' && byte <= '9'; }

/// "ning2" → "ning". A character without a reading stands in the sounds as itself: "2" → "2".
std::string_view without_tone(std::string_view syllable) noexcept {
    const bool has_tone = syllable.size() > 1 && is_digit(syllable.back());
    return has_tone ? syllable.substr(0, syllable.size() - 1) : syllable;
}

template <typename Visit>
void for_each_syllable(std::string_view sounds, Visit visit) {
    while (!sounds.empty()) {
        const std::size_t blank = sounds.find(' ');
        visit(sounds.substr(0, blank));
        if (blank == std::string_view::npos) return;
        sounds.remove_prefix(blank + 1);
    }
}

NameKey toneless_key(std::string_view sounds) {
    KeyMaker maker{KeyKind::toneless};
    for_each_syllable(sounds, [&](std::string_view syllable) {
        maker.add(without_tone(syllable));
        maker.add(' ');
    });
    return maker.key();
}

NameKey near_key(std::string_view sounds, const SoundLikeness& likeness) {
    KeyMaker maker{KeyKind::near_sound};
    for_each_syllable(sounds, [&](std::string_view syllable) {
        maker.add(likeness.fold(without_tone(syllable)));
        maker.add(' ');
    });
    return maker.key();
}

void keep_each_once(std::vector<NameKey>& keys) {
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

}  // namespace

// FNV-1a (Fowler, Noll, Vo); the finisher of SplitMix64 spreads it over all bits.
KeyMaker::KeyMaker(KeyKind kind) noexcept : key_(0xcbf29ce484222325U) {
    add(static_cast<char>(kind));
}

NameKey KeyMaker::key() const noexcept {
    NameKey mixed = key_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31U);
}

NameKey make_key(KeyKind kind, std::string_view text) noexcept {
    KeyMaker maker{kind};
    maker.add(text);
    return maker.key();
}

NameKey make_key(KeyKind kind, std::int64_t identity) noexcept {
    KeyMaker maker{kind};
    for (auto rest = static_cast<std::uint64_t>(identity); rest != 0; rest >>= 8U)
        maker.add(static_cast<char>(rest & 0xFFU));
    return maker.key();
}

SoundKeys make_sound_keys(const std::vector<std::string>& sounds, const SoundLikeness& likeness) {
    SoundKeys keys;
    for (const std::string& sound : sounds) {
        if (sound.empty()) continue;
        keys.toned.push_back(make_key(KeyKind::toned, sound));
        keys.toneless.push_back(toneless_key(sound));
        if (!likeness.is_empty()) keys.near_sound.push_back(near_key(sound, likeness));
    }
    keep_each_once(keys.toned);
    keep_each_once(keys.toneless);
    keep_each_once(keys.near_sound);
    return keys;
}

}  // namespace geo::naming

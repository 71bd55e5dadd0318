// SPDX-License-Identifier: Apache-2.0
// Sixty-four bits for whatever names are looked up by. Two of the same bits are taken for the same
// sound: among a million names that goes wrong once in ten million worlds. Texts and identities
// are compared besides.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "geo/naming/sound_likeness.hpp"

namespace geo::naming {

using NameKey = std::uint64_t;

/// What a key stands for; keys of different kinds do not meet.
enum class KeyKind : std::uint8_t {
    text,
    toned,
    toneless,
    near_sound,
    specific,
    series,
    road,
    proposal,
    village_generic,
};

/// Bytes become a key one after the other.
class KeyMaker {
  public:
    explicit KeyMaker(KeyKind kind) noexcept;
    void add(char byte) noexcept {
        key_ = (key_ ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
    }
    void add(std::string_view bytes) noexcept {
        for (const char byte : bytes) add(byte);
    }
    NameKey key() const noexcept;

  private:
    NameKey key_;
};

NameKey make_key(KeyKind kind, std::string_view text) noexcept;
NameKey make_key(KeyKind kind, std::int64_t identity) noexcept;

/// The keys under which a name is found by its sound, each list without repetition.
struct SoundKeys {
    std::vector<NameKey> toned;
    std::vector<NameKey> toneless;
    std::vector<NameKey> near_sound;  ///< none unless there are near sounds
};

/// \param sounds as Romaniser::sound_keys gives them: "an1 ning2 jie1"
SoundKeys make_sound_keys(const std::vector<std::string>& sounds, const SoundLikeness& likeness);

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
// Near sounds: syllables that many speakers of a region do not tell apart, such as zhōng and zōng.
// Which ones is the profile's decision (near_sound_groups). That flat and curled initials (zh/z,
// ch/c, sh/s), n/l, r/l and front and back nasals (in/ing, en/eng) are confused in Mandarin is
// common knowledge; to look for it in village names is a design choice with no law behind it, so
// that a near sound is a case of its own of rule U03 and switched off unless the profile asks.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace geo::naming {

/// Immutable once built, so that any number of threads may share one.
class SoundLikeness {
  public:
    /// Every sound is like itself alone.
    SoundLikeness() = default;

    /// \param groups initials that are alike, {"zh","z"}, or finals, {"ing","in"}, as in search
    ///        keys (ü is v). Groups with a common member are one: {"n","l"} and {"l","r"}.
    /// \throws Error(invalid_input) for a group of fewer than two, a member that is neither an
    ///         initial nor a final, and a group that holds both.
    explicit SoundLikeness(const std::vector<std::vector<std::string>>& groups);

    /// One spelling for all syllables that are alike: "zhang" and "zang" come out the same.
    /// A final is also looked for behind a medial: "iang" as "i" + "ang".
    /// \param syllable without its tone; what is no syllable comes back as it is
    std::string fold(std::string_view syllable) const;

    bool is_empty() const noexcept { return leaders_.empty(); }

  private:
    using Leaders = std::unordered_map<std::string, std::string>;

    void join(const std::string& one, const std::string& other);
    std::string_view leader(std::string_view part) const;
    std::string fold_final(std::string_view final_part) const;

    Leaders leaders_;  ///< of an initial or final: the first of all that are alike
};

}  // namespace geo::naming

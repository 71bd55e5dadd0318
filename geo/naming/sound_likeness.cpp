// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/sound_likeness.hpp"

#include <algorithm>

#include "geo/base/error.hpp"

namespace geo::naming {
namespace {

constexpr std::string_view initial_letters = "bpmfdtnlgkhjqxzcsryw";
constexpr std::string_view vowels = "aeiouv";
constexpr std::string_view medials = "iuv";

/// Letters of the initial that opens the syllable.
std::size_t initial_size(std::string_view syllable) noexcept {
    if (syllable.empty() || initial_letters.find(syllable.front()) == std::string_view::npos)
        return 0;
    const bool is_curled = syllable.size() > 1 && syllable[1] == 'h' &&
                           std::string_view("zcs").find(syllable.front()) != std::string_view::npos;
    return is_curled ? 2 : 1;
}

bool is_initial(std::string_view part) noexcept {
    return !part.empty() && initial_size(part) == part.size();
}

bool is_letter(char letter) noexcept { return letter >= 'a' && letter <= 'z'; }

bool is_final(std::string_view part) noexcept {
    return !part.empty() && vowels.find(part.front()) != std::string_view::npos &&
           part.size() <= 4 && std::all_of(part.begin(), part.end(), is_letter);
}

void require_part(const std::string& part) {
    if (is_initial(part) || is_final(part)) return;
    throw Error(ErrorKind::invalid_input,
                "近音组中的“" + part + "”既不是声母也不是韵母；请写 zh、z、ing、in 之类。",
                "'" + part +
                    "' in a group of near sounds is neither an initial nor a final; write such as "
                    "zh, z, ing, in.");
}

void require_group(const std::vector<std::string>& group) {
    if (group.size() < 2)
        throw Error(ErrorKind::invalid_input, "近音组至少要有两个声母或两个韵母。",
                    "A group of near sounds needs two initials or two finals at least.");
    for (const std::string& part : group) {
        require_part(part);
        if (is_initial(part) != is_initial(group.front()))
            throw Error(ErrorKind::invalid_input,
                        "近音组不能同时含声母和韵母：“" + group.front() + "”与“" + part + "”。",
                        "A group of near sounds holds initials or finals, not both: '" +
                            group.front() + "' and '" + part + "'.");
    }
}

}  // namespace

SoundLikeness::SoundLikeness(const std::vector<std::vector<std::string>>& groups) {
    for (const auto& group : groups) {
        require_group(group);
        for (const std::string& part : group) join(group.front(), part);
    }
}

void SoundLikeness::join(const std::string& one, const std::string& other) {
    const std::string kept = leaders_.emplace(one, one).first->second;
    const std::string given_up = leaders_.emplace(other, other).first->second;
    for (auto& [part, leader] : leaders_)
        if (leader == given_up) leader = kept;
}

std::string_view SoundLikeness::leader(std::string_view part) const {
    const auto found = leaders_.find(std::string(part));
    return found == leaders_.end() ? part : std::string_view(found->second);
}

std::string SoundLikeness::fold_final(std::string_view final_part) const {
    const std::string_view whole = leader(final_part);
    const bool has_medial = final_part.size() > 1 &&
                            medials.find(final_part.front()) != std::string_view::npos &&
                            vowels.find(final_part[1]) != std::string_view::npos;
    if (whole != final_part || !has_medial) return std::string(whole);
    return final_part.front() + std::string(leader(final_part.substr(1)));
}

std::string SoundLikeness::fold(std::string_view syllable) const {
    const std::size_t cut = initial_size(syllable);
    std::string folded(cut == 0 ? std::string_view{} : leader(syllable.substr(0, cut)));
    if (cut < syllable.size()) folded += fold_final(syllable.substr(cut));
    return folded;
}

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
// What may become of a sign: from the plan to the maker to the pole, and down again.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/model/sign.hpp"

namespace geo::signing {

enum class SignAction {
    make,     ///< the maker has delivered the plate
    install,  ///< it hangs
    damage,   ///< it is damaged, or gone
    repair,   ///< it is as it was
    replace,  ///< a new plate takes its place
    remove,   ///< it is taken down, or no longer wanted
};

/// All of them, in order.
const std::vector<SignAction>& sign_actions();
/// nullopt when the state does not know the action.
std::optional<SignState> next_state(SignState state, SignAction action) noexcept;
std::vector<SignAction> allowed_actions(SignState state);

/// It can be seen from the street.
constexpr bool is_standing(SignState state) noexcept {
    return state == SignState::installed || state == SignState::damaged;
}
/// Nothing becomes of it any more.
constexpr bool is_gone(SignState state) noexcept {
    return state == SignState::replaced || state == SignState::removed;
}

/// "make", "install", …: the words of the routes and of a sign's story.
std::string_view to_string(SignAction action) noexcept;
std::optional<SignAction> sign_action_from_string(std::string_view word) noexcept;
/// Names for people: 制作 / "make".
BilingualText name_of(SignAction action);
BilingualText name_of(SignState state);
BilingualText name_of(SignFault fault);

}  // namespace geo::signing

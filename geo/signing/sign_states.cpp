// SPDX-License-Identifier: Apache-2.0
#include "geo/signing/sign_states.hpp"

#include <array>

namespace geo::signing {
namespace {

struct Step {
    SignState from;
    SignAction action;
    SignState to;
};

constexpr std::array steps{
    Step{SignState::planned, SignAction::make, SignState::made},
    Step{SignState::planned, SignAction::remove, SignState::removed},
    Step{SignState::made, SignAction::install, SignState::installed},
    // A plate that says the former name before it hangs.
    Step{SignState::made, SignAction::replace, SignState::replaced},
    Step{SignState::made, SignAction::remove, SignState::removed},
    Step{SignState::installed, SignAction::damage, SignState::damaged},
    Step{SignState::installed, SignAction::replace, SignState::replaced},
    Step{SignState::installed, SignAction::remove, SignState::removed},
    Step{SignState::damaged, SignAction::repair, SignState::installed},
    Step{SignState::damaged, SignAction::replace, SignState::replaced},
    Step{SignState::damaged, SignAction::remove, SignState::removed},
};

}  // namespace

const std::vector<SignAction>& sign_actions() {
    static const std::vector<SignAction> actions{SignAction::make,    SignAction::install,
                                                 SignAction::damage,  SignAction::repair,
                                                 SignAction::replace, SignAction::remove};
    return actions;
}

std::optional<SignState> next_state(SignState state, SignAction action) noexcept {
    for (const Step& step : steps)
        if (step.from == state && step.action == action) return step.to;
    return std::nullopt;
}

std::vector<SignAction> allowed_actions(SignState state) {
    std::vector<SignAction> actions;
    for (const SignAction action : sign_actions())
        if (next_state(state, action)) actions.push_back(action);
    return actions;
}

std::string_view to_string(SignAction action) noexcept {
    switch (action) {
        case SignAction::make:
            return "make";
        case SignAction::install:
            return "install";
        case SignAction::damage:
            return "damage";
        case SignAction::repair:
            return "repair";
        case SignAction::replace:
            return "replace";
        case SignAction::remove:
            return "remove";
    }
    return {};
}

std::optional<SignAction> sign_action_from_string(std::string_view word) noexcept {
    for (const SignAction action : sign_actions())
        if (to_string(action) == word) return action;
    return std::nullopt;
}

BilingualText name_of(SignAction action) {
    switch (action) {
        case SignAction::make:
            return {"制作", "make"};
        case SignAction::install:
            return {"安装", "install"};
        case SignAction::damage:
            return {"登记损坏", "mark as damaged"};
        case SignAction::repair:
            return {"修复", "repair"};
        case SignAction::replace:
            return {"更换", "replace"};
        case SignAction::remove:
            return {"拆除", "remove"};
    }
    return {};
}

BilingualText name_of(SignState state) {
    switch (state) {
        case SignState::planned:
            return {"待制作", "planned"};
        case SignState::made:
            return {"已制作", "made"};
        case SignState::installed:
            return {"已安装", "installed"};
        case SignState::damaged:
            return {"已损坏", "damaged"};
        case SignState::replaced:
            return {"已更换", "replaced"};
        case SignState::removed:
            return {"已拆除", "removed"};
    }
    return {};
}

BilingualText name_of(SignFault fault) {
    switch (fault) {
        case SignFault::damaged:
            return {"损坏", "damaged"};
        case SignFault::missing:
            return {"缺失", "missing"};
        case SignFault::wrong:
            return {"内容有误", "wrong"};
        case SignFault::other:
            return {"其他", "something else"};
    }
    return {};
}

}  // namespace geo::signing

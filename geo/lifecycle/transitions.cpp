// SPDX-License-Identifier: Apache-2.0
#include "geo/lifecycle/transitions.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace geo::lifecycle {
namespace {

using State = ProposalState;

/// Village and township carry out the naming; the county approves, files, announces and signs
/// (工作指引). The administrator stands in for anyone.
const std::vector<Role> proposers{Role::surveyor, Role::town, Role::county, Role::admin};
const std::vector<Role> townships{Role::town, Role::county, Role::admin};
const std::vector<Role> counties{Role::county, Role::admin};

std::vector<Transition> make_table() {
    using enum Action;
    using enum Gate;
    const std::vector<Gate> to_submit{no_blocking_finding, meaning_and_origin};
    const std::vector<Gate> to_endorse{notice_over, objections_answered};
    const std::vector<Gate> to_approve{no_blocking_finding, reviewer_reasons, other_person,
                                       authority,           notice_over,      objections_answered};
    const auto back = std::nullopt;  // to the state before the last step
    return {
        {State::draft, edit, State::draft, proposers, {}},
        {State::draft, submit, State::submitted, proposers, to_submit},
        {State::draft, withdraw, State::withdrawn, proposers, {}},

        {State::submitted, consult, State::consulted, townships, {consultation_result}},
        {State::submitted, approve, State::approved, counties, to_approve},
        {State::submitted, send_back, State::returned, townships, {reason}},
        {State::submitted, reject, State::rejected, counties, {reason}},
        {State::submitted, withdraw, State::withdrawn, proposers, {}},

        {State::consulted, endorse, State::town_endorsed, townships, to_endorse},
        {State::consulted, send_back, State::returned, townships, {reason}},
        {State::consulted, reject, State::rejected, counties, {reason}},
        {State::consulted, withdraw, State::withdrawn, proposers, {}},
        {State::consulted, undo, back, counties, {reason}},

        {State::town_endorsed, review, State::county_reviewed, counties, {reviewer_reasons}},
        {State::town_endorsed, send_back, State::returned, counties, {reason}},
        {State::town_endorsed, reject, State::rejected, counties, {reason}},
        {State::town_endorsed, withdraw, State::withdrawn, proposers, {}},
        {State::town_endorsed, undo, back, counties, {reason}},

        {State::county_reviewed, approve, State::approved, counties, to_approve},
        {State::county_reviewed, send_back, State::returned, counties, {reason}},
        {State::county_reviewed, reject, State::rejected, counties, {reason}},
        {State::county_reviewed, withdraw, State::withdrawn, proposers, {}},
        {State::county_reviewed, undo, back, counties, {reason}},

        {State::approved,
         file,
         State::filed,
         counties,
         {approval_document, authority, filing_document}},
        {State::approved, undo, back, counties, {reason}},
        {State::filed, announce, State::announced, counties, {approval_document, romanisation}},
        {State::announced, install, State::signed_on_site, counties, {sign_position}},
        {State::signed_on_site, map, State::mapped, counties, {}},
        {State::mapped, archive, State::archived, counties, {}},

        {State::returned, edit, State::returned, proposers, {}},
        {State::returned, submit, State::submitted, proposers, to_submit},
        {State::returned, withdraw, State::withdrawn, proposers, {}},
        {State::returned, undo, back, counties, {reason}},

        {State::rejected, undo, back, counties, {reason}},
    };
}

template <typename Value>
bool contains(const std::vector<Value>& values, Value value) noexcept {
    return std::find(values.begin(), values.end(), value) != values.end();
}

template <typename Value>
BilingualText joined(const std::vector<Value>& values) {
    BilingualText out;
    for (const Value value : values) {
        const BilingualText name = name_of(value);
        out.zh += (out.zh.empty() ? "" : "、") + name.zh;
        out.en += (out.en.empty() ? "" : ", ") + name.en;
    }
    return out;
}

Outcome refused(Refusal refusal, BilingualText message, std::vector<Gate> missing = {}) {
    return {std::nullopt, refusal, std::move(missing), std::move(message)};
}

Outcome wrong_state(State state, Action action) {
    const BilingualText now = name_of(state);
    const BilingualText wanted = name_of(action);
    const BilingualText possible = joined(allowed_actions(state));
    const BilingualText way_out =
        possible.zh.empty()
            ? BilingualText{"此状态不再变动。", "Nothing follows this state."}
            : BilingualText{"可以：" + possible.zh + "。", "Possible: " + possible.en + "."};
    return refused(Refusal::wrong_state,
                   {"状态为“" + now.zh + "”的申请不能" + wanted.zh + "。" + way_out.zh,
                    "A proposal that is " + now.en + " does not take the action '" + wanted.en +
                        "'. " + way_out.en});
}

/// The history does not tell where a step led from: one from before steps were written down.
Outcome nothing_to_undo(State state) {
    const BilingualText now = name_of(state);
    return refused(Refusal::wrong_state,
                   {"状态为“" + now.zh + "”的申请没有可撤销的办理记录。",
                    "There is no step to undo in this proposal, which is " + now.en + "."});
}

Outcome wrong_role(const Transition& line, Role role) {
    const BilingualText who = joined(line.roles);
    const BilingualText wanted = name_of(line.action);
    return refused(Refusal::wrong_role,
                   {name_of(role).zh + "无权" + wanted.zh + "，应由" + who.zh + "办理。",
                    "The role '" + name_of(role).en + "' may not take the action '" + wanted.en +
                        "'; it is for: " + who.en + "."});
}

Outcome missing_gates(const Transition& line, std::vector<Gate> missing) {
    const BilingualText what = joined(missing);
    const BilingualText wanted = name_of(line.action);
    return refused(Refusal::missing_gates,
                   {"还不能" + wanted.zh + "，缺少：" + what.zh + "。",
                    "The action '" + wanted.en + "' still lacks: " + what.en + "."},
                   std::move(missing));
}

std::vector<Gate> unmet(const std::vector<Gate>& gates, const std::set<Gate>& met) {
    std::vector<Gate> missing;
    for (const Gate gate : gates)
        if (met.count(gate) == 0) missing.push_back(gate);
    return missing;
}

}  // namespace

const std::vector<Transition>& transitions() {
    static const std::vector<Transition> table = make_table();
    return table;
}

std::vector<Action> allowed_actions(ProposalState state) {
    std::vector<Action> actions;
    for (const Transition& line : transitions())
        if (line.from == state) actions.push_back(line.action);
    return actions;
}

std::vector<Action> allowed_actions(ProposalState state, Role role) {
    std::vector<Action> actions;
    for (const Transition& line : transitions())
        if (line.from == state && contains(line.roles, role)) actions.push_back(line.action);
    return actions;
}

const Transition* find_transition(ProposalState state, Action action) noexcept {
    for (const Transition& line : transitions())
        if (line.from == state && line.action == action) return &line;
    return nullptr;
}

Outcome transition(ProposalState state, Action action, const ActionFacts& facts) {
    const Transition* line = find_transition(state, action);
    if (line == nullptr) return wrong_state(state, action);
    if (facts.role && !contains(line->roles, *facts.role)) return wrong_role(*line, *facts.role);
    auto missing = unmet(line->gates, facts.met);
    if (!missing.empty()) return missing_gates(*line, std::move(missing));
    const auto next = line->to ? line->to : facts.before;
    if (!next) return nothing_to_undo(state);
    return {next, std::nullopt, {}, {}};
}

}  // namespace geo::lifecycle

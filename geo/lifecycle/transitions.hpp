// SPDX-License-Identifier: Apache-2.0
// From draft to archive: ONE table says which action leads from which state to which, who may take
// it and what must be there first (RULEBOOK section 2; 地名管理条例 Arts 11-14). Pure: the caller
// says which gates are met, the table answers.
#pragma once

#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "geo/base/bilingual.hpp"
#include "geo/model/proposal.hpp"
#include "geo/model/wire_names.hpp"

namespace geo::lifecycle {

enum class Action {
    edit,
    submit,
    consult,
    endorse,
    review,
    approve,
    file,
    announce,
    install,
    map,
    archive,
    send_back,
    reject,
    withdraw,
    undo,  ///< a new revision that leads back to the state before the last step
};

/// Who may do what (CONTRACT.md). Postal and GIS users read and report; they change no proposal.
enum class Role { anonymous, surveyor, town, county, postal, gis, admin };

/// What must be there before an action: each is a fact that the caller vouches for.
enum class Gate {
    no_blocking_finding,  ///< the rules have no B finding
    meaning_and_origin,   ///< Art 11(1)
    consultation_result,  ///< Art 11; 实施办法 Art 5
    reviewer_reasons,     ///< every R finding has a named reviewer's written reason
    other_person,         ///< a proposer never approves their own proposal
    reason,               ///< a written reason
    approval_document,    ///< number and date of the approval
    filing_document,      ///< the filing form is complete (地名备案公告管理办法)
    romanisation,         ///< confirmed by a person where a reading was ambiguous
    authority,            ///< the approval is of an authority that may give it (Art 12)
    notice_over,          ///< no public notice is still running
    objections_answered,  ///< no objection waits for its answer
    sign_position,        ///< at least one sign has its place
};

/// One line of the table.
struct Transition {
    ProposalState from;
    Action action;
    std::optional<ProposalState> to;  ///< nullopt: the state before the last step (undo)
    std::vector<Role> roles;
    std::vector<Gate> gates;
};

/// The whole table, in the order of the states.
const std::vector<Transition>& transitions();

/// The actions that lead on from a state, whoever takes them.
std::vector<Action> allowed_actions(ProposalState state);
/// Those that the role may take.
std::vector<Action> allowed_actions(ProposalState state, Role role);

/// The line for an action in a state; nullptr when the state does not know the action.
const Transition* find_transition(ProposalState state, Action action) noexcept;

/// What the caller knows about the action that is asked for.
struct ActionFacts {
    std::set<Gate> met{};        ///< gates that are passed
    std::optional<Role> role{};  ///< absent: roles are not looked at
    /// The state before the last step, where that can be undone (dossier.hpp).
    std::optional<ProposalState> before{};
};

enum class Refusal { wrong_state, wrong_role, missing_gates };

/// The next state, or why there is none.
struct Outcome {
    std::optional<ProposalState> next;
    std::optional<Refusal> refusal;
    std::vector<Gate> missing;  ///< in the table's order
    BilingualText message;      ///< why not, and the way out; empty when allowed

    bool is_allowed() const noexcept { return next.has_value(); }
};

Outcome transition(ProposalState state, Action action, const ActionFacts& facts);

/// "submit", "send_back", …: the words of the routes and of the event log.
std::string_view to_string(Action action) noexcept;
std::optional<Action> action_from_string(std::string_view word) noexcept;
/// "surveyor", "county", …
std::string_view to_string(Role role) noexcept;
std::optional<Role> role_from_string(std::string_view word) noexcept;
/// "approval_document", …: the words of "missing" in an answer.
std::string_view to_string(Gate gate) noexcept;

/// Names for people: 已提交 / "submitted".
BilingualText name_of(ProposalState state);
BilingualText name_of(Action action);
BilingualText name_of(Role role);
BilingualText name_of(Gate gate);

}  // namespace geo::lifecycle

// SPDX-License-Identifier: Apache-2.0
// Who works in the registry and what they may do. Every change of people is an event, and no event
// tells a password or a token. Permissions are answered from the one table in
// geo/lifecycle/permissions.hpp; every use case that writes asks require().
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/lifecycle/permissions.hpp"
#include "geo/lifecycle/user.hpp"
#include "geo/model/proposal.hpp"
#include "geo/registry/passwords.hpp"
#include "geo/registry/registry.hpp"
#include "geo/storage/proposal_store.hpp"

namespace geo::registry {

// --- may they?
// ------------------------------------------------------------------------------------

/// Where no single place is concerned.
/// \throws Error(unauthenticated) for nobody in particular, Error(forbidden) naming the capability
/// and the roles that have it.
void require(const Actor& actor, lifecycle::Capability capability);

/// In a village. \throws as above, and Error(forbidden) naming the actor's area when the village
/// lies outside.
void require(const Actor& actor, lifecycle::Capability capability, const VillageCode& village);

/// An action on a proposal: the capability it needs, in the proposal's village; and a surveyor
/// edits, submits and withdraws only their own. \throws as above.
void require(const Actor& actor, lifecycle::Action action, const Proposal& proposal);

/// Drafts, and what was sent back or withdrawn, are shown to their author and to the staff of their
/// area; what is handed in is public.
bool may_see(const Actor& actor, const Proposal& proposal);
/// The same for a list.
storage::ProposalViewer viewer_of(const Actor& actor);

// --- users
// ----------------------------------------------------------------------------------------

struct NewUser {
    std::string name;
    lifecycle::Role role = lifecycle::Role::surveyor;
    std::string area;                     ///< a division's or village's code, "" for everywhere
    std::optional<std::string> password;  ///< without one they use tokens only
};

/// \throws Error(forbidden) unless the actor manages users, Error(conflict) when the name is taken,
/// Error(invalid_input) for a name that is none, a role nobody logs in with, a place the registry
/// does not know, a password that is too easy.
lifecycle::User add_user(Registry& registry, const Actor& actor, const NewUser& user,
                         Passwords& passwords);

/// A disabled user's sessions end; their tokens are refused as long as they are disabled.
/// \throws Error(not_found), Error(forbidden).
void set_disabled(Registry& registry, const Actor& actor, std::string_view name, bool is_disabled);

/// Ends the user's sessions. \throws as add_user, and Error(not_found).
void set_password(Registry& registry, const Actor& actor, std::string_view name,
                  std::string_view password, Passwords& passwords);

struct PasswordChange {
    std::string_view old_password;
    std::string_view new_password;
};
/// Ends all of the user's sessions, this one too. \throws Error(forbidden) when the old password is
/// another one, Error(invalid_input) when the new one is too easy.
void change_own_password(Registry& registry, const Actor& actor, const PasswordChange& change,
                         Passwords& passwords);

std::vector<lifecycle::User> list_users(Registry& registry);
/// False until the first user exists: nobody can write over the network then.
bool has_users(Registry& registry);

// --- tokens
// ---------------------------------------------------------------------------------------

/// What every token begins with, so that a leaked one is recognised.
inline constexpr std::string_view token_prefix = "lm_";

struct IssuedToken {
    lifecycle::Token token;
    std::string text;  ///< told here once
};
/// \param days  how long it holds; nullopt: until it is revoked. 1 to 3660.
/// \throws Error(not_found), Error(forbidden), Error(invalid_input), Error(conflict) for a disabled
/// user.
IssuedToken issue_token(Registry& registry, const Actor& actor, std::string_view name,
                        std::optional<int> days = std::nullopt);
/// \throws Error(not_found), Error(forbidden).
void revoke_token(Registry& registry, const Actor& actor, lifecycle::TokenId id);
/// \throws Error(not_found).
std::vector<lifecycle::Token> tokens_of(Registry& registry, std::string_view name);

// --- who is it?
// -----------------------------------------------------------------------------------

/// A session ends when nobody uses it for so long, and in any case.
inline constexpr std::chrono::hours session_idle_limit{2};
inline constexpr std::chrono::hours session_limit{12};

struct LoggedIn {
    lifecycle::User user;
    std::string secret;  ///< for the cookie
};
/// nullopt for a wrong name or password, or a disabled user: which of them, nobody is told.
/// \throws Error(unavailable) when too many log in at once.
std::optional<LoggedIn> log_in(Registry& registry, std::string_view name, std::string_view password,
                               Passwords& passwords);
void log_out(Registry& registry, std::string_view secret);

/// nullopt for what is unknown, expired, revoked, or belongs to a disabled user.
std::optional<Actor> find_actor_by_session(Registry& registry, std::string_view secret);
std::optional<Actor> find_actor_by_token(Registry& registry, std::string_view token);

/// Forgets sessions that are over, and takes no write lock when there are none. For a periodic
/// tick. \returns how many.
std::int64_t purge_sessions(Registry& registry);

}  // namespace geo::registry

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "api/http/transport/request.hpp"
#include "api/http/transport/response.hpp"
#include "geo/base/error.hpp"

namespace api::http {

/// A problem that no error kind names: 412, 415, 428 and their like.
struct Problem {
    int status;
    std::string type;  ///< the last part of urn:luming:problem:…
    geo::BilingualText detail;
    std::string pointer{};
};

/// A token came and does not hold: the 401 says so in WWW-Authenticate (RFC 6750 §3.1), so that a
/// program knows that another token is wanted and not just any.
class InvalidToken : public geo::Error {
  public:
    InvalidToken(std::string zh, std::string en)
        : geo::Error(geo::ErrorKind::unauthenticated, std::move(zh), std::move(en)) {}
};

/// application/problem+json (RFC 9457) in the language the client asked for.
Response problem_response(const Request& request, const Problem& problem);
/// The same with members of its own beside the standard ones, e.g. "findings" or "missing".
Response problem_response(const Request& request, const Problem& problem,
                          const nlohmann::json& members);
/// An error as the one table has it.
Response problem_response(const Request& request, const geo::Error& error);
Response problem_response(const Request& request, const geo::Error& error,
                          const nlohmann::json& members);
/// For a message that never became a request: whose language nobody knows, so in both.
Response problem_response(const Refusal& refusal);

/// "Not Found" for 404.
std::string_view reason_phrase(int status) noexcept;

}  // namespace api::http

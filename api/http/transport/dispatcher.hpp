// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/http/transport/request.hpp"
#include "api/http/transport/response.hpp"
#include "api/http/transport/router.hpp"
#include "api/http/transport/static_files.hpp"

namespace api::http {

/// Leads a request to its handler: finds the route, checks method, lane, query parameters and
/// media type, and turns whatever is thrown into a problem. Knows nothing of sockets. Shared by
/// all threads; a Request belongs to one.
class Dispatcher {
  public:
    Dispatcher(Router router, StaticFiles files);

    /// How large a body the request may bring; nullopt when the head alone settles the answer
    /// (no such address or method) and the body need not be read at all.
    std::optional<std::size_t> accepted_body(Request& request, const MessageHead& head) const;

    /// Answers. A handler's exception never gets out: the unknown becomes a 500 without internals
    /// and a line in the log. The request refers to head and body from then on.
    /// \param peer  the address of the other end, for as long as the request lives
    /// \returns nullopt on the fast lane for a route that takes long: nothing was done; ask again
    ///          with the slow lane, on a thread that may wait
    std::optional<Response> respond(Request& request, const MessageHead& head,
                                    std::string_view body, Lane lane,
                                    std::string_view peer = {}) const;

    /// What a lane takes where the route does not say.
    static constexpr std::size_t body_limit(Lane lane) noexcept {
        return lane == Lane::fast ? 256 * 1024 : 64 * 1024 * 1024;
    }

    const Router& router() const noexcept { return router_; }

  private:
    /// Where a path leads.
    struct Reception {
        const Router::Resource* resource = nullptr;
        const Route* route = nullptr;
        PathProblem path_problem = PathProblem::none;
    };

    Reception receive(Request& request, const MessageHead& head) const;
    std::optional<Response> respond_or_throw(Request& request, Lane lane) const;
    Response respond_without_route(const Request& request, const Reception& reception) const;
    /// The page's index.html for a browser that asks for "/"; programs get the landing document.
    const Response* find_front_page(const Request& request) const;
    static void take_query(Request& request, const Route& route);

    Router router_;
    StaticFiles files_;
};

/// The decoded path as static files know it.
std::string joined_path(const std::vector<std::string_view>& segments);

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "api/http/transport/service.hpp"

namespace Pistache::Tcp {
class Listener;
}

namespace api::http {

struct ServerOptions {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: any free port
    int threads = 16;        ///< of each lane
    Timeouts timeouts{};
    SlowReaders::Limits slow_readers{};
    std::int64_t most_connections = 0;  ///< 0: what the descriptor limit leaves room for
};

/// The HTTP server: a Pistache listener for everybody, and threads beside its own for the routes
/// that take long.
///
///     Router router;
///     router.add({.path = "/roads/{id}", .handler = …});
///     Server server(options, std::move(router), StaticFiles("web/dist"));
///     server.start();
///     …
///     server.drain_and_stop(std::chrono::seconds(10));
class Server {
  public:
    Server(ServerOptions options, Router router, StaticFiles files = {}, Observer observer = {});
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Binds the port and begins to answer. Ignores SIGPIPE and SIGXFSZ in this process.
    /// \throws geo::Error(unavailable) when the port cannot be bound.
    void start();

    std::uint16_t port() const noexcept { return port_; }

    /// Stops accepting (a new connection is refused), makes readyz answer 503, lets requests under
    /// way finish and be delivered, closes idle connections, then ends the threads. What is not
    /// done by the deadline is cut.
    /// \returns whether everything was done in time.
    bool drain_and_stop(std::chrono::milliseconds deadline);

    const Gauges& gauges() const noexcept { return service_->gauges; }
    const Router& router() const noexcept { return service_->dispatcher.router(); }

  private:
    using Listener = Pistache::Tcp::Listener;

    std::unique_ptr<Listener> open() const;
    void add_health_routes(Router& router);
    bool wait_until_empty(std::chrono::milliseconds deadline) const;

    const ServerOptions options_;
    std::shared_ptr<Service> service_;
    std::unique_ptr<Listener> listener_;
    std::uint16_t port_ = 0;
};

}  // namespace api::http

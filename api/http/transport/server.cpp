// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/server.hpp"

#include <fmt/format.h>
#include <pistache/listener.h>

#include <algorithm>
#include <csignal>
#include <thread>

#include "api/http/transport/descriptors.hpp"
#include "api/http/transport/peer_transport.hpp"
#include "geo/base/error.hpp"

namespace api::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// Room for databases, files, slow deliveries (one duplicate each) and the threads' own descriptors.
constexpr std::int64_t kept_descriptors = 512;

std::int64_t connections_by_descriptor_limit() {
    const auto most = descriptor_limit();
    return std::max<std::int64_t>(most - std::min(kept_descriptors, most / 2), 16);
}

Response health(bool is_well, std::string_view status) {
    auto response = json_text(fmt::format(R"({{"status":"{}"}})", status), is_well ? 200 : 503);
    response.cache_control = "no-store";
    return response;
}

std::string_view name_of_phase(Phase phase) noexcept {
    switch (phase) {
        case Phase::starting:
            return "starting";
        case Phase::serving:
            return "ok";
        case Phase::draining:
        case Phase::cutting:
            return "draining";
    }
    return "draining";
}

}  // namespace

Server::Server(ServerOptions options, Router router, StaticFiles files, Observer observer)
    : options_(std::move(options)) {
    add_health_routes(router);
    service_ = std::make_shared<Service>(
        std::move(router), std::move(files), options_.timeouts, options_.slow_readers,
        SlowWork::Limits{.threads = options_.threads}, std::move(observer));
    service_->most_connections = options_.most_connections > 0 ? options_.most_connections
                                                               : connections_by_descriptor_limit();
}

Server::~Server() { drain_and_stop(milliseconds{0}); }

void Server::add_health_routes(Router& router) {
    router.add({.path = "/livez",
                .handler = [](const Request&) { return health(true, "ok"); },
                .summary = {"进程是否存活", "Whether the process is alive"}});
    router.add({.path = "/readyz",
                .handler =
                    [this](const Request&) {
                        const auto phase = service_->phase.load();
                        return health(phase == Phase::serving, name_of_phase(phase));
                    },
                .summary = {"是否可以接受请求", "Whether requests are welcome"}});
}

std::unique_ptr<Server::Listener> Server::open() const {
    namespace tcp = Pistache::Tcp;
    const auto handler = std::make_shared<PeerHandler>(service_);
    auto listener =
        std::make_unique<Listener>(Pistache::Address(options_.host, Pistache::Port(options_.port)));
    listener->init(static_cast<std::size_t>(options_.threads),
                   Pistache::Flags<tcp::Options>(tcp::Options::ReuseAddr | tcp::Options::NoDelay |
                                                 tcp::Options::CloseOnExec),
                   "luming");
    listener->setHandler(handler);
    listener->setTransportFactory([handler] { return std::make_shared<PeerTransport>(handler); });
    try {
        listener->bind();
    } catch (const std::exception& error) {
        throw geo::Error(geo::ErrorKind::unavailable,
                         fmt::format("无法监听 {}:{}，端口可能已被占用：{}", options_.host,
                                     options_.port, error.what()),
                         fmt::format("Cannot listen on {}:{}, the port may be taken: {}",
                                     options_.host, options_.port, error.what()));
    }
    listener->runThreaded();
    return listener;
}

void Server::start() {
    std::signal(SIGPIPE, SIG_IGN);  // sendfile has no MSG_NOSIGNAL
    std::signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files is a full disk: 507
    listener_ = open();
    port_ = listener_->getPort();
    service_->phase = Phase::serving;
}

bool Server::wait_until_empty(milliseconds deadline) const {
    constexpr milliseconds look_again{5};
    const auto until = steady_clock::now() + deadline;
    const auto& gauges = service_->gauges;
    while (gauges.connections.load() > 0 || gauges.in_flight.load() > 0) {
        if (steady_clock::now() > until) {
            return false;
        }
        std::this_thread::sleep_for(look_again);
    }
    return true;
}

bool Server::drain_and_stop(milliseconds deadline) {
    if (!listener_) {
        return true;
    }
    service_->phase = Phase::draining;
    stop_listening(port_);
    const bool is_done = wait_until_empty(deadline);
    service_->phase = Phase::cutting;
    service_->slow_readers.stop();
    service_->slow_work.stop();
    if (!is_done) {
        constexpr milliseconds two_ticks{1200};  // so that Pistache closes what we cut
        wait_until_empty(two_ticks);
    }
    listener_->shutdown();
    listener_.reset();
    return is_done;
}

}  // namespace api::http

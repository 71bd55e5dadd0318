// SPDX-License-Identifier: Apache-2.0
#include "api/http/server.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <pistache/endpoint.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <thread>

#include "api/http/peer_handler.hpp"
#include "geo/base/error.hpp"

namespace api::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// Room for databases, files, slow deliveries (one duplicate each) and the threads' own descriptors.
constexpr std::int64_t kept_descriptors = 512;

std::int64_t connections_by_descriptor_limit() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    const auto most = limit.rlim_cur == RLIM_INFINITY ? std::int64_t{1} << 20
                                                      : static_cast<std::int64_t>(limit.rlim_cur);
    return std::max<std::int64_t>(most - std::min(kept_descriptors, most / 2), 16);
}

bool listens_on(int descriptor, std::uint16_t port) {
    int is_listening = 0;
    socklen_t size = sizeof is_listening;
    if (::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &is_listening, &size) != 0 ||
        is_listening == 0) {
        return false;
    }
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    if (::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &length) != 0) {
        return false;
    }
    // The port stands at the same place in both families.
    return ntohs(reinterpret_cast<const sockaddr_in*>(&address)->sin_port) == port;
}

std::vector<int> open_descriptors() {
    std::vector<int> descriptors;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        const auto name = entry.path().filename().string();
        int descriptor = -1;
        std::from_chars(name.data(), name.data() + name.size(), descriptor);
        descriptors.push_back(descriptor);
    }
    return descriptors;
}

/// Pistache closes its listening socket only together with everything else, and keeps its number
/// to itself. Putting an unconnected socket in its place closes it early: the kernel refuses new
/// clients at once, and Pistache later closes the stand-in.
void stop_listening(std::uint16_t port) {
    for (const int descriptor : open_descriptors()) {
        if (!listens_on(descriptor, port)) {
            continue;
        }
        const int stand_in = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (stand_in >= 0) {
            ::dup3(stand_in, descriptor, O_CLOEXEC);
            ::close(stand_in);
        }
    }
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
    service_ = std::make_shared<Service>(std::move(router), std::move(files), options_.timeouts,
                                         options_.slow_readers, std::move(observer));
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

std::unique_ptr<Server::Endpoint> Server::open(Lane lane, std::uint16_t port) const {
    namespace pistache = Pistache::Http;
    constexpr std::chrono::hours never{24 * 365};  // Connection decides, not Pistache
    auto endpoint =
        std::make_unique<Endpoint>(Pistache::Address(options_.host, Pistache::Port(port)));
    endpoint->init(Endpoint::options()
                       .threads(options_.threads)
                       .threadsName(lane == Lane::fast ? "fast" : "slow")
                       .flags(Pistache::Tcp::Options::ReuseAddr | Pistache::Tcp::Options::NoDelay |
                              Pistache::Tcp::Options::CloseOnExec)
                       .headerTimeout(never)
                       .bodyTimeout(never)
                       .keepaliveTimeout(never));
    endpoint->setHandler(pistache::make_handler<PeerHandler>(service_, lane));
    try {
        endpoint->serveThreaded();
    } catch (const std::exception& error) {
        throw geo::Error(
            geo::ErrorKind::unavailable,
            fmt::format("无法监听 {}:{}，端口可能已被占用：{}", options_.host, port, error.what()),
            fmt::format("Cannot listen on {}:{}, the port may be taken: {}", options_.host, port,
                        error.what()));
    }
    return endpoint;
}

void Server::start() {
    std::signal(SIGPIPE, SIG_IGN);  // sendfile has no MSG_NOSIGNAL
    slow_ = open(Lane::slow, options_.slow_port);
    slow_port_ = slow_->getPort();
    service_->dispatcher.set_slow_port(slow_port_);
    fast_ = open(Lane::fast, options_.port);
    port_ = fast_->getPort();
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
    if (!fast_ || !slow_) {
        return true;
    }
    service_->phase = Phase::draining;
    stop_listening(port_);
    stop_listening(slow_port_);
    const bool is_done = wait_until_empty(deadline);
    service_->phase = Phase::cutting;
    service_->slow_readers.stop();
    if (!is_done) {
        constexpr milliseconds two_ticks{1200};  // so that Pistache closes what we cut
        wait_until_empty(two_ticks);
    }
    for (auto* endpoint : {&fast_, &slow_}) {
        (*endpoint)->shutdown();
        endpoint->reset();
    }
    return is_done;
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/peer_handler.hpp"

#include <pistache/peer.h>

namespace api::http {

PeerHandler::PeerHandler(std::shared_ptr<Service> service) : service_(std::move(service)) {}

PeerHandler::PeerHandler(const PeerHandler& other)
    : Pistache::Tcp::Handler(other), service_(other.service_) {}

void PeerHandler::onConnection(const std::shared_ptr<Pistache::Tcp::Peer>& peer) {
    const int descriptor = peer->fd();
    auto& connection =
        connections_.try_emplace(descriptor, descriptor, service_, wake_up_).first->second;
    const auto open = service_->gauges.connections.load(std::memory_order_relaxed);
    if (open > service_->most_connections) {
        connection.turn_away();
    }
}

void PeerHandler::onInput(const char* bytes, std::size_t size,
                          const std::shared_ptr<Pistache::Tcp::Peer>& peer) {
    connections_.at(peer->fd()).on_bytes({bytes, size});
}

void PeerHandler::onDisconnection(const std::shared_ptr<Pistache::Tcp::Peer>& peer) {
    connections_.erase(peer->fd());
}

void PeerHandler::tick() {
    for (auto& [descriptor, connection] : connections_) {
        connection.on_tick();
    }
}

void PeerHandler::wake_up() {
    for (auto& [descriptor, connection] : connections_) {
        connection.on_wake_up();
    }
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pistache/tcp.h>

#include <memory>
#include <unordered_map>

#include "api/http/transport/connection.hpp"
#include "api/http/transport/service.hpp"

namespace api::http {

/// The connections of one I/O thread. Pistache accepts, polls and reads; from the first byte on
/// everything is ours, because its own HTTP layer loses pipelined requests, runs the rest of a
/// refused request as a new one and answers 500 to harmless header fields. So this derives from
/// its TCP handler. Pistache gives every I/O thread a clone.
class PeerHandler final : public Pistache::Tcp::Handler {
    PROTOTYPE_OF(Pistache::Tcp::Handler, PeerHandler)

  public:
    explicit PeerHandler(std::shared_ptr<Service> service);
    /// A clone serves the same service and begins without connections.
    PeerHandler(const PeerHandler& other);
    PeerHandler& operator=(const PeerHandler&) = delete;

    void onConnection(const std::shared_ptr<Pistache::Tcp::Peer>& peer) override;
    void onInput(const char* bytes, std::size_t size,
                 const std::shared_ptr<Pistache::Tcp::Peer>& peer) override;
    /// Called before Pistache closes the descriptor.
    void onDisconnection(const std::shared_ptr<Pistache::Tcp::Peer>& peer) override;

    /// Gives every connection its turn to look at the clock.
    void tick();
    /// Something that a connection waits for is done.
    void wake_up();
    /// What other threads call this one by; set before the first connection.
    void set_wake_up(std::shared_ptr<WakeUp> wake_up) noexcept { wake_up_ = std::move(wake_up); }

  private:
    std::shared_ptr<Service> service_;
    std::shared_ptr<WakeUp> wake_up_;
    std::unordered_map<int, Connection> connections_;  ///< by descriptor
};

}  // namespace api::http

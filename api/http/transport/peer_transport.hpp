// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pistache/transport.h>

#include <memory>
#include <vector>

#include "api/http/transport/peer_handler.hpp"

namespace api::http {

/// Pistache's transport with a bell and a clock. When another thread rings (WakeUp), the
/// connections go on with what they waited for. Four times a second, on the I/O thread itself, it
/// - lets the connections look at their timeouts, and
/// - looks into Pistache's queues again. A queue takes its wake-up call away after finding itself
///   empty, so that a connection handed over in between lies there until another one comes
///   (observed: 1 of 96,000 connections waited for good).
class PeerTransport final : public Pistache::Tcp::Transport {
  public:
    explicit PeerTransport(std::shared_ptr<PeerHandler> handler);
    ~PeerTransport() override;
    PeerTransport(const PeerTransport&) = delete;
    PeerTransport& operator=(const PeerTransport&) = delete;

    void registerPoller(Pistache::Polling::Epoll& poller) override;
    void onReady(const Pistache::Aio::FdSet& ready) override;
    std::shared_ptr<Pistache::Aio::Handler> clone() const override;

  private:
    void start_clock(Pistache::Polling::Epoll& poller);
    void hang_up_bell(Pistache::Polling::Epoll& poller);
    bool takes_call(const Pistache::Aio::FdSet& ready) const;
    bool takes_tick(const Pistache::Aio::FdSet& ready) const;
    void look_into_queues();

    std::shared_ptr<PeerHandler> handler_;
    int clock_ = -1;
    std::shared_ptr<WakeUp> wake_up_;
    std::vector<int> queues_;  ///< the descriptors that tag the queues' wake-up calls
};

}  // namespace api::http

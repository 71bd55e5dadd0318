// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pistache/http.h>
#include <pistache/peer.h>

#include <memory>

#include "api/http/service.hpp"

namespace api::http {

/// Joins our connections to Pistache's transport. Pistache accepts, polls and reads; everything
/// from the first byte on is ours, because its own request parser loses pipelined requests, runs
/// the rest of a refused request as a new one, and answers 500 to harmless header fields.
///
/// Pistache looks at every peer's parser twice a second to find the idle ones. What it finds here
/// is a parser whose step is our clock: it ticks the connection on the connection's own thread and
/// never seems idle, so that all timeouts are decided in Connection.
class PeerHandler : public Pistache::Http::Handler {
    HTTP_PROTOTYPE(PeerHandler)

  public:
    PeerHandler(std::shared_ptr<Service> service, Lane lane)
        : service_(std::move(service)), lane_(lane) {}

    /// Never reached: onInput does not call Pistache's parser, which would call this.
    void onRequest(const Pistache::Http::Request&, Pistache::Http::ResponseWriter) override {}

  private:
    void onConnection(const std::shared_ptr<Pistache::Tcp::Peer>& peer) override;
    void onInput(const char* bytes, std::size_t size,
                 const std::shared_ptr<Pistache::Tcp::Peer>& peer) override;

    std::shared_ptr<Service> service_;
    Lane lane_;
};

}  // namespace api::http

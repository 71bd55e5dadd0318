// SPDX-License-Identifier: Apache-2.0
#include "api/http/peer_handler.hpp"

#include "api/http/connection.hpp"

namespace api::http {
namespace {

namespace pistache = Pistache::Http;

class TickingStep final : public pistache::Private::Step {
  public:
    TickingStep(pistache::Request* request, Connection& connection)
        : Step(request), connection_(connection) {}

    pistache::Private::StepId id() const override {
        connection_.on_tick();
        return pistache::Private::RequestLineStep::Id;
    }
    pistache::Private::State apply(Pistache::StreamCursor&) override {
        return pistache::Private::State::Again;
    }

  private:
    Connection& connection_;
};

/// Stands where Pistache keeps a peer's parser, and carries our connection.
class PeerState final : public pistache::RequestParser {
  public:
    PeerState(int socket, std::shared_ptr<Service> service, Lane lane)
        : ParserImpl(0), connection(socket, std::move(service), lane) {
        allSteps[0] = std::make_unique<TickingStep>(&request, connection);
    }

    Connection connection;
};

}  // namespace

void PeerHandler::onConnection(const std::shared_ptr<Pistache::Tcp::Peer>& peer) {
    const auto state = std::make_shared<PeerState>(peer->fd(), service_, lane_);
    peer->putData(ParserData, std::shared_ptr<pistache::RequestParser>(state));
    peer->setIdle(true);  // an idle peer is only ever dropped; one that is not gets a queued 408
    if (service_->gauges.connections.load(std::memory_order_relaxed) > service_->most_connections) {
        state->connection.turn_away();
    }
}

void PeerHandler::onInput(const char* bytes, std::size_t size,
                          const std::shared_ptr<Pistache::Tcp::Peer>& peer) {
    const auto parser = getParser(peer);
    static_cast<PeerState&>(*parser).connection.on_bytes({bytes, size});
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/peer_transport.hpp"

#include <spdlog/spdlog.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <system_error>

#include "api/http/transport/descriptors.hpp"

namespace api::http {
namespace {

using Pistache::Polling::NotifyOn;
using Pistache::Polling::Tag;

constexpr long tick_nanoseconds = 250'000'000;

Tag tag_of(int descriptor) { return Tag{static_cast<std::uint64_t>(descriptor)}; }

}  // namespace

PeerTransport::PeerTransport(std::shared_ptr<PeerHandler> handler)
    : Transport(handler), handler_(std::move(handler)) {}

PeerTransport::~PeerTransport() {
    if (clock_ >= 0) {
        ::close(clock_);
    }
}

std::shared_ptr<Pistache::Aio::Handler> PeerTransport::clone() const {
    return std::make_shared<PeerTransport>(
        std::static_pointer_cast<PeerHandler>(handler_->clone()));
}

/// Pistache opens one eventfd for each of three queues (writes, timers, peers) and one to be
/// notified, in this order; their numbers, its tags for them, are private.
void PeerTransport::registerPoller(Pistache::Polling::Epoll& poller) {
    const auto before = open_eventfds();
    Transport::registerPoller(poller);
    const auto after = open_eventfds();
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(),
                        std::back_inserter(queues_));
    if (queues_.size() == 4) {
        queues_.pop_back();  // the notifier is no queue
    } else {
        spdlog::warn("found {} of Pistache's queues instead of 4; not watching them",
                     queues_.size());
        queues_.clear();
    }
    start_clock(poller);
    hang_up_bell(poller);
}

void PeerTransport::hang_up_bell(Pistache::Polling::Epoll& poller) {
    wake_up_ = std::make_shared<WakeUp>();
    handler_->set_wake_up(wake_up_);
    const int bell = wake_up_->descriptor();
    poller.addFd(bell, Pistache::Flags<NotifyOn>(NotifyOn::Read), tag_of(bell));
}

bool PeerTransport::takes_call(const Pistache::Aio::FdSet& ready) const {
    const auto bell = tag_of(wake_up_->descriptor());
    return std::any_of(ready.begin(), ready.end(),
                       [&](const auto& entry) { return entry.getTag() == bell; }) &&
           wake_up_->was_called();
}

void PeerTransport::start_clock(Pistache::Polling::Epoll& poller) {
    clock_ = ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    const itimerspec interval{{0, tick_nanoseconds}, {0, tick_nanoseconds}};
    if (clock_ < 0 || ::timerfd_settime(clock_, 0, &interval, nullptr) != 0) {
        throw std::system_error(errno, std::generic_category(), "timerfd");
    }
    poller.addFd(clock_, Pistache::Flags<NotifyOn>(NotifyOn::Read), tag_of(clock_));
}

bool PeerTransport::takes_tick(const Pistache::Aio::FdSet& ready) const {
    return std::any_of(ready.begin(), ready.end(), [&](const auto& entry) {
        std::uint64_t ticks = 0;
        return entry.getTag() == tag_of(clock_) && ::read(clock_, &ticks, sizeof ticks) > 0;
    });
}

void PeerTransport::look_into_queues() {
    std::vector<Pistache::Polling::Event> events;
    for (const int queue : queues_) {
        events.emplace_back(tag_of(queue)).flags.setFlag(NotifyOn::Read);
    }
    Transport::onReady(Pistache::Aio::FdSet(std::move(events)));
}

void PeerTransport::onReady(const Pistache::Aio::FdSet& ready) {
    const bool has_ticked = takes_tick(ready);
    const bool was_called = takes_call(ready);
    Transport::onReady(ready);  // passes over clock and bell, which are no peers
    if (was_called) {
        handler_->wake_up();
    }
    if (has_ticked) {
        look_into_queues();
        handler_->tick();
    }
}

}  // namespace api::http

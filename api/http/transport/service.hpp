// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string_view>

#include "api/http/transport/dispatcher.hpp"
#include "api/http/transport/slow_work.hpp"
#include "api/http/transport/transmission.hpp"

namespace api::http {

/// How long the server waits for what.
struct Timeouts {
    std::chrono::milliseconds header{10'000};      ///< from the first byte of a request to its end
    std::chrono::milliseconds body{60'000};        ///< from the head to the end of the body
    std::chrono::milliseconds keep_alive{75'000};  ///< between two requests of a connection
    std::chrono::milliseconds linger{2'000};       ///< for a client to read our last words
};

/// One finished request, for metrics and access logs. The views last for the call only.
struct RequestRecord {
    std::uint64_t id;
    Method method;
    std::string_view target;
    int status;
    std::size_t bytes;
    std::chrono::nanoseconds duration;
    Lane lane;
};
using Observer = std::function<void(const RequestRecord&)>;

/// What is going on, readable at any time from any thread.
struct Gauges {
    std::atomic<std::int64_t> connections{0};
    std::atomic<std::int64_t> in_flight{0};  ///< requests received whose answer is not delivered
    std::atomic<std::uint64_t> requests{0};
    std::array<std::atomic<std::uint64_t>, 6> by_class{};  ///< [4] counts the 4xx
};

enum class Phase { starting, serving, draining, cutting };

/// What all connections of a server share.
struct Service {
    Service(Router router, StaticFiles files, Timeouts waits, SlowReaders::Limits limits,
            SlowWork::Limits work, Observer watcher)
        : dispatcher(std::move(router), std::move(files)),
          timeouts(waits),
          observer(std::move(watcher)),
          slow_readers(limits),
          slow_work(work) {}

    bool is_closing() const noexcept {
        return phase.load(std::memory_order_relaxed) >= Phase::draining;
    }

    void count(const Answer& answer) noexcept {
        gauges.requests.fetch_add(1, std::memory_order_relaxed);
        gauges.by_class.at(static_cast<std::size_t>(answer.status / 100))
            .fetch_add(1, std::memory_order_relaxed);
    }
    void record(const Answer& answer, const Request& request,
                std::chrono::steady_clock::time_point started, Lane lane) const {
        if (observer) {
            observer({request.id(), request.method(), request.target(), answer.status,
                      answer.size(), std::chrono::steady_clock::now() - started, lane});
        }
    }

    Dispatcher dispatcher;
    const Timeouts timeouts;
    const Observer observer;
    std::atomic<Phase> phase{Phase::starting};
    Gauges gauges;
    std::int64_t most_connections = 0;
    SlowReaders slow_readers;
    SlowWork slow_work;
};

}  // namespace api::http

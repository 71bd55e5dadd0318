// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "api/http/transport/service.hpp"
#include "api/http/transport/wake_up.hpp"

namespace api::http {

/// An answer that another thread than the connection's own is making or delivering. The
/// connection takes no next request before it is over.
class Delivery {
  public:
    /// Counts as under way in the service until it is over.
    Delivery(std::shared_ptr<Service> service, std::shared_ptr<WakeUp> wake_up);
    ~Delivery();
    Delivery(const Delivery&) = delete;
    Delivery& operator=(const Delivery&) = delete;

    /// From the other thread, once; the last owner's end says it otherwise.
    void end() noexcept;
    bool is_over() const noexcept { return is_over_.load(std::memory_order_acquire); }

  private:
    const std::shared_ptr<Service> service_;
    const std::shared_ptr<WakeUp> wake_up_;
    std::atomic<bool> is_over_{false};
};

/// A request of a route that takes long: a copy that outlives the I/O thread's buffers, and the
/// way back to its client. Works on a duplicate of the descriptor: whatever happens to the
/// original number, the answer can reach this one socket only.
class LateRequest {
  public:
    struct Parts {
        std::string head;  ///< the bytes of a head that has been parsed before
        std::string body;
        std::string peer;
        bool keeps_alive;
        std::chrono::steady_clock::time_point started;
    };

    LateRequest(int socket, Parts parts, std::shared_ptr<Service> service,
                std::shared_ptr<Delivery> delivery);
    ~LateRequest();
    LateRequest(const LateRequest&) = delete;
    LateRequest& operator=(const LateRequest&) = delete;

    /// Whether the descriptor could be duplicated.
    bool is_valid() const noexcept { return socket_ >= 0; }
    /// Runs the handler and sends what it answers. Never throws.
    void answer() noexcept;

  private:
    void answer_or_throw();
    void send(Answer answer);

    const int socket_;
    const Parts parts_;
    const std::shared_ptr<Service> service_;
    const std::shared_ptr<Delivery> delivery_;
};

}  // namespace api::http

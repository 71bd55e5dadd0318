// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "api/http/transport/late_request.hpp"
#include "api/http/transport/request_reader.hpp"
#include "api/http/transport/service.hpp"

namespace api::http {

/// One client: takes its bytes, answers its requests in order, and decides when it has to go.
/// Lives on one I/O thread, which alone closes the descriptor; here it is only ever shut down, so
/// no number can come to mean another client while an answer is under way.
class Connection {
  public:
    /// \param wake_up  calls the I/O thread
    Connection(int socket, std::shared_ptr<Service> service, std::shared_ptr<WakeUp> wake_up);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Bytes have arrived. Never throws.
    void on_bytes(std::string_view bytes) noexcept;
    /// Called some times a second: timeouts and draining.
    void on_tick() noexcept;
    /// Called when a delivery is over, of this connection or another: goes on with held input.
    void on_wake_up() noexcept;
    /// The server is full: says so and goes.
    void turn_away() noexcept;

  private:
    using Time = std::chrono::steady_clock::time_point;
    enum class Waiting { for_request, for_head, for_body, for_delivery, for_goodbye };

    void process(std::string_view bytes);
    bool begin_body(std::string_view rest);
    void answer_request();
    bool hand_to_slow_work(Time started);
    void refuse(const Refusal& refusal);
    void deliver(Answer& answer, const Request* request, Time started);
    bool hand_over(Answer& answer, std::size_t sent);
    void check_delivery();
    void wait(Waiting what, std::chrono::milliseconds patience);
    void wait_for_input();
    void hold(std::string_view bytes);
    void say_goodbye();
    void cut() noexcept;

    const int socket_;
    const std::string peer_;  ///< the other end's address
    const std::shared_ptr<Service> service_;
    const std::shared_ptr<WakeUp> wake_up_;
    RequestReader reader_;
    Waiting waiting_ = Waiting::for_head;
    Time until_;
    int served_ = 0;
    std::shared_ptr<Delivery> delivery_;  ///< set while another thread has the answer
    bool keeps_alive_ = true;
    std::string held_;  ///< input that arrived while an answer was being delivered
};

}  // namespace api::http

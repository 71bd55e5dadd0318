// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/connection.hpp"

#include <spdlog/spdlog.h>
#include <sys/socket.h>

#include "api/http/transport/descriptors.hpp"
#include "api/http/transport/problem.hpp"

namespace api::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// Long enough for a client on this machine or the next to make room; the neighbours on the same
// I/O thread wait no longer than this.
constexpr milliseconds io_patience{5};
constexpr std::size_t most_held = 64 * 1024;
constexpr int most_requests = 10'000;  // then a new connection: spreads clients over the threads

const Refusal too_slow{408,
                       {"请求未在规定时间内发送完毕。", "The request did not arrive in time."}};
const Refusal too_busy{503, {"连接过多，请稍后再试。", "Too many connections; try again later."}};

Problem overloaded() {
    return {503,
            "overloaded",
            {"正在处理的慢请求过多，请稍后再试。",
             "Too many requests that take long are under way; try again later."}};
}

/// Memory that each I/O thread reuses from request to request.
struct Workspace {
    Request request;
    Answer answer;
};

Workspace& workspace() {
    thread_local Workspace space;
    return space;
}

}  // namespace

Connection::Connection(int socket, std::shared_ptr<Service> service,
                       std::shared_ptr<WakeUp> wake_up)
    : socket_(socket),
      peer_(peer_address(socket)),
      service_(std::move(service)),
      wake_up_(std::move(wake_up)) {
    service_->gauges.connections.fetch_add(1, std::memory_order_relaxed);
    wait(Waiting::for_head, service_->timeouts.header);
}

Connection::~Connection() { service_->gauges.connections.fetch_sub(1, std::memory_order_relaxed); }

void Connection::on_bytes(std::string_view bytes) noexcept {
    try {
        if (waiting_ == Waiting::for_goodbye) {
            if (steady_clock::now() > until_) {
                cut();
            }
        } else if (waiting_ == Waiting::for_delivery) {
            hold(bytes);
            if (waiting_ == Waiting::for_delivery) {
                check_delivery();
            }
        } else {
            process(bytes);
        }
    } catch (const std::exception& error) {
        spdlog::error("connection {}: {}", socket_, error.what());
        cut();
    } catch (...) {
        cut();
    }
}

void Connection::process(std::string_view bytes) {
    while (waiting_ != Waiting::for_goodbye && waiting_ != Waiting::for_delivery) {
        switch (reader_.read(bytes)) {
            case RequestReader::Outcome::need_more:
                return wait_for_input();
            case RequestReader::Outcome::head:
                if (!begin_body(bytes)) {
                    return;
                }
                break;
            case RequestReader::Outcome::complete:
                answer_request();
                break;
            case RequestReader::Outcome::refused:
                return refuse(reader_.refusal());
        }
    }
    if (waiting_ == Waiting::for_delivery) {
        hold(bytes);
    }
}

/// \returns false when the request was answered without its body, which ends the connection.
bool Connection::begin_body(std::string_view rest) {
    const auto& head = reader_.head();
    const auto limit = service_->dispatcher.accepted_body(workspace().request, head);
    if (!limit) {
        keeps_alive_ = false;
        answer_request();
        return false;
    }
    reader_.set_body_limit(*limit);
    const bool is_expected =
        head.expects_continue && rest.empty() && head.content_length.value_or(0) <= *limit;
    if (is_expected) {
        constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        ::send(socket_, go_on.data(), go_on.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    }
    return true;
}

void Connection::answer_request() {
    const auto started = service_->observer ? steady_clock::now() : Time{};
    service_->gauges.in_flight.fetch_add(1, std::memory_order_relaxed);
    const auto& head = reader_.head();
    auto& [request, answer] = workspace();
    auto response = service_->dispatcher.respond(request, head, reader_.body(), Lane::fast, peer_);
    keeps_alive_ =
        keeps_alive_ && head.keeps_alive && !service_->is_closing() && ++served_ < most_requests;
    if (!response && hand_to_slow_work(started)) {
        service_->gauges.in_flight.fetch_sub(1, std::memory_order_relaxed);
        return wait(Waiting::for_delivery, milliseconds::max());
    }
    if (!response) {
        response = problem_response(request, overloaded()).with("Retry-After", "1");
    }
    compose(&head, *std::move(response), keeps_alive_, answer);
    deliver(answer, &request, started);
}

/// Another thread runs the handler and sends its answer; meanwhile this one serves the others.
/// \returns false when there is no room for it.
bool Connection::hand_to_slow_work(Time started) {
    delivery_ = std::make_shared<Delivery>(service_, wake_up_);
    auto late = std::make_shared<LateRequest>(
        socket_,
        LateRequest::Parts{std::string{reader_.head_bytes()}, reader_.take_body(), peer_,
                           keeps_alive_, started},
        service_, delivery_);
    const bool is_taken = late->is_valid() && service_->slow_work.take([late] { late->answer(); });
    if (!is_taken) {
        delivery_.reset();
    }
    return is_taken;
}

void Connection::refuse(const Refusal& refusal) {
    service_->gauges.in_flight.fetch_add(1, std::memory_order_relaxed);
    keeps_alive_ = false;
    auto& answer = workspace().answer;
    compose(nullptr, problem_response(refusal), false, answer);
    deliver(answer, nullptr, {});
}

void Connection::deliver(Answer& answer, const Request* request, Time started) {
    service_->count(answer);
    std::size_t sent = 0;
    auto progress = send_some(socket_, answer, sent);
    if (progress == Progress::blocked && wait_writable(socket_, io_patience)) {
        progress = send_some(socket_, answer, sent);
    }
    if (request != nullptr) {
        service_->record(answer, *request, started, Lane::fast);
    }
    const bool is_handed_over = progress == Progress::blocked && hand_over(answer, sent);
    answer.body = Body{};  // this thread may rest now: hold no file and no retired cache entry
    service_->gauges.in_flight.fetch_sub(1, std::memory_order_relaxed);
    if (is_handed_over) {
        return wait(Waiting::for_delivery, milliseconds::max());
    }
    if (progress != Progress::done) {
        cut();
    } else if (!keeps_alive_) {
        say_goodbye();
    }
}

bool Connection::hand_over(Answer& answer, std::size_t sent) {
    delivery_ = std::make_shared<Delivery>(service_, wake_up_);
    const auto finished = [delivery = delivery_](bool) { delivery->end(); };
    const bool is_taken = service_->slow_readers.take(socket_, std::move(answer), sent, finished);
    if (!is_taken) {
        delivery_.reset();
    }
    return is_taken;
}

/// Goes on with what arrived meanwhile once the delivery is over.
void Connection::check_delivery() {
    if (!delivery_->is_over()) {
        return;
    }
    delivery_.reset();
    if (!keeps_alive_) {
        return say_goodbye();
    }
    const auto bytes = std::move(held_);
    held_.clear();
    wait(Waiting::for_request, service_->timeouts.keep_alive);
    process(bytes);
}

void Connection::on_tick() noexcept {
    try {
        if (service_->phase.load(std::memory_order_relaxed) == Phase::cutting) {
            return cut();
        }
        if (waiting_ == Waiting::for_delivery) {
            return check_delivery();
        }
        const bool is_idle = waiting_ == Waiting::for_request ||
                             (waiting_ == Waiting::for_head && reader_.is_idle());
        if ((is_idle && service_->is_closing()) ||
            (steady_clock::now() > until_ && (is_idle || waiting_ == Waiting::for_goodbye))) {
            cut();
        } else if (steady_clock::now() > until_) {
            refuse(too_slow);
        }
    } catch (...) {
        cut();
    }
}

void Connection::on_wake_up() noexcept {
    try {
        if (waiting_ == Waiting::for_delivery) {
            check_delivery();
        }
    } catch (...) {
        cut();
    }
}

void Connection::turn_away() noexcept {
    try {
        refuse(too_busy);
    } catch (...) {
        cut();
    }
}

void Connection::wait(Waiting what, milliseconds patience) {
    waiting_ = what;
    until_ = patience == milliseconds::max() ? Time::max() : steady_clock::now() + patience;
}

/// Starts the clock when the state of the request changes, not with every byte of it: a client
/// that sends one byte a second gains nothing.
void Connection::wait_for_input() {
    const auto& timeouts = service_->timeouts;
    if (reader_.is_idle()) {
        wait(Waiting::for_request, timeouts.keep_alive);
    } else if (reader_.is_reading_body()) {
        if (waiting_ != Waiting::for_body) {
            wait(Waiting::for_body, timeouts.body);
        }
    } else if (waiting_ != Waiting::for_head) {
        wait(Waiting::for_head, timeouts.header);
    }
}

void Connection::hold(std::string_view bytes) {
    if (held_.size() + bytes.size() > most_held) {
        return cut();
    }
    held_.append(bytes);
}

/// Ends our side and reads on for a moment: closing with unread input would reset the connection
/// and could take our last answer with it (RFC 9112 §9.6). What arrives is thrown away.
void Connection::say_goodbye() {
    ::shutdown(socket_, SHUT_WR);
    wait(Waiting::for_goodbye, service_->timeouts.linger);
}

void Connection::cut() noexcept {
    ::shutdown(socket_, SHUT_RDWR);
    waiting_ = Waiting::for_goodbye;
    until_ = Time{};
}

}  // namespace api::http

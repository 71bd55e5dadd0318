// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/late_request.hpp"

#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>

namespace api::http {

Delivery::Delivery(std::shared_ptr<Service> service, std::shared_ptr<WakeUp> wake_up)
    : service_(std::move(service)), wake_up_(std::move(wake_up)) {
    service_->gauges.in_flight.fetch_add(1, std::memory_order_relaxed);
}

Delivery::~Delivery() { end(); }

void Delivery::end() noexcept {
    if (!is_over_.exchange(true, std::memory_order_acq_rel)) {
        service_->gauges.in_flight.fetch_sub(1, std::memory_order_relaxed);
        wake_up_->call();
    }
}

LateRequest::LateRequest(int socket, Parts parts, std::shared_ptr<Service> service,
                         std::shared_ptr<Delivery> delivery)
    : socket_(::fcntl(socket, F_DUPFD_CLOEXEC, 0)),
      parts_(std::move(parts)),
      service_(std::move(service)),
      delivery_(std::move(delivery)) {}

LateRequest::~LateRequest() {
    if (socket_ >= 0) {
        ::close(socket_);
    }
}

void LateRequest::answer() noexcept {
    try {
        answer_or_throw();
    } catch (const std::exception& error) {
        spdlog::error("late request: {}", error.what());
        ::shutdown(socket_, SHUT_RDWR);
        delivery_->end();
    }
}

void LateRequest::answer_or_throw() {
    MessageHead head;
    parse_head(parts_.head, head);
    Request request;
    auto response =
        service_->dispatcher.respond(request, head, parts_.body, Lane::slow, parts_.peer);
    Answer answer;
    compose(&head, *std::move(response), parts_.keeps_alive, answer);
    service_->count(answer);
    service_->record(answer, request, parts_.started, Lane::slow);
    send(std::move(answer));
}

void LateRequest::send(Answer answer) {
    std::size_t sent = 0;
    const auto progress = send_some(socket_, answer, sent);
    const auto over = [delivery = delivery_](bool) { delivery->end(); };
    if (progress == Progress::blocked &&
        service_->slow_readers.take(socket_, std::move(answer), sent, over)) {
        return;
    }
    if (progress != Progress::done) {
        ::shutdown(socket_, SHUT_RDWR);
    }
    delivery_->end();
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/transmission.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace api::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

iovec piece_of(std::string_view bytes, std::size_t offset) noexcept {
    const auto rest = bytes.substr(std::min(offset, bytes.size()));
    return {const_cast<char*>(rest.data()), rest.size()};
}

/// One system call's worth; what it returns is what sendmsg or sendfile returned.
ssize_t send_once(int socket, const Answer& answer, std::size_t sent) noexcept {
    if (answer.body.is_file() && sent >= answer.head.size()) {
        auto offset = static_cast<off_t>(sent - answer.head.size());
        return ::sendfile(socket, answer.body.file()->descriptor(), &offset, answer.size() - sent);
    }
    const auto in_body = sent - std::min(sent, answer.head.size());
    std::array<iovec, 2> pieces{piece_of(answer.head, sent), piece_of(answer.body.view(), in_body)};
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = pieces.size();
    const int more = answer.body.is_file() ? MSG_MORE : 0;
    return ::sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT | more);
}

}  // namespace

Progress send_some(int socket, const Answer& answer, std::size_t& sent) noexcept {
    const auto whole = answer.size();
    while (sent < whole) {
        const auto count = send_once(socket, answer, sent);
        if (count > 0) {
            sent += static_cast<std::size_t>(count);
        } else if (count < 0 && errno == EINTR) {
            continue;
        } else {
            // Zero from sendfile: the file shrank under us, and the promised length is a lie.
            const bool is_full = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
            return is_full ? Progress::blocked : Progress::failed;
        }
    }
    return Progress::done;
}

bool wait_writable(int socket, milliseconds patience) noexcept {
    pollfd entry{socket, POLLOUT, 0};
    return ::poll(&entry, 1, static_cast<int>(patience.count())) > 0;
}

SlowReaders::SlowReaders(Limits limits)
    : limits_(limits), wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (wake_ < 0) {
        throw std::system_error(errno, std::generic_category(), "eventfd");
    }
    thread_ = std::thread([this] { run(); });
}

SlowReaders::~SlowReaders() {
    stop();
    ::close(wake_);
}

void SlowReaders::stop() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    ::eventfd_write(wake_, 1);
    if (thread_.joinable()) {
        thread_.join();
    }
}

bool SlowReaders::take(int socket, Answer answer, std::size_t sent,
                       std::function<void(bool)> finished) {
    const std::lock_guard lock(mutex_);
    if (is_stopping_ || count_ >= limits_.most) {
        return false;
    }
    const int own = ::fcntl(socket, F_DUPFD_CLOEXEC, 0);
    if (own < 0) {
        return false;
    }
    const auto now = steady_clock::now();
    arrivals_.push_back(
        {own, std::move(answer), sent, std::move(finished), now + limits_.whole, now});
    ++count_;
    ::eventfd_write(wake_, 1);
    return true;
}

void SlowReaders::finish(Delivery& delivery, bool is_whole) {
    if (!is_whole) {
        ::shutdown(delivery.socket, SHUT_RDWR);
    } else if (!delivery.answer.keeps_alive) {
        ::shutdown(delivery.socket, SHUT_WR);
    }
    delivery.finished(is_whole);
    ::close(delivery.socket);
}

/// \returns whether the delivery is over, one way or the other.
bool SlowReaders::advance(Delivery& delivery, bool is_writable) const {
    const auto now = steady_clock::now();
    const auto before = delivery.sent;
    const auto progress = is_writable ? send_some(delivery.socket, delivery.answer, delivery.sent)
                                      : Progress::blocked;
    if (delivery.sent > before) {
        delivery.last_progress = now;
    }
    const bool is_cut = now > delivery.cut_at || now - delivery.last_progress > limits_.stall;
    if (progress == Progress::blocked && !is_cut) {
        return false;
    }
    finish(delivery, progress == Progress::done);
    return true;
}

bool SlowReaders::collect_new(std::vector<Delivery>& deliveries) {
    const std::lock_guard lock(mutex_);
    std::move(arrivals_.begin(), arrivals_.end(), std::back_inserter(deliveries));
    arrivals_.clear();
    count_ = deliveries.size();
    return !is_stopping_;
}

void SlowReaders::run() {
    constexpr milliseconds look_again{250};  // how closely the limits are kept
    std::vector<Delivery> deliveries;
    std::vector<pollfd> polled;
    while (collect_new(deliveries)) {
        polled.assign(1, {wake_, POLLIN, 0});
        for (const auto& delivery : deliveries) {
            polled.push_back({delivery.socket, POLLOUT, 0});
        }
        ::poll(polled.data(), polled.size(),
               deliveries.empty() ? -1 : static_cast<int>(look_again.count()));
        eventfd_t ignored = 0;
        ::eventfd_read(wake_, &ignored);
        std::size_t at = 0;
        const auto over = [&](Delivery& delivery) {
            return advance(delivery, polled[++at].revents != 0);
        };
        deliveries.erase(std::remove_if(deliveries.begin(), deliveries.end(), over),
                         deliveries.end());
    }
    for (auto& delivery : deliveries) {
        finish(delivery, false);
    }
}

}  // namespace api::http

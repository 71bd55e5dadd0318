// SPDX-License-Identifier: Apache-2.0
// How long answers take at a given load. The requests of each connection are due at fixed moments,
// whether the last answer has come or not, and the time of each counts from the moment at which it
// was due: a server that stalls is charged with all that wait meanwhile (no coordinated omission).
//   bench_load PORT RATE SECONDS PATHS    PATHS: a file, a path a line; serve_bench.py runs this
#include <arpa/inet.h>
#include <fmt/core.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Timer = std::chrono::steady_clock;

constexpr std::size_t connections = 32;

struct Load {
    std::uint16_t port = 0;
    double rate = 0, seconds = 0;
    std::vector<std::string> requests;
};

[[noreturn]] void give_up(std::string_view why) {
    fmt::print(stderr, "bench_load: {}\n", why);
    std::exit(EXIT_FAILURE);
}

/// One kept connection, its timetable and what it measured.
class Connection {
  public:
    Connection(const Load& load, std::size_t number, Timer::time_point start)
        : load_(load),
          next_(number * 7919),
          interval_(std::chrono::duration_cast<Timer::duration>(
              std::chrono::duration<double>(static_cast<double>(connections) / load.rate))),
          due_(start + interval_ * static_cast<long>(number) / static_cast<long>(connections)) {
        socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(load.port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int yes = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            give_up("cannot connect");
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { ::close(socket_); }

    int socket() const { return socket_; }
    bool is_waiting() const { return is_waiting_; }
    Timer::time_point due() const { return due_; }
    const std::vector<double>& milliseconds() const { return milliseconds_; }

    void send() {
        const std::string& request = load_.requests[next_++ % load_.requests.size()];
        if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) !=
            static_cast<ssize_t>(request.size()))
            give_up("a request could not be sent");
        is_waiting_ = true;
    }

    void receive() {
        char block[65536];
        const ssize_t got = ::recv(socket_, block, sizeof block, 0);
        if (got <= 0) give_up("the server closed a connection");
        answer_.append(block, static_cast<std::size_t>(got));
        if (!is_complete()) return;
        if (answer_.compare(0, 12, "HTTP/1.1 200") != 0) give_up(answer_.substr(0, 200));
        milliseconds_.push_back(
            std::chrono::duration<double, std::milli>(Timer::now() - due_).count());
        answer_.clear();
        is_waiting_ = false;
        due_ += interval_;
    }

  private:
    bool is_complete() const {
        const auto head = answer_.find("\r\n\r\n");
        if (head == std::string::npos) return false;
        constexpr std::string_view key = "Content-Length: ";
        const auto at = answer_.find(key);
        if (at == std::string::npos || at > head) give_up("an answer without Content-Length");
        std::size_t length = 0;
        std::from_chars(answer_.data() + at + key.size(), answer_.data() + head, length);
        return answer_.size() >= head + 4 + length;
    }

    const Load& load_;
    std::size_t next_;
    Timer::duration interval_;
    Timer::time_point due_;
    int socket_ = -1;
    bool is_waiting_ = false;
    std::string answer_;
    std::vector<double> milliseconds_;
};

/// Sends what is due; milliseconds until the next is.
int send_due(std::vector<std::unique_ptr<Connection>>& all, Timer::time_point end) {
    const auto now = Timer::now();
    auto next = now + std::chrono::milliseconds(50);
    for (const auto& connection : all) {
        if (connection->is_waiting() || connection->due() >= end) continue;
        if (connection->due() <= now)
            connection->send();
        else
            next = std::min(next, connection->due());
    }
    return static_cast<int>(
        std::chrono::duration_cast<std::chrono::microseconds>(next - now).count());
}

std::vector<double> run(const Load& load) {
    const auto start = Timer::now() + std::chrono::milliseconds(50);
    const auto end = start + std::chrono::duration_cast<Timer::duration>(
                                 std::chrono::duration<double>(load.seconds));
    std::vector<std::unique_ptr<Connection>> all;
    std::vector<pollfd> polled;
    for (std::size_t i = 0; i < connections; ++i) {
        all.push_back(std::make_unique<Connection>(load, i, start));
        polled.push_back({all.back()->socket(), POLLIN, 0});
    }
    const auto is_busy = [&] {
        return Timer::now() < end || std::any_of(all.begin(), all.end(),
                                                 [](const auto& one) { return one->is_waiting(); });
    };
    while (is_busy()) {
        const timespec wait{0, 1000L * send_due(all, end)};
        if (::ppoll(polled.data(), polled.size(), &wait, nullptr) <= 0) continue;
        for (std::size_t i = 0; i < connections; ++i)
            if (polled[i].revents != 0) all[i]->receive();
    }
    std::vector<double> milliseconds;
    for (const auto& one : all)
        milliseconds.insert(milliseconds.end(), one->milliseconds().begin(),
                            one->milliseconds().end());
    std::sort(milliseconds.begin(), milliseconds.end());
    return milliseconds;
}

std::vector<std::string> read_requests(const char* file) {
    std::ifstream in(file);
    std::vector<std::string> requests;
    for (std::string path; std::getline(in, path);)
        requests.push_back("GET " + path +
                           " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: keep-alive\r\n\r\n");
    if (requests.empty()) give_up("no paths");
    return requests;
}

}  // namespace

int main(int count, char** words) {
    if (count != 5) {
        fmt::print("serve_bench.py runs this with a port, a rate, seconds and a file of paths.\n");
        return EXIT_SUCCESS;
    }
    const Load load{static_cast<std::uint16_t>(std::atoi(words[1])), std::atof(words[2]),
                    std::atof(words[3]), read_requests(words[4])};
    const auto sorted = run(load);
    const auto part = [&](double share) {
        return sorted.at(static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1)));
    };
    fmt::print(
        "{} answers, {:.0f}/s of {:.0f}/s due, p50 {:.2f} ms, p99 {:.2f} ms, most {:.2f} ms\n",
        sorted.size(), static_cast<double>(sorted.size()) / load.seconds, load.rate, part(0.5),
        part(0.99), sorted.back());
}

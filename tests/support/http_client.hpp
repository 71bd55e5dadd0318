// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

/// A client close to the socket, for tests that send what no library would: half requests, two
/// requests at once, bytes that are no HTTP. It parses answers strictly and never retries.
namespace support {

struct HttpAnswer {
    int status = 0;
    std::map<std::string, std::string> fields;  ///< names in lower case
    std::string body;

    std::string field(const std::string& name) const {
        const auto found = fields.find(name);
        return found == fields.end() ? std::string{} : found->second;
    }
};

class HttpClient {
  public:
    using Milliseconds = std::chrono::milliseconds;

    /// \param receive_buffer bytes, to make a client whose kernel takes little; 0 for the default.
    explicit HttpClient(std::uint16_t port, int receive_buffer = 0)
        : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        if (receive_buffer > 0) {
            ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        }
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const auto* generic = reinterpret_cast<const sockaddr*>(&address);
        is_connected_ = ::connect(socket_, generic, sizeof address) == 0;
    }
    ~HttpClient() { close(); }
    HttpClient(HttpClient&& other) noexcept
        : socket_(other.socket_),
          is_connected_(other.is_connected_),
          received_(std::move(other.received_)) {
        other.socket_ = -1;
    }
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    bool is_connected() const { return is_connected_; }

    /// \returns whether all bytes were taken; a server may rightly have closed before.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) {
                return false;
            }
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }

    /// The next answer. \throws std::runtime_error when none comes in time or it is malformed.
    HttpAnswer read_answer(bool has_body = true, Milliseconds patience = Milliseconds{5000}) {
        const auto end = wait_for_head(patience);
        auto answer = parse_head(received_.substr(0, end));
        received_.erase(0, end + 4);
        const auto length = answer.field("content-length");
        if (has_body && !length.empty()) {
            const auto size = static_cast<std::size_t>(std::stoull(length));
            while (received_.size() < size) {
                receive_or_throw(patience);
            }
            answer.body = received_.substr(0, size);
            received_.erase(0, size);
        }
        return answer;
    }

    HttpAnswer request(std::string_view text) {
        send(text);
        return read_answer(!text.starts_with("HEAD"));
    }
    HttpAnswer get(const std::string& target, const std::string& fields = {}) {
        return request("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n");
    }
    HttpAnswer post(const std::string& target, const std::string& body,
                    const std::string& fields = "Content-Type: application/json\r\n") {
        return request("POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields +
                       "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    }

    /// Whether the server ends the connection in time without sending another byte.
    bool is_closed_within(Milliseconds patience) {
        return received_.empty() && !receive(patience).value_or(true);
    }

    /// Everything until the server closes or falls silent.
    std::string read_rest(Milliseconds patience) {
        while (receive(patience).value_or(false)) {
        }
        return std::exchange(received_, {});
    }

    /// Goes away with a reset, as a client that crashes does.
    void abort() {
        const linger at_once{1, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        close();
    }
    void close() {
        if (socket_ >= 0) {
            ::close(std::exchange(socket_, -1));
        }
    }

  private:
    /// true: bytes came; false: the server closed; nullopt: nothing happened in time.
    std::optional<bool> receive(Milliseconds patience) {
        pollfd entry{socket_, POLLIN, 0};
        if (::poll(&entry, 1, static_cast<int>(patience.count())) <= 0) {
            return std::nullopt;
        }
        std::array<char, 65536> buffer{};
        const auto count = ::recv(socket_, buffer.data(), buffer.size(), 0);
        if (count > 0) {
            received_.append(buffer.data(), static_cast<std::size_t>(count));
        }
        return count > 0;
    }

    void receive_or_throw(Milliseconds patience) {
        const auto result = receive(patience);
        if (!result) {
            throw std::runtime_error("no answer in time; so far: " + received_);
        }
        if (!*result) {
            throw std::runtime_error("the server closed; so far: " + received_);
        }
    }

    std::size_t wait_for_head(Milliseconds patience) {
        while (true) {
            const auto end = received_.find("\r\n\r\n");
            if (end != std::string::npos) {
                return end;
            }
            receive_or_throw(patience);
        }
    }

    static HttpAnswer parse_head(const std::string& head) {
        if (!head.starts_with("HTTP/1.1 ") || head.size() < 12) {
            throw std::runtime_error("not a status line: " + head);
        }
        HttpAnswer answer;
        answer.status = std::stoi(head.substr(9, 3));
        for (auto line = head.find("\r\n"); line != std::string::npos;) {
            const auto start = line + 2;
            line = head.find("\r\n", start);
            const auto text = head.substr(start, line - start);
            const auto colon = text.find(": ");
            if (colon == std::string::npos) {
                throw std::runtime_error("not a field: " + text);
            }
            auto name = text.substr(0, colon);
            std::transform(name.begin(), name.end(), name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            answer.fields[name] = text.substr(colon + 2);
        }
        return answer;
    }

    int socket_;
    bool is_connected_ = false;
    std::string received_;
};

/// Descriptors of this process, to find leaks.
inline std::size_t count_descriptors() {
    std::size_t count = 0;
    for (int descriptor = 0; descriptor < 4096; ++descriptor) {
        count += ::fcntl(descriptor, F_GETFD) >= 0 ? 1U : 0U;
    }
    return count;
}

}  // namespace support

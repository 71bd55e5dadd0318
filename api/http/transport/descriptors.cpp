// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/descriptors.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <string>

namespace api::http {
namespace {

namespace fs = std::filesystem;

/// Descriptors whose link in /proc passes the test, ascending.
template <typename Test>
std::vector<int> open_descriptors(Test is_wanted) {
    std::vector<int> descriptors;
    for (const auto& entry : fs::directory_iterator("/proc/self/fd")) {
        std::error_code closed_meanwhile;
        const auto link = fs::read_symlink(entry.path(), closed_meanwhile).string();
        if (closed_meanwhile || !is_wanted(link)) {
            continue;
        }
        const auto name = entry.path().filename().string();
        int descriptor = -1;
        std::from_chars(name.data(), name.data() + name.size(), descriptor);
        descriptors.push_back(descriptor);
    }
    std::sort(descriptors.begin(), descriptors.end());
    return descriptors;
}

bool listens_on(int descriptor, std::uint16_t port) {
    int is_listening = 0;
    socklen_t size = sizeof is_listening;
    if (::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &is_listening, &size) != 0 ||
        is_listening == 0) {
        return false;
    }
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    if (::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &length) != 0) {
        return false;
    }
    // The port stands at the same place in both families.
    return ntohs(reinterpret_cast<const sockaddr_in*>(&address)->sin_port) == port;
}

}  // namespace

std::vector<int> open_eventfds() {
    return open_descriptors([](const std::string& link) { return link == "anon_inode:[eventfd]"; });
}

void stop_listening(std::uint16_t port) {
    const auto sockets =
        open_descriptors([](const std::string& link) { return link.starts_with("socket:"); });
    for (const int descriptor : sockets) {
        if (!listens_on(descriptor, port)) {
            continue;
        }
        const int stand_in = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (stand_in >= 0) {
            ::dup3(stand_in, descriptor, O_CLOEXEC);
            ::close(stand_in);
        }
    }
}

std::string peer_address(int socket) {
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    if (::getpeername(socket, reinterpret_cast<sockaddr*>(&address), &length) != 0) {
        return {};
    }
    std::array<char, INET6_ADDRSTRLEN> text{};
    const void* bytes = nullptr;
    if (address.ss_family == AF_INET) {
        bytes = &reinterpret_cast<const sockaddr_in*>(&address)->sin_addr;
    } else if (address.ss_family == AF_INET6) {
        bytes = &reinterpret_cast<const sockaddr_in6*>(&address)->sin6_addr;
    }
    const bool is_known = bytes != nullptr && ::inet_ntop(address.ss_family, bytes, text.data(),
                                                          text.size()) != nullptr;
    return is_known ? std::string{text.data()} : std::string{};
}

std::int64_t descriptor_limit() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    constexpr std::int64_t plenty = std::int64_t{1} << 20;
    return limit.rlim_cur > static_cast<rlim_t>(plenty) ? plenty
                                                        : static_cast<std::int64_t>(limit.rlim_cur);
}

}  // namespace api::http

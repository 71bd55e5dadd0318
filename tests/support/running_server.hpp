// SPDX-License-Identifier: Apache-2.0
// The real binary serving a registry on a free port of the loopback, to be limited, killed and
// started again.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace support {

class RunningServer {
  public:
    /// Waits until it serves. \param log where it talks \throws std::runtime_error with its talk
    RunningServer(const std::string& binary, const std::string& database, std::string log)
        : log_(std::move(log)) {
        unlink(log_.c_str());  // what a server before this one has said is not its port
        process_ = fork();
        if (process_ == 0) serve(binary, database);
        wait_for_port();
    }
    ~RunningServer() {
        if (process_ > 0) kill_at_once();
    }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    std::uint16_t port() const noexcept { return port_; }
    pid_t process() const noexcept { return process_; }

    /// No file of the process may grow beyond so many bytes; RLIM_INFINITY: no limit.
    bool limit_files(rlim_t bytes) const {
        const rlimit limit{bytes, RLIM_INFINITY};
        return prlimit(process_, RLIMIT_FSIZE, &limit, nullptr) == 0;
    }

    /// kill -9.
    void kill_at_once() {
        ::kill(process_, SIGKILL);
        waitpid(std::exchange(process_, -1), nullptr, 0);
    }
    /// SIGTERM. \returns the exit code, or minus the signal that ended it
    int stop() {
        int status = 0;
        ::kill(process_, SIGTERM);
        waitpid(std::exchange(process_, -1), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }

    std::string said() const {
        std::ostringstream text;
        text << std::ifstream{log_}.rdbuf();
        return text.str();
    }

  private:
    [[noreturn]] void serve(const std::string& binary, const std::string& database) const {
        const int log = open(log_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        dup2(log, STDOUT_FILENO);
        dup2(log, STDERR_FILENO);
        execl(binary.c_str(), binary.c_str(), "--db", database.c_str(), "--lang", "en", "serve",
              "--listen", "127.0.0.1:0", static_cast<char*>(nullptr));
        _exit(127);
    }

    /// The number behind a word of what it says; 0 while it has not said it.
    static std::uint16_t port_after(const std::string& talk, std::string_view word) {
        const auto at = talk.find(word);
        if (at == std::string::npos || talk.find('\n', at) == std::string::npos) return 0;
        return static_cast<std::uint16_t>(std::stoi(talk.substr(at + word.size(), 6)));
    }

    bool is_ended() {
        if (waitpid(process_, nullptr, WNOHANG) != process_) return false;
        process_ = -1;
        return true;
    }

    void wait_for_port() {
        const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{60};
        while (std::chrono::steady_clock::now() < patience && !is_ended()) {
            const std::string talk = said();
            port_ = port_after(talk, "http://127.0.0.1:");
            if (port_ != 0) return;
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
        }
        throw std::runtime_error("the server did not start: " + said());
    }

    std::string log_;
    pid_t process_ = -1;
    std::uint16_t port_ = 0;
};

}  // namespace support

// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/wake_up.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace api::http {

WakeUp::WakeUp() : descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (descriptor_ < 0) {
        throw std::system_error(errno, std::generic_category(), "eventfd");
    }
}

WakeUp::~WakeUp() { ::close(descriptor_); }

void WakeUp::call() const noexcept { ::eventfd_write(descriptor_, 1); }

bool WakeUp::was_called() const noexcept {
    eventfd_t calls = 0;
    return ::eventfd_read(descriptor_, &calls) == 0;
}

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace api::http {

/// Lets other threads call an I/O thread that sleeps in its poll: something it waits for is done.
class WakeUp {
  public:
    WakeUp();
    ~WakeUp();
    WakeUp(const WakeUp&) = delete;
    WakeUp& operator=(const WakeUp&) = delete;

    /// From any thread.
    void call() const noexcept;
    /// On the I/O thread. \returns whether somebody called since it was last asked
    bool was_called() const noexcept;
    /// To be polled for reading.
    int descriptor() const noexcept { return descriptor_; }

  private:
    int descriptor_;
};

}  // namespace api::http

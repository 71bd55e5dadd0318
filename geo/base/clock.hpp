// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>

namespace geo {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Where the time comes from. Injected, so that a test or a replay decides what "now" is.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
  public:
    Instant now() const override;
};

/// Stands still until it is told otherwise.
class FixedClock final : public Clock {
  public:
    explicit FixedClock(Instant now) : now_(now) {}
    Instant now() const override { return now_; }
    void set(Instant now) { now_ = now; }

  private:
    Instant now_;
};

/// RFC 3339 in UTC with milliseconds: "2026-11-23T13:20:00.000Z".
std::string to_rfc3339(Instant instant);

/// The calendar day in the registry's time zone (China Standard Time, UTC+8): "2026-11-23".
std::string to_registry_date(Instant instant);

}  // namespace geo

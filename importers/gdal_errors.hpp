// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace importers {

/// While it lives, what GDAL has to say on this thread is collected here instead of printed.
class GdalErrors {
  public:
    GdalErrors();
    ~GdalErrors();
    GdalErrors(const GdalErrors&) = delete;
    GdalErrors& operator=(const GdalErrors&) = delete;

    /// The first failure since the last call; empty when there was none.
    std::string take_failure();
    /// OSM ways of which fewer than two nodes are in the file: the driver drops them and tells only
    /// its debug log. Their ids, since the last call.
    std::vector<std::int64_t> take_discarded_ways();

    void hear(int severity, const char* message);

  private:
    std::string failure_;
    std::vector<std::int64_t> discarded_ways_;
};

}  // namespace importers

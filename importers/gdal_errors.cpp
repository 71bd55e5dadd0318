// SPDX-License-Identifier: Apache-2.0
#include "importers/gdal_errors.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>

#include <cstdio>
#include <utility>

namespace importers {

namespace {

void CPL_STDCALL forward_error(CPLErr severity, CPLErrorNum, const char* message) {
    static_cast<GdalErrors*>(CPLGetErrorHandlerUserData())->hear(severity, message);
}

}  // namespace

GdalErrors::GdalErrors() {
    CPLPushErrorHandlerEx(forward_error, this);
    CPLSetThreadLocalConfigOption("CPL_DEBUG", "OSM");
}

GdalErrors::~GdalErrors() {
    CPLSetThreadLocalConfigOption("CPL_DEBUG", nullptr);
    CPLPopErrorHandler();
}

void GdalErrors::hear(int severity, const char* message) {
    if (severity == CE_Debug) {
        long long way = 0;
        int nodes = 0;
        if (std::sscanf(message, "OSM: Way %lld with %d nodes", &way, &nodes) == 2)
            discarded_ways_.push_back(way);
    } else if (severity >= CE_Failure && failure_.empty()) {
        failure_ = message;
    }
}

std::string GdalErrors::take_failure() { return std::exchange(failure_, {}); }

std::vector<std::int64_t> GdalErrors::take_discarded_ways() {
    return std::exchange(discarded_ways_, {});
}

}  // namespace importers

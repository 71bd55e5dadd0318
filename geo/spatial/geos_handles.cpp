// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/geos_handles.hpp"

namespace geo::spatial {
namespace {

struct Context {
    GEOSContextHandle_t handle = GEOS_init_r();
    Context() = default;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { GEOS_finish_r(handle); }
};

}  // namespace

GEOSContextHandle_t geos_context() {
    static thread_local const Context context;
    return context.handle;
}

GeosGeometry geos_from_wkb(std::string_view wkb) {
    GEOSWKBReader* reader = GEOSWKBReader_create_r(geos_context());
    GeosGeometry geometry(GEOSWKBReader_read_r(
        geos_context(), reader, reinterpret_cast<const unsigned char*>(wkb.data()), wkb.size()));
    GEOSWKBReader_destroy_r(geos_context(), reader);
    return geometry;
}

}  // namespace geo::spatial

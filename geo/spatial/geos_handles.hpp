// SPDX-License-Identifier: Apache-2.0
// The GEOS C API (reentrant form) with owners. For the inside of geo/spatial only.
#pragma once

#include <geos_c.h>

#include <memory>
#include <string_view>

namespace geo::spatial {

/// One GEOS context per thread, made at first use.
GEOSContextHandle_t geos_context();

struct GeosGeometryDeleter {
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(geos_context(), geometry); }
};
using GeosGeometry = std::unique_ptr<GEOSGeometry, GeosGeometryDeleter>;

struct GeosBufferDeleter {
    template <typename T>
    void operator()(T* buffer) const {
        GEOSFree_r(geos_context(), buffer);
    }
};

/// Null when GEOS refuses the bytes.
GeosGeometry geos_from_wkb(std::string_view wkb);

}  // namespace geo::spatial

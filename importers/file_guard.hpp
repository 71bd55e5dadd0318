// SPDX-License-Identifier: Apache-2.0
// Before any driver sees it: is this a plain file of a format we read, and is all of it there?
#pragma once

#include <string>

namespace importers {

enum class FileFormat { geojson, geojson_sequence, shapefile, geopackage, flatgeobuf, osm, csv };

struct CheckedFile {
    FileFormat format = FileFormat::geojson;
    std::string path;  ///< absolute, links resolved where the format is a single file
    std::string stem;  ///< "roads" of /data/roads.geojson, "porto" of porto.osm.pbf
};

/// Decides by the ending. Virtual file systems, addresses on the web, folders, devices and links to
/// nowhere are refused; a shapefile must be complete, a GeoPackage free of virtual tables.
/// \throws Error(not_found) when there is no such file, Error(invalid_input) when it is refused.
CheckedFile check_file(const std::string& path);

/// What makes a GeoPackage dangerous is checked with plain SQLite, before a driver that knows
/// VirtualText and its kin opens it: only r-trees may be virtual, and there are no views.
/// \throws Error(invalid_input) naming the table.
void check_geopackage(const std::string& path);

/// .shp, .shx and .dbf are there and as long as their headers say.
/// \throws Error(invalid_input) naming the part.
void check_shapefile(const std::string& path);

}  // namespace importers

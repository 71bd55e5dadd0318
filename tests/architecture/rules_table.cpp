// SPDX-License-Identifier: Apache-2.0
// The table itself. Change it only together with a decision in docs/decisions/.
#include "tests/architecture/rules_table.hpp"

namespace architecture {

const std::vector<Room>& rooms() {
    static const std::vector<Room> table = {
        {"geo/base", {}},
        {"geo/model", {"geo/base"}},
        {"geo/spatial", {"geo/base", "geo/model"}},
        {"geo/naming", {"geo/base", "geo/model"}},
        // papers and sign faces from plain data (decision 0010)
        {"geo/documents", {"geo/base", "geo/model"}},
        {"geo/lifecycle", {"geo/base", "geo/model"}},
        // the hash chain and its proofs (decision 0009)
        {"geo/audit", {"geo/base", "geo/model"}},
        {"geo/numbering", {"geo/base", "geo/model", "geo/spatial"}},
        {"geo/routing", {"geo/base", "geo/model", "geo/spatial"}},
        // spatial: the nearest door of a point is found in its packed tree (decision 0001);
        // data: the forms and sounds of characters (decision 0015)
        {"geo/search", {"geo/base", "geo/model", "geo/spatial", "geo/naming", "data"}},
        // naming: its reader of shipped tables (decision 0014)
        {"geo/addressing", {"geo/base", "geo/model", "geo/naming"}},
        // where signs go along roads (decision 0013)
        {"geo/signing", {"geo/base", "geo/model", "geo/spatial"}},
        {"geo/storage",
         {"geo/base", "geo/model", "geo/spatial", "geo/naming", "geo/audit", "geo/lifecycle",
          "geo/numbering", "geo/routing", "geo/search"}},
        {"geo/registry",
         {"geo/base", "geo/model", "geo/spatial", "geo/naming", "geo/audit", "geo/lifecycle",
          "geo/numbering", "geo/routing", "geo/search", "geo/storage", "geo/signing", "data"}},
        {"geo/publishing",
         {"geo/base", "geo/model", "geo/spatial", "geo/naming", "geo/audit", "geo/lifecycle",
          "geo/numbering", "geo/routing", "geo/search", "geo/storage", "geo/documents",
          "geo/registry", "geo/signing"}},
        {"importers",
         {"geo/base", "geo/model", "geo/spatial", "geo/naming", "geo/lifecycle", "geo/numbering",
          "geo/routing", "geo/search", "geo/storage", "geo/registry", "geo/publishing", "data"}},
        {"tiles",
         {"geo/base", "geo/model", "geo/spatial", "geo/naming", "geo/lifecycle", "geo/numbering",
          "geo/routing", "geo/search", "geo/storage", "geo/registry", "geo/publishing"}},
        // what both ways in share: the one table from error kinds to statuses and exit codes
        {"api", {"geo/base", "geo/model"}},
        // rows and cells: knows nothing of names (decision 0008)
        {"api/table", {"geo/base"}},
        // the use cases by the thousand, over such tables
        {"api/bulk",
         {"geo/base", "geo/model", "geo/spatial", "geo/naming", "geo/search", "geo/registry",
          "geo/publishing", "api/table"}},
        // bytes, messages, routing: knows nothing of roads
        {"api/http/transport", {"geo/base", "api"}},
        {"api/http",
         {"geo/base",      "geo/model",     "geo/spatial",  "geo/naming",         "geo/audit",
          "geo/lifecycle", "geo/numbering", "geo/routing",  "geo/search",         "geo/signing",
          "geo/storage",   "geo/documents", "geo/registry", "geo/publishing",     "tiles",
          "api",           "api/table",     "api/bulk",     "api/http/transport", "data"}},
        {"api/cli",
         {"geo/base",      "geo/model",     "geo/spatial",    "geo/naming", "geo/audit",
          "geo/lifecycle", "geo/numbering", "geo/routing",    "geo/search", "geo/storage",
          "geo/documents", "geo/registry",  "geo/publishing", "importers",  "tiles",
          "api",           "api/table",     "api/bulk",       "api/http",   "api/http/transport",
          "data",          "geo/signing",    "geo/addressing"}},
        {"api/main.cpp", {"geo/base", "api", "api/http", "api/cli"}},
    };
    return table;
}

const std::vector<ForeignHeader>& foreign_headers() {
    static const std::vector<ForeignHeader> table = {
        // importers: a GeoPackage's sqlite_master is read before OGR may open it
        {"sqlite3.h", "SQLite", {"geo/storage", "importers"}},
        {"spatialite", "SpatiaLite", {"geo/storage"}},
        {"geos_c.h", "GEOS", {"geo/spatial"}},
        {"geos/", "GEOS", {"geo/spatial"}},
        {"proj.h", "PROJ", {"geo/spatial"}},
        {"geodesic.h", "PROJ", {"geo/spatial"}},
        {"gdal", "GDAL", {"importers", "geo/publishing"}},
        {"ogr", "OGR", {"importers", "geo/publishing"}},
        {"cpl_", "GDAL", {"importers", "geo/publishing"}},
        {"unicode/", "ICU", {"geo/base", "geo/naming"}},
        {"opencc", "OpenCC", {"geo/base", "geo/naming"}},
        {"pistache/", "Pistache", {"api/http/transport"}},
        {"http_parser.h", "http-parser", {"api/http/transport"}},
        // storage: payload columns; importers: the report file (decision 0005)
        {"nlohmann/",
         "JSON",
         {"api", "api/http/transport", "api/http", "api/cli", "api/main.cpp", "geo/publishing",
          "geo/storage", "importers"}},
        // files of both ways in: imports, and tables in and out (decision 0008)
        {"iconv.h", "iconv", {"geo/base"}},
        {"csv.h", "libcsv", {"api/table"}},
        // rule profiles (decision 0007)
        {"toml++/", "toml++", {"geo/naming"}},
        {"protozero/", "protozero", {"tiles"}},
        {"libdeflate.h",
         "libdeflate",
         {"tiles", "api/http/transport", "api/http", "geo/documents"}},
        {"cairo", "Cairo", {"geo/documents"}},
        {"pango/", "Pango", {"geo/documents"}},
        {"qrencode.h", "libqrencode", {"geo/documents"}},
        // registry: passwords and random secrets (decision 0011)
        {"sodium",
         "libsodium",
         {"geo/audit", "geo/storage", "geo/registry", "api/http", "api/cli"}},
        {"CLI/", "CLI11", {"api/cli"}},
        {"spdlog/", "spdlog", {"api", "api/http/transport", "api/http", "api/cli", "api/main.cpp"}},
        {"fmt/", "fmt", {"*"}},
    };
    return table;
}

const std::vector<ForeignHeader>& impure_headers() {
    static const std::vector<std::string_view> outer = {
        "geo/base",           "geo/storage", "geo/registry", "geo/publishing",
        "importers",          "tiles",       "api",          "api/table",
        "api/http/transport", "api/http",    "api/cli",      "api/main.cpp"};
    // asks where the system keeps OpenCC's dictionaries, and opens nothing itself
    static const auto outer_and_naming = [] {
        auto rooms = outer;
        rooms.emplace_back("geo/naming");
        return rooms;
    }();
    static const std::vector<ForeignHeader> table = {
        {"fstream", "files", outer},    {"filesystem", "files", outer_and_naming},
        {"iostream", "streams", outer}, {"thread", "threads", outer},
        {"unistd.h", "POSIX", outer},   {"fcntl.h", "POSIX", outer},
        {"sys/", "POSIX", outer},       {"poll.h", "POSIX", outer},
        {"signal.h", "POSIX", outer},   {"netinet/", "POSIX", outer},
        {"arpa/", "POSIX", outer},      {"netdb.h", "POSIX", outer},
        {"pthread.h", "POSIX", outer},  {"spawn.h", "POSIX", outer},
    };
    return table;
}

}  // namespace architecture

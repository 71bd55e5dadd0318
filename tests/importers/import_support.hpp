// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "geo/base/error.hpp"
#include "importers/pipeline.hpp"
#include "importers/rows.hpp"

namespace importers::testing {

/// A folder of its own for each test, gone afterwards.
class Folder {
  public:
    Folder() {
        static std::random_device random;
        path_ = std::filesystem::temp_directory_path() /
                ("luming-importers-" + std::to_string(random()) + std::to_string(random()));
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string path(const std::string& name) const { return (path_ / name).string(); }
    std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream(path(name), std::ios::binary) << bytes;
        return path(name);
    }

  private:
    std::filesystem::path path_;
};

/// Keeps rows by key as a registry would: the same row twice is unchanged.
template <typename Row>
class MemorySink final : public RowSink<Row> {
  public:
    geo::registry::RowResult add(const Row& row) override {
        rows.push_back(row);
        const bool is_new = keys.insert({key_of(row), rows.size()}).second;
        return {is_new ? geo::registry::RowOutcome::stored : geo::registry::RowOutcome::unchanged,
                std::nullopt};
    }
    void commit() override { committed = true; }

    std::vector<Row> rows;
    std::map<std::string, std::size_t> keys;
    bool committed = false;
};

template <typename Row>
struct KindOf;
template <>
struct KindOf<geo::registry::DivisionRow> {
    static constexpr ImportKind kind = ImportKind::divisions;
};
template <>
struct KindOf<geo::registry::VillageRow> {
    static constexpr ImportKind kind = ImportKind::villages;
};
template <>
struct KindOf<geo::registry::RoadRow> {
    static constexpr ImportKind kind = ImportKind::roads;
};
template <>
struct KindOf<geo::registry::AddressRow> {
    static constexpr ImportKind kind = ImportKind::addresses;
};

template <typename Row>
Report import_file(MemorySink<Row>& sink, ImportOptions options) {
    options.kind = KindOf<Row>::kind;
    Source source = open_source(options);
    return import_rows<Row>(source, options, sink, {});
}

template <typename Row>
Report import_file(MemorySink<Row>& sink, const std::string& path) {
    ImportOptions options;
    options.path = path;
    return import_file(sink, options);
}

/// What the import says when it fails; empty when it does not. Nothing may have been committed.
template <typename Row>
std::string failure_of(const ImportOptions& options) {
    MemorySink<Row> sink;
    try {
        import_file(sink, options);
    } catch (const geo::Error& error) {
        EXPECT_FALSE(sink.committed);
        EXPECT_FALSE(error.text().zh.empty());
        return error.what();
    }
    return {};
}

template <typename Row>
std::string failure_of(const std::string& path) {
    ImportOptions options;
    options.path = path;
    return failure_of<Row>(options);
}

inline std::string shared_data(const std::string& name) {
    return std::string(LUMING_SOURCE_DIR) + "/../shared/data/" + name;
}

inline bool has_shared_data(const std::string& name) {
    return std::filesystem::exists(shared_data(name));
}

#define SKIP_WITHOUT_SHARED(name)                     \
    if (!::importers::testing::has_shared_data(name)) \
    GTEST_SKIP() << "../shared/data/" << (name) << " is not here"

}  // namespace importers::testing

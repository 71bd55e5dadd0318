// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/database.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

#include "geo/base/error.hpp"
#include "geo/storage/migrations.hpp"

namespace geo::storage {

Reader::Reader(Database& database, std::unique_ptr<Connection> connection)
    : database_(&database), connection_(std::move(connection)) {}

Reader::~Reader() {
    if (connection_ != nullptr) database_->give_back(std::move(connection_));
}

Database::Database(std::string path)
    : path_(std::move(path)), writer_(std::make_unique<Connection>(path_, Access::write)) {}

Database::~Database() = default;

std::unique_ptr<Database> Database::open(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        throw Error(
            ErrorKind::storage,
            fmt::format("找不到登记库 {}。先运行 luming --db {} init 新建。", path, path),
            fmt::format("There is no registry {}. Make one with: luming --db {} init", path, path));
    if (!std::filesystem::is_regular_file(path, ignored))
        throw Error(ErrorKind::storage, fmt::format("{} 不是文件。", path),
                    fmt::format("{} is not a file.", path));
    std::unique_ptr<Database> database{new Database(path)};
    migrate(*database->writer_, path);
    return database;
}

std::unique_ptr<Database> Database::create(const std::string& path) {
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored))
        throw Error(ErrorKind::conflict, fmt::format("{} 已存在，不会覆盖。", path),
                    fmt::format("{} exists already and is not overwritten.", path));
    // Made under another name and moved: a process killed half-way leaves no half registry.
    const std::string unfinished = path + ".new";
    for (const char* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(unfinished + suffix, ignored);
    { create_schema(*Database{unfinished}.writer_); }
    std::filesystem::rename(unfinished, path);
    return open(path);
}

Reader Database::read() {
    std::unique_ptr<Connection> connection;
    {
        const std::lock_guard lock{readers_mutex_};
        if (!idle_readers_.empty()) {
            connection = std::move(idle_readers_.back());
            idle_readers_.pop_back();
        }
    }
    if (connection == nullptr) connection = std::make_unique<Connection>(path_, Access::read);
    return Reader{*this, std::move(connection)};
}

void Database::give_back(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock{readers_mutex_};
    idle_readers_.push_back(std::move(connection));
}

}  // namespace geo::storage

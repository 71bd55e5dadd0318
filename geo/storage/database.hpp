// SPDX-License-Identifier: Apache-2.0
// The registry's file: a SpatiaLite database in WAL mode, one writer, many readers.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "geo/storage/connection.hpp"

namespace geo::storage {

class Database;

/// A reader connection on loan; goes back to the pool, open, when the loan ends.
class Reader {
  public:
    Reader(Database& database, std::unique_ptr<Connection> connection);
    ~Reader();
    Reader(Reader&&) noexcept = default;
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    Reader& operator=(Reader&&) = delete;
    Connection& operator*() const noexcept { return *connection_; }
    Connection* operator->() const noexcept { return connection_.get(); }

  private:
    Database* database_;
    std::unique_ptr<Connection> connection_;
};

/// The writer connection, locked: writers queue here.
class Writer {
  public:
    Writer(std::mutex& mutex, Connection& connection) : lock_(mutex), connection_(&connection) {}
    Connection& operator*() const noexcept { return *connection_; }
    Connection* operator->() const noexcept { return connection_; }

  private:
    std::unique_lock<std::mutex> lock_;
    Connection* connection_;
};

class Database {
  public:
    /// Opens a registry and brings its schema up to date.
    /// \throws Error(storage) when the file is missing, is no registry, or is a newer release's.
    static std::unique_ptr<Database> open(const std::string& path);
    /// Makes a new registry. \throws Error(conflict) when the file already exists.
    static std::unique_ptr<Database> create(const std::string& path);

    ~Database();

    Writer write() { return Writer{writer_mutex_, *writer_}; }
    Reader read();
    const std::string& path() const noexcept { return path_; }

  private:
    friend class Reader;
    explicit Database(std::string path);
    void give_back(std::unique_ptr<Connection> connection);

    std::string path_;
    std::mutex writer_mutex_;
    std::unique_ptr<Connection> writer_;
    std::mutex readers_mutex_;
    std::vector<std::unique_ptr<Connection>> idle_readers_;
};

}  // namespace geo::storage

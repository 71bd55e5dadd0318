// SPDX-License-Identifier: Apache-2.0
// Somebody changes the registry's file past the registry: single values, rows, bytes. Every such
// change is found by the verification, or is shown to change nothing that anybody reads.
// LUMING_TAMPERINGS says how many are tried: ./dev tamper tries ten thousand.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "geo/registry/audit.hpp"
#include "geo/registry/import.hpp"
#include "geo/registry/people.hpp"
#include "geo/registry/proposals.hpp"
#include "geo/registry/registry.hpp"
#include "geo/storage/event_log.hpp"
#include "tests/support/scratch_folder.hpp"

namespace {

using namespace geo;
using namespace geo::registry;

int wanted_tamperings() {
    const char* text = std::getenv("LUMING_TAMPERINGS");
    return text != nullptr ? std::atoi(text) : 120;
}

std::string read_bytes(const std::string& path) {
    std::ostringstream bytes;
    bytes << std::ifstream{path, std::ios::binary}.rdbuf();
    return bytes.str();
}

void write_bytes(const std::string& path, const std::string& bytes) {
    std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
}

struct Closer {
    void operator()(sqlite3* handle) const noexcept { sqlite3_close(handle); }
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using Handle = std::unique_ptr<sqlite3, Closer>;
using Statement = std::unique_ptr<sqlite3_stmt, Closer>;

/// As another program opens it: no triggers, no foreign keys, no checks in the way.
Handle open_past_the_registry(const std::string& path) {
    sqlite3* handle = nullptr;
    sqlite3_open(path.c_str(), &handle);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_exec(handle, "PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF", nullptr,
                 nullptr, nullptr);
    return Handle{handle};
}

Statement prepare(sqlite3* handle, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr);
    return Statement{statement};
}

std::vector<std::string> texts(sqlite3* handle, const std::string& sql) {
    std::vector<std::string> found;
    const auto statement = prepare(handle, sql);
    while (statement && sqlite3_step(statement.get()) == SQLITE_ROW) {
        const auto* text = sqlite3_column_text(statement.get(), 0);
        found.emplace_back(text == nullptr ? "" : reinterpret_cast<const char*>(text));
    }
    return found;
}

/// Its type and its bytes: all of a number's digits too.
void append_value(std::string& all, sqlite3_stmt* statement, int column) {
    const int type = sqlite3_column_type(statement, column);
    all += static_cast<char>('0' + type);
    if (type == SQLITE_FLOAT) {
        all += fmt::format("{}", sqlite3_column_double(statement, column));
    } else if (const auto* bytes = sqlite3_column_blob(statement, column)) {
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
        all.append(static_cast<const char*>(bytes), size);
    }
    all += '\n';
}

/// Where two texts part, with what stands around.
std::string first_difference(const std::string& left, const std::string& right) {
    if (left == right) return {};
    const auto parted = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    const auto place = static_cast<std::size_t>(parted.first - left.begin());
    const auto start = place < 100 ? 0 : place - 100;
    return left.substr(start, 150) + "\n  instead of\n" + right.substr(start, 150);
}

/// Everything that the registry reads, as text; where SQLite fails, it says so.
std::string all_that_is_read(const std::string& path) {
    const Handle handle = open_past_the_registry(path);
    std::vector<std::string> queries{
        // what SpatiaLite adds for itself, triggers too, is not the registry's
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE (tbl_name IN (SELECT name FROM "
        "audited_tables) OR tbl_name IN ('events', 'checkpoints', 'table_digests')) AND name NOT "
        "GLOB 'g[gi]*' AND name NOT GLOB 'tm*' ORDER BY 1, 2",
        "SELECT * FROM events ORDER BY sequence", "SELECT size, note FROM checkpoints",
        "SELECT * FROM table_digests ORDER BY name", "PRAGMA user_version"};
    for (const auto& table : texts(handle.get(), "SELECT name FROM audited_tables ORDER BY name"))
        queries.push_back(fmt::format("SELECT * FROM \"{}\" ORDER BY 1, 2", table));
    std::string all;
    for (const auto& query : queries) {
        const auto statement = prepare(handle.get(), query);
        int code = SQLITE_ERROR;
        while (statement && (code = sqlite3_step(statement.get())) == SQLITE_ROW)
            for (int i = 0; i < sqlite3_column_count(statement.get()); ++i) {
                append_value(all, statement.get(), i);
            }
        all += fmt::format("{} {}\n", query, code);
    }
    return all;
}

class Tampering : public testing::Test {
  protected:
    void SetUp() override {
        fill();
        original_ = read_bytes(path_);
        ASSERT_FALSE(original_.empty());
        write_bytes(copy_, original_);
        ASSERT_TRUE(verify_audit(copy_, {}).is_clean()) << faults_of_copy();
        content_ = all_that_is_read(copy_);
    }

    /// Something in each table that people fill.
    void fill() {
        Registry registry{storage::Database::create(path_), clock_};
        const ImportOrigin origin{"world", "导入员", false};
        VillageImport villages{registry, origin};
        villages.add(village());
        villages.commit();
        RoadImport roads{registry, origin};
        for (int i = 0; i < 30; ++i) roads.add(road(i));
        roads.commit();
        AddressImport addresses{registry, origin};
        for (int i = 0; i < 30; ++i) addresses.add(address(i));
        addresses.commit();
        const Actor admin{"管理员"};
        Passwords passwords{PasswordCost::least()};
        add_user(registry, admin, {"李县级", lifecycle::Role::county, "370502", std::nullopt},
                 passwords);
        issue_token(registry, admin, "李县级");
        for (int i = 1; i < 10; i += 2) propose(registry, RoadId{i * 2});
        make_checkpoint(registry, audit::SigningKey::generate());
        // what happens after the last checkpoint is found as well
        propose(registry, RoadId{22});
    }

    static VillageRow village() {
        VillageRow row;
        row.code = "370502104201";
        row.name = "安宁村";
        row.town = "史口镇";
        row.outline = MultiPolygon{{Polygon{
            {{{118.4, 36.9}, {118.8, 36.9}, {118.8, 37.2}, {118.4, 37.2}, {118.4, 36.9}}}}}};
        return row;
    }

    static RoadRow road(int number) {
        RoadRow row;
        row.source_id = std::to_string(number);
        if (number % 2 == 0) row.name = fmt::format("第{}街", number);
        row.width_metres = number % 3 == 0 ? std::optional{6.5} : std::nullopt;
        row.centre_line = {{{118.5 + number * 0.001, 37.0}, {118.5 + number * 0.001, 37.01}}};
        return row;
    }

    static AddressRow address(int number) {
        AddressRow row;
        row.source_id = "d" + std::to_string(number);
        row.road_id = std::to_string(number);
        row.number = std::to_string(number + 1);
        row.position = {118.5 + number * 0.001, 37.005};
        return row;
    }

    void propose(Registry& registry, RoadId road) {
        NameProposal content;
        content.village = VillageCode{"370502104201"};
        content.road = road;
        content.name = "毛泽东路";
        content.meaning = "含义";
        content.origin = "来历";
        create_proposal(registry, Actor{"张三"}, content);
        clock_.set(clock_.now() + std::chrono::minutes{1});
    }

    std::size_t below(std::size_t count) {
        return std::uniform_int_distribution<std::size_t>{0, count - 1}(random_);
    }

    template <typename List>
    const auto& one_of(const List& list) {
        return list[below(list.size())];
    }

    std::string faults_of_copy() const {
        std::string all;
        for (const auto& fault : verify_audit(copy_, {}).faults)
            all += fault.thing + ": " + fault.message.en + '\n';
        return all;
    }

    bool is_found() const {
        try {
            return !verify_audit(copy_, {}).is_clean();
        } catch (const Error&) {
            return true;  // a file that cannot even be opened
        }
    }

    /// One random change of one random row of a table. \returns the statement.
    std::string random_change(sqlite3* handle, const std::string& table) {
        const auto rows = texts(handle, fmt::format("SELECT count(*) FROM \"{}\"", table));
        const auto count = std::strtoull(rows.at(0).c_str(), nullptr, 10);
        if (count == 0) return {};
        const auto columns = texts(
            handle, fmt::format("SELECT name FROM pragma_table_info('{}') WHERE NOT pk", table));
        const auto keys =
            texts(handle, fmt::format("SELECT name FROM pragma_table_info('{}') WHERE pk", table));
        const auto row = fmt::format("(SELECT \"{0}\" FROM \"{1}\" LIMIT 1 OFFSET {2})", keys.at(0),
                                     table, below(count));
        if (below(5) == 0)
            return fmt::format("DELETE FROM \"{}\" WHERE \"{}\" = {}", table, keys[0], row);
        const auto& column = columns.empty() ? one_of(keys) : one_of(columns);
        return fmt::format("UPDATE OR IGNORE \"{}\" SET \"{}\" = {} WHERE \"{}\" = {}", table,
                           column, other_value(column), keys[0], row);
    }

    std::string other_value(const std::string& column) {
        const std::vector<std::string> ways{"\"{0}\" || 'x'",
                                            "coalesce(\"{0}\", 0) + 1",
                                            "replace(\"{0}\", substr(\"{0}\", 1, 1), 'y')",
                                            "NULL",
                                            "''",
                                            "x'00'",
                                            "CAST(\"{0}\" AS BLOB)",
                                            "upper(\"{0}\")",
                                            "-coalesce(\"{0}\", 1)"};
        return fmt::format(fmt::runtime(one_of(ways)), column);
    }

    support::ScratchFolder folder_;
    FixedClock clock_{Instant{std::chrono::milliseconds{1'735'660'800'000}}};
    std::string path_ = folder_.file("registry.sqlite"), copy_ = folder_.file("copy.sqlite");
    std::string original_, content_;
    std::mt19937 random_{20'261'123};
};

TEST_F(Tampering, OfValuesAndRowsIsAlwaysFound) {
    std::vector<std::string> tables;
    {
        const Handle handle = open_past_the_registry(copy_);
        for (auto& name : texts(handle.get(), "SELECT name FROM audited_tables ORDER BY name"))
            if (texts(handle.get(), fmt::format("SELECT count(*) FROM \"{}\"", name)) !=
                std::vector<std::string>{"0"})
                tables.push_back(std::move(name));
        for (int i = 0; i < 4; ++i) tables.emplace_back("events");
    }
    int found = 0, without_effect = 0;

    for (int i = 0; i < wanted_tamperings() / 2; ++i) {
        write_bytes(copy_, original_);
        std::string change;
        {
            const Handle handle = open_past_the_registry(copy_);
            change = random_change(handle.get(), one_of(tables));
            sqlite3_exec(handle.get(), change.c_str(), nullptr, nullptr, nullptr);
        }
        const bool is_same = all_that_is_read(copy_) == content_;
        (is_same ? without_effect : found) += 1;
        EXPECT_EQ(is_found(), !is_same) << change << '\n' << faults_of_copy();
    }

    RecordProperty("found", found);
    RecordProperty("without_effect", without_effect);
    EXPECT_GT(found, without_effect);
}

TEST_F(Tampering, OfBytesIsFoundOrChangesNothingThatIsRead) {
    int found = 0, without_effect = 0;

    for (int i = 0; i < wanted_tamperings() / 2; ++i) {
        std::string bytes = original_;
        const std::size_t place = below(bytes.size());
        const auto mask = static_cast<unsigned char>(1 + below(255));
        bytes[place] = static_cast<char>(static_cast<unsigned char>(bytes[place]) ^ mask);
        write_bytes(copy_, bytes);
        if (is_found()) {
            ++found;
            continue;
        }
        ++without_effect;
        write_bytes(copy_, bytes);
        EXPECT_EQ(first_difference(all_that_is_read(copy_), content_), "")
            << "byte " << place << " ^ " << int{mask};
    }

    RecordProperty("found", found);
    RecordProperty("without_effect", without_effect);
    EXPECT_GT(found, 0);
}

}  // namespace

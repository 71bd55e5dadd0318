// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <filesystem>

#include "geo/audit/chain.hpp"
#include "geo/base/error.hpp"
#include "geo/registry/audit.hpp"
#include "geo/storage/checkpoint_store.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/migrations.hpp"
#include "geo/storage/setting_store.hpp"
#include "geo/storage/table_watch.hpp"

namespace geo::registry {
namespace {

constexpr std::size_t most_faults = 100;

/// One look at one file; every part adds what it finds wrong.
class Verification {
  public:
    explicit Verification(storage::Connection& connection) : connection_(connection) {}

    AuditReport run(const AuditWitness& witness) {
        guarded("file", [&] { check_structure(); });
        guarded("schema", [&] { check_schema(); });
        guarded("events", [&] { check_chain(); });
        guarded("tables", [&] { check_tables(); });
        guarded("checkpoints", [&] { check_checkpoints(witness); });
        if (witness.note) guarded("witness", [&] { check_note("witness", *witness.note); });
        report_.root = tree_.root();
        return std::move(report_);
    }

  private:
    void fault(std::string thing, std::string zh, std::string en) {
        if (report_.faults.size() < most_faults)
            report_.faults.push_back({std::move(thing), {std::move(zh), std::move(en)}});
    }

    /// A damaged file may fail at any statement: that is a finding too.
    template <typename Part>
    void guarded(const char* thing, Part part) {
        try {
            part();
        } catch (const Error& error) {
            fault(thing, error.text().zh, error.text().en);
        } catch (const std::exception& error) {
            fault(thing, error.what(), error.what());
        }
    }

    void check_structure() {
        auto query = connection_.query("PRAGMA integrity_check(20)");
        while (query.step())
            if (const std::string line = query.text(0); line != "ok")
                fault("file", "数据库结构受损：" + line, "The database is damaged: " + line);
        auto trees = connection_.query(
            "SELECT name, rtreecheck(name) FROM sqlite_master WHERE name LIKE 'idx\\_%' ESCAPE "
            "'\\' "
            "AND sql LIKE '%rtree%'");
        while (trees.step())
            if (trees.text(1) != "ok")
                fault("file", fmt::format("空间索引 {} 受损。", trees.text(0)),
                      fmt::format("The spatial index {} is damaged.", trees.text(0)));
    }

    void check_schema() {
        for (const auto& name : storage::schema_deviations(connection_))
            fault("schema", fmt::format("结构被改动：{}。", name),
                  fmt::format("The schema was changed: {}.", name));
    }

    void check_event(const Event& event, const std::optional<audit::Digest>& hash) {
        const std::string thing = fmt::format("event {}", event.sequence);
        if (event.sequence != expected_)
            fault(thing, fmt::format("历史第 {} 条缺失。", expected_),
                  fmt::format("Event {} is missing.", expected_));
        expected_ = event.sequence + 1;
        const audit::Digest computed = audit::event_hash(event, previous_);
        if (hash != computed)
            fault(thing, fmt::format("历史第 {} 条或其之前的内容被改动。", event.sequence),
                  fmt::format("Event {} or what stood before it was changed.", event.sequence));
        previous_ = hash.value_or(computed);
        tree_.append(computed);
        ++report_.events;
    }

    /// '17x' reads as 17, and a blob as text: what is hashed is the value, so its type is looked
    /// at.
    void check_types() {
        auto row = connection_.query(
            "SELECT sequence FROM events WHERE typeof(at) <> 'integer' OR typeof(actor) <> 'text' "
            "OR typeof(action) <> 'text' OR typeof(entity_type) <> 'text' OR typeof(entity_id) <> "
            "'text' OR typeof(scope) <> 'text' OR typeof(payload) <> 'text' OR typeof(hash) <> "
            "'blob' LIMIT 20");
        while (row.step())
            fault(fmt::format("event {}", row.integer(0)),
                  fmt::format("历史第 {} 条的数据类型被改动。", row.integer(0)),
                  fmt::format("The type of a value of event {} was changed.", row.integer(0)));
    }

    void check_chain() {
        check_types();
        storage::EventLog{connection_}.for_each_hashed(
            0, [&](const Event& event, const std::optional<audit::Digest>& hash) {
                check_event(event, hash);
            });
        // SQLite remembers the highest number it ever gave.
        auto query = connection_.query("SELECT seq FROM sqlite_sequence WHERE name = 'events'");
        const std::int64_t given = query.step() ? query.integer(0) : 0;
        if (given != expected_ - 1)
            fault("events", fmt::format("历史应到第 {} 条，实有 {} 条。", given, report_.events),
                  fmt::format("The history should reach event {}; there are {}.", given,
                              report_.events));
    }

    void check_tables() {
        const auto stored = storage::stored_digests(connection_);
        const auto computed = storage::computed_digests(connection_);
        for (const auto& [name, digest] : stored)
            if (!computed.contains(name))
                fault("table digests", fmt::format("有一条摘要属于不受审计的表“{}”。", name),
                      fmt::format("There is a digest of '{}', which is no audited table.", name));
        for (const auto& [name, digest] : computed) {
            report_.rows += static_cast<std::uint64_t>(digest.rows());
            const auto found = stored.find(name);
            const auto recorded = found == stored.end() ? audit::SetDigest{} : found->second;
            if (recorded == digest) continue;
            fault("table " + name,
                  fmt::format("表 {} 的内容与记录不符（记录 {} 行，实有 {} 行）。", name,
                              recorded.rows(), digest.rows()),
                  fmt::format("Table {} does not hold what was recorded ({} rows recorded, {} "
                              "there).",
                              name, recorded.rows(), digest.rows()));
        }
    }

    void take_public_key(const AuditWitness& witness) {
        public_key_ = witness.public_key;
        if (public_key_) return;
        const auto text = storage::SettingStore{connection_}.find("audit_public_key");
        if (text) public_key_ = audit::from_base64(*text);
    }

    void check_checkpoints(const AuditWitness& witness) {
        take_public_key(witness);
        for (const auto& stored : storage::CheckpointStore{connection_}.all()) {
            ++report_.checkpoints;
            const std::string thing = fmt::format("checkpoint {}", stored.size);
            guarded(thing.c_str(), [&] {
                if (check_note(thing, stored.note).size != static_cast<std::uint64_t>(stored.size))
                    fault(thing, "检查点与其编号不符。", "The checkpoint does not fit its number.");
            });
        }
    }

    audit::Checkpoint check_note(const std::string& thing, const std::string& note) {
        if (!public_key_)
            throw Error(ErrorKind::invalid_input, "没有公钥，无法核对签名。",
                        "There is no public key to check signatures with.");
        auto checkpoint = audit::verified_note(note, *public_key_);
        if (checkpoint.size > tree_.size())
            fault(thing,
                  fmt::format("检查点记有 {} 条历史，实有 {} 条：历史被截断。", checkpoint.size,
                              tree_.size()),
                  fmt::format("The checkpoint tells of {} events, there are {}: the history was "
                              "cut off.",
                              checkpoint.size, tree_.size()));
        else if (tree_.root(checkpoint.size) != checkpoint.root)
            fault(thing, fmt::format("前 {} 条历史与检查点不符。", checkpoint.size),
                  fmt::format("The first {} events do not fit the checkpoint.", checkpoint.size));
        return checkpoint;
    }

    storage::Connection& connection_;
    AuditReport report_;
    audit::MerkleTree tree_;
    audit::Digest previous_ = audit::first_previous();
    std::int64_t expected_ = 1;
    std::optional<std::string> public_key_;
};

}  // namespace

AuditReport verify_audit(const std::string& database_path, const AuditWitness& witness) {
    if (!std::filesystem::exists(database_path))
        throw Error(ErrorKind::storage, fmt::format("没有登记库文件 {}。", database_path),
                    fmt::format("There is no registry file {}.", database_path));
    storage::Connection connection{database_path, storage::Access::read};
    return Verification{connection}.run(witness);
}

}  // namespace geo::registry

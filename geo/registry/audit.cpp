// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/audit.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "geo/audit/chain.hpp"
#include "geo/base/error.hpp"
#include "geo/storage/checkpoint_store.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/setting_store.hpp"
#include "geo/storage/table_watch.hpp"

namespace geo::registry {
namespace {

constexpr std::string_view public_key_setting = "audit_public_key";

std::string origin_of(const Registry& registry) {
    return "luming " + registry.naming().tables().profile.name;
}

/// The digests of all tables in one line: what the checkpoint says of them.
std::string table_line(storage::Connection& connection) {
    std::string all;
    for (const auto& [name, digest] : storage::stored_digests(connection))
        all += name + ' ' + std::to_string(digest.rows()) + ' ' + digest.bytes() + '\n';
    return "tables " + audit::to_hex(audit::sha256(all));
}

std::string read_file(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream{path}.rdbuf();
    return text.str();
}

[[noreturn]] void refuse_key_file(const std::string& path) {
    throw Error(ErrorKind::storage, fmt::format("无法写入签名密钥文件 {}。", path),
                fmt::format("Cannot write the signing key file {}.", path));
}

void write_key_file(const std::string& path, const std::string& text) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) refuse_key_file(path);
    const bool written =
        ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(file) == 0;
    ::close(file);
    if (!written) refuse_key_file(path);
}

}  // namespace

void AuditTree::catch_up() {
    const auto reader = registry_.database().read();
    storage::EventLog log{*reader};
    log.for_each_hashed(static_cast<std::int64_t>(leaves_.size()),
                        [&](const Event&, const std::optional<audit::Digest>& hash) {
                            const audit::Digest leaf = hash.value_or(audit::Digest{});
                            leaves_.push_back(leaf);
                            tree_.append(leaf);
                        });
}

AuditTree::Root AuditTree::root() {
    const std::lock_guard lock{mutex_};
    catch_up();
    return {tree_.size(), tree_.root()};
}

std::uint64_t AuditTree::index_of(std::int64_t sequence) const {
    if (sequence < 1 || static_cast<std::uint64_t>(sequence) > tree_.size())
        throw Error(
            ErrorKind::not_found,
            fmt::format("历史中没有第 {} 条（共 {} 条）。", sequence, tree_.size()),
            fmt::format("The history has no event {} (it has {}).", sequence, tree_.size()));
    return static_cast<std::uint64_t>(sequence - 1);
}

AuditTree::Inclusion AuditTree::inclusion(std::int64_t sequence) {
    const std::lock_guard lock{mutex_};
    catch_up();
    const auto index = index_of(sequence);
    return {leaves_[index],
            index,
            {tree_.size(), tree_.root()},
            tree_.inclusion_proof(index, tree_.size())};
}

audit::Digest AuditTree::hash_before(std::int64_t sequence) {
    const std::lock_guard lock{mutex_};
    catch_up();
    const auto index = index_of(sequence);
    return index == 0 ? audit::first_previous() : leaves_[index - 1];
}

audit::Proof AuditTree::consistency(std::uint64_t from, std::uint64_t to) {
    const std::lock_guard lock{mutex_};
    catch_up();
    if (from == 0 || from > to || to > tree_.size())
        throw Error(ErrorKind::invalid_input,
                    fmt::format("须满足 0 < from <= to <= {}。", tree_.size()),
                    fmt::format("0 < from <= to <= {} must hold.", tree_.size()));
    return tree_.consistency_proof(from, to);
}

std::string key_path(const std::string& database_path) { return database_path + ".key"; }

audit::SigningKey load_or_make_key(const std::string& path) {
    if (const std::string text = read_file(path); !text.empty())
        return audit::SigningKey::from_text(text);
    const auto key = audit::SigningKey::generate();
    write_key_file(path, key.to_text());
    return key;
}

std::string make_checkpoint(Registry& registry, const audit::SigningKey& key) {
    AuditTree tree{registry};
    return make_checkpoint(registry, tree, key);
}

std::string make_checkpoint(Registry& registry, AuditTree& tree, const audit::SigningKey& key) {
    tree.root();  // the long way, while others may still write
    const auto writer = registry.database().write();
    storage::Transaction transaction{*writer};
    const std::string public_key = audit::to_base64(key.public_key());
    if (storage::SettingStore{*writer}.find(public_key_setting) != public_key)
        storage::SettingStore{*writer}.save(public_key_setting, public_key);
    transaction.commit();
    storage::Transaction statement{*writer};
    storage::CheckpointStore store{*writer};
    const auto root = tree.root();
    const auto latest = store.latest();
    if (latest && latest->size == static_cast<std::int64_t>(root.size)) return latest->note;
    const std::string note =
        audit::signed_note({origin_of(registry), root.size, root.root, {table_line(*writer)}}, key);
    store.insert({static_cast<std::int64_t>(root.size), registry.clock().now(), note});
    statement.commit();
    return note;
}

std::string recent_checkpoint(Registry& registry, AuditTree& tree, std::chrono::seconds most_age) {
    const auto latest = storage::CheckpointStore{*registry.database().read()}.latest();
    if (latest && registry.clock().now() - latest->at < most_age) return latest->note;
    return make_checkpoint(registry, tree, load_or_make_key(key_path(registry.database().path())));
}

}  // namespace geo::registry

// SPDX-License-Identifier: Apache-2.0
// luming audit: whether the registry is what it was, for who has the file in hand.
#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "api/cli/findings_output.hpp"
#include "api/http/audit_json.hpp"
#include "geo/base/error.hpp"
#include "geo/registry/audit.hpp"
#include "geo/storage/event_log.hpp"

namespace api::cli {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::registry::AuditReport;
using geo::registry::AuditWitness;

struct VerifyArguments {
    std::string checkpoint, public_key;
};

std::string read_note(const std::string& path) {
    constexpr std::uintmax_t longest_note = 65'536;
    std::error_code fault;
    const auto size = std::filesystem::file_size(path, fault);
    std::ifstream file{path, std::ios::binary};
    if (fault || !file || size > longest_note)
        throw Error(ErrorKind::storage, fmt::format("无法读取检查点文件 {}。", path),
                    fmt::format("Cannot read the checkpoint file {}.", path));
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string decoded_key(const std::string& text) {
    constexpr std::size_t key_bytes = 32;
    const auto key = geo::audit::from_base64(text);
    if (!key || key->size() != key_bytes)
        throw Error(ErrorKind::invalid_input,
                    "--public-key 应为 32 字节 Ed25519 公钥的 base64 文本。",
                    "--public-key takes the base64 text of a 32-byte Ed25519 public key.");
    return *key;
}

AuditWitness witness_of(const VerifyArguments& arguments) {
    AuditWitness witness;
    if (!arguments.checkpoint.empty()) witness.note = read_note(arguments.checkpoint);
    if (!arguments.public_key.empty()) witness.public_key = decoded_key(arguments.public_key);
    return witness;
}

void print(const AuditReport& report, const Session& session) {
    fmt::print("{}\t{}\n{}\t{}\n{}\t{}\n{}\t{}\n", session.say("历史条数", "events"), report.events,
               session.say("根哈希", "root"), geo::audit::to_hex(report.root),
               session.say("受审记录", "audited rows"), report.rows,
               session.say("检查点", "checkpoints"), report.checkpoints);
    for (const auto& fault : report.faults)
        fmt::print("{}: {}\n", fault.thing, session.text(fault.message));
    fmt::print("{}\n", report.is_clean()
                           ? session.say("未发现改动。", "Nothing was tampered with.")
                           : session.say("登记库与其历史记录不符。",
                                         "The registry is not what its history says."));
}

void verify(const VerifyArguments& arguments, Session& session) {
    const auto report = geo::registry::verify_audit(session.database, witness_of(arguments));
    if (session.as_json)
        fmt::print("{}\n", to_text(http::audit_report_to_json(report, session.language)));
    else
        print(report, session);
    if (!report.is_clean()) session.exit_code = exit_rule_failed;
}

void write_note(const std::string& path, const std::string& note) {
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    file << note << std::flush;
    if (!file)
        throw Error(ErrorKind::storage, fmt::format("无法写入 {}。", path),
                    fmt::format("Cannot write {}.", path));
}

void make_checkpoint(const std::string& path, const Session& session) {
    const auto registry = session.open_registry();
    const auto key = geo::registry::load_or_make_key(geo::registry::key_path(session.database));
    const auto note = geo::registry::make_checkpoint(*registry, key);
    if (path.empty())
        fmt::print("{}", note);
    else
        write_note(path, note);
    fmt::print(stderr, "{} {}\n", session.say("公钥", "public key"),
               geo::audit::to_base64(key.public_key()));
}

std::optional<std::int64_t> sequence_of(const std::string& word) {
    std::int64_t number = 0;
    const char* end = word.data() + word.size();
    const auto read = std::from_chars(word.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return number;
}

/// "17": the event; "proposal 17": all of that proposal.
std::vector<geo::Event> find_events(geo::storage::EventLog log,
                                    const std::vector<std::string>& words) {
    if (words.size() == 2) return log.of(words[0], words[1]);
    const auto sequence = sequence_of(words[0]);
    if (!sequence)
        throw Error(ErrorKind::invalid_input,
                    fmt::format("“{}”不是序号；也可写作 proposal 17。", words[0]),
                    fmt::format("'{}' is no sequence number; or write proposal 17.", words[0]));
    return log.after(*sequence - 1, 1);
}

void show_event(const geo::Event& event, geo::registry::AuditTree& tree, const Session& session) {
    const Json found = http::audited_event_to_json(event, tree.hash_before(event.sequence));
    const Json proof = http::inclusion_to_json(tree.inclusion(event.sequence));
    if (session.as_json) {
        fmt::print("{}\n", to_text(Json{{"event", found}, {"proof", proof}}));
        return;
    }
    using Handling = Json::error_handler_t;
    fmt::print("{}\n{}\n", found.dump(2, ' ', false, Handling::replace),
               proof.dump(2, ' ', false, Handling::replace));
}

void show(const std::vector<std::string>& words, const Session& session) {
    const auto registry = session.open_registry();
    const auto reader = registry->database().read();
    const auto events = find_events(geo::storage::EventLog{*reader}, words);
    if (events.empty())
        throw Error(ErrorKind::not_found, "历史中没有这样的记录。",
                    "The history has no such event.");
    geo::registry::AuditTree tree{*registry};
    for (const auto& event : events) show_event(event, tree, session);
}

void add_verify(CLI::App& audit, Session& session) {
    auto arguments = std::make_shared<VerifyArguments>();
    CLI::App* command = audit.add_subcommand(
        "verify", session.say("核对整个登记库（离线，只读）；有改动时退出码为 1",
                              "check the whole file, offline and read-only; exit 1 on a fault"));
    command->add_option("--checkpoint", arguments->checkpoint,
                        session.say("自己保存的检查点文件", "a checkpoint that one has kept"));
    command->add_option(
        "--public-key", arguments->public_key,
        session.say("自己保存的公钥（base64）", "the public key one has kept (base64)"));
    command->footer(session.say("例：", "Example:") +
                    " luming audit verify --checkpoint 2026-11-23.note --public-key 'base64…'");
    command->callback([arguments, &session] { verify(*arguments, session); });
}

void add_checkpoint(CLI::App& audit, Session& session) {
    auto path = std::make_shared<std::string>();
    CLI::App* command = audit.add_subcommand(
        "checkpoint",
        session.say("签发检查点，供他处保存", "sign a checkpoint for others to keep"));
    command->add_option("OUT", *path,
                        session.say("输出文件（默认：屏幕）", "file (default: stdout)"));
    command->footer(session.say("例：", "Example:") + " luming audit checkpoint 2026-11-23.note");
    command->callback([path, &session] { make_checkpoint(*path, session); });
}

void add_show(CLI::App& audit, Session& session) {
    auto words = std::make_shared<std::vector<std::string>>();
    CLI::App* command = audit.add_subcommand(
        "show", session.say("显示一条历史或一件事物的全部历史，附证明",
                            "an event, or all events of a thing, with the proof of inclusion"));
    command
        ->add_option("ID", *words,
                     session.say("序号；或类别与编号", "a number; or a kind and an id"))
        ->required()
        ->expected(1, 2);
    command->footer(session.say("例：", "Examples:") +
                    "\n  luming audit show 2515\n  luming audit show proposal 17");
    command->callback([words, &session] { show(*words, session); });
}

}  // namespace

void add_audit_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "audit", session.say("历史的核对与证明", "check the history and prove what is in it"));
    command->require_subcommand(1);
    add_verify(*command, session);
    add_checkpoint(*command, session);
    add_show(*command, session);
}

}  // namespace api::cli

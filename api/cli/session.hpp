// SPDX-License-Identifier: Apache-2.0
// What every subcommand shares: where the registry is, who acts, in which language and form to
// answer. Data goes to stdout, talk to stderr.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "geo/base/bilingual.hpp"
#include "geo/base/clock.hpp"
#include "geo/registry/registry.hpp"

namespace api::cli {

/// Exit codes of the contract.
enum ExitCode : int {
    exit_ok = 0,
    exit_rule_failed = 1,
    exit_usage = 2,
    exit_io = 3,
    exit_conflict = 4,
    exit_interrupted = 130,
};

struct Session {
    std::string database = "luming.sqlite";
    std::string actor;
    geo::Language language = geo::Language::zh;
    bool as_json = false;
    int exit_code = exit_ok;
    geo::SystemClock clock;

    /// The registry of --db. \throws geo::Error when there is none.
    std::unique_ptr<geo::registry::Registry> open_registry() const;
    const std::string& text(const geo::BilingualText& both) const { return both.in(language); }
    /// A word in the language of the session.
    std::string say(const char* zh, const char* en) const {
        return language == geo::Language::en ? en : zh;
    }
};

// One function a subcommand, each in a file of its own.
void add_init_command(CLI::App& app, Session& session);
void add_import_command(CLI::App& app, Session& session);
void add_export_command(CLI::App& app, Session& session);
void add_check_command(CLI::App& app, Session& session);
void add_pinyin_command(CLI::App& app, Session& session);
void add_suggest_command(CLI::App& app, Session& session);
void add_rules_command(CLI::App& app, Session& session);
void add_config_command(CLI::App& app, Session& session);
void add_proposal_command(CLI::App& app, Session& session);
void add_geocode_command(CLI::App& app, Session& session);
void add_reverse_command(CLI::App& app, Session& session);
void add_address_command(CLI::App& app, Session& session);
void add_road_command(CLI::App& app, Session& session);
void add_number_command(CLI::App& app, Session& session);
void add_changes_command(CLI::App& app, Session& session);
void add_stats_command(CLI::App& app, Session& session);
void add_document_command(CLI::App& app, Session& session);
void add_sign_command(CLI::App& app, Session& session);
void add_audit_command(CLI::App& app, Session& session);
void add_user_command(CLI::App& app, Session& session);
void add_serve_command(CLI::App& app, Session& session);
void add_tick_command(CLI::App& app, Session& session);

/// Runs the command line. \returns the exit code.
int run(int argc, const char* const* argv);

}  // namespace api::cli

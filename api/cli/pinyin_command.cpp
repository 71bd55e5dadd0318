// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "api/bulk/pinyin_table.hpp"
#include "api/cli/findings_output.hpp"
#include "api/cli/table_command.hpp"
#include "geo/registry/naming_context.hpp"

namespace api::cli {
namespace {

using geo::naming::NameKind;

const std::map<std::string, NameKind> kinds{
    {"auto", NameKind::automatic}, {"road", NameKind::road}, {"settlement", NameKind::settlement}};

struct PinyinArguments {
    std::vector<std::string> names;
    std::string kind = "auto";
    std::string column = "name";
    TableArguments table;
};

void spell(const PinyinArguments& arguments, const Session& session) {
    const geo::registry::NamingContext naming;
    const geo::naming::Tables& tables = naming.tables();
    const NameKind kind = kinds.at(arguments.kind);
    for (const std::string& name : arguments.names) {
        const geo::Pinyin pinyin = tables.romaniser.romanise(name, kind, tables.generic_names);
        if (session.as_json)
            fmt::print("{}\n", to_json(naming.split(name), pinyin).dump());
        else
            fmt::print("{}\t{}\t{}\t{}\t{}\t{}\n", name, pinyin.toned, pinyin.untoned, pinyin.sign,
                       pinyin.key, pinyin.needs_review ? session.say("待核", "review") : "");
    }
}

void spell_table(const PinyinArguments& arguments, Session& session) {
    const geo::registry::NamingContext naming;
    run_on_table(arguments.table, session, [&](auto& reader, auto& sink, auto& progress) {
        return bulk::spell_names_in_table(naming.tables(), kinds.at(arguments.kind), reader,
                                          arguments.column, sink, progress);
    });
}

}  // namespace

void add_pinyin_command(CLI::App& app, Session& session) {
    auto arguments = std::make_shared<PinyinArguments>();
    CLI::App* command = app.add_subcommand(
        "pinyin",
        session.say("地名的罗马字母拼写", "romanise names by the spelling rules of 1984"));
    auto* names = command->add_option("names", arguments->names, session.say("地名", "names"));
    add_table_options(*command, arguments->table, session);
    command
        ->add_option("--column", arguments->column,
                     session.say("地名所在的列", "column of the table that holds the names"))
        ->capture_default_str();
    command->get_option("--file")->excludes(names);
    command
        ->add_option("--kind", arguments->kind,
                     session.say("auto、road 或 settlement", "auto, road or settlement"))
        ->check(CLI::IsMember({"auto", "road", "settlement"}))
        ->capture_default_str();
    command->footer(session.say("例：", "Examples:") +
                    "\n  luming pinyin 乐安大街 三里庄村"
                    "\n  luming pinyin --file villages.csv --column name --out spelled.csv "
                    "--kind settlement");
    command->callback([arguments, &session] {
        if (arguments->table.is_given())
            spell_table(*arguments, session);
        else if (!arguments->names.empty())
            spell(*arguments, session);
        else
            throw CLI::ValidationError("pinyin", session.say("须给出地名，或 --file 与 --out",
                                                             "give names, or --file and --out"));
    });
}

}  // namespace api::cli

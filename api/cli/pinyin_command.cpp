// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "api/cli/findings_output.hpp"
#include "geo/registry/naming_context.hpp"

namespace api::cli {
namespace {

const std::map<std::string, geo::naming::NameKind> kinds{
    {"auto", geo::naming::NameKind::automatic},
    {"road", geo::naming::NameKind::road},
    {"settlement", geo::naming::NameKind::settlement}};

void spell(const std::vector<std::string>& names, const std::string& kind, const Session& session) {
    const geo::registry::NamingContext naming;
    for (const std::string& name : names) {
        const geo::Pinyin pinyin =
            naming.tables().romaniser.romanise(name, kinds.at(kind), naming.tables().generic_names);
        if (session.as_json)
            fmt::print("{}\n", to_json(naming.split(name), pinyin).dump());
        else
            fmt::print("{}\t{}\t{}\t{}\t{}\t{}\n", name, pinyin.toned, pinyin.untoned, pinyin.sign,
                       pinyin.key, pinyin.needs_review ? session.say("待核", "review") : "");
    }
}

}  // namespace

void add_pinyin_command(CLI::App& app, Session& session) {
    auto names = std::make_shared<std::vector<std::string>>();
    auto kind = std::make_shared<std::string>("auto");
    CLI::App* command = app.add_subcommand(
        "pinyin",
        session.say("地名的罗马字母拼写", "romanise names by the spelling rules of 1984"));
    command->add_option("names", *names, session.say("地名", "names"))->required();
    command
        ->add_option("--kind", *kind,
                     session.say("auto、road 或 settlement", "auto, road or settlement"))
        ->check(CLI::IsMember({"auto", "road", "settlement"}))
        ->capture_default_str();
    command->footer(session.say("例：", "Example:") + " luming pinyin 乐安大街 三里庄村");
    command->callback([names, kind, &session] { spell(*names, *kind, session); });
}

}  // namespace api::cli

// SPDX-License-Identifier: Apache-2.0
#include "api/cli/examples.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace api::cli {
namespace {

struct Example {
    std::string_view command;  ///< "proposal approve"
    std::string_view words;    ///< what follows it
};

constexpr std::array examples{
    Example{"config", "check --profile county.toml"},
    Example{"proposal submit",
            "--village 370522103214 --road 17 --name 祥和路 --meaning 安定祥和 "
            "--origin 村民代表会议议定"},
    Example{"proposal list", "--state submitted --village 370522103214"},
    Example{"proposal show", "9"},
    Example{"proposal withdraw", "9 --reason 另拟新名"},
    Example{"proposal consult",
            "9 --report consultation.process=村民代表会议 --report consultation.scope=村民代表35人"
            " --report consultation.opinions=一致赞成 --report consultation.handling=无不同意见"
            " --notice-days 7"},
    Example{"proposal endorse", "--village 370522103214"},
    Example{"proposal review", "9 --override M03=村志有载，沿用至今"},
    Example{"proposal approve",
            "--village 370522103214 --authority 东营市人民政府 --authority-kind government"
            " --document-no 东政字〔2026〕8号"},
    Example{"proposal reject", "9 --reason 与邻村道路重名"},
    Example{"proposal file", "--village 370522103214 --document-no 东民备〔2026〕3号"},
    Example{"proposal announce",
            "--village 370522103214 --document-no 东民告〔2026〕5号 --medium 政府网站"
            " --confirm-romanisation"},
    Example{"proposal install", "9 --sign-position 118.5512,37.4621"},
    Example{"proposal map", "--village 370522103214"},
    Example{"proposal archive", "9"},
    Example{"proposal send_back", "9 --reason 请补充来历"},
    Example{"proposal undo", "9 --reason 误点"},
    Example{"proposal due", "--within 7 --county 370522"},
    Example{"proposal states", "--markdown"},
    Example{"road rename",
            "17 兴学街 --cause construction --meaning 尊师重教 --origin 村民代表会议议定"},
    Example{"road merge", "17 18 --reason 两段相接"},
    Example{"road split", "17 118.5523 37.4622 --second-name 德馨街 --meaning 品德馨香"},
    Example{"road extend", "17 --line 'LINESTRING (118.5534 37.4622, 118.5551 37.4622)'"},
    Example{"road abolish", "17 --reason 道路因工程建设灭失"},
    Example{"road history", "17"},
    Example{"road protect", "祥和街 --area 370502 --reason 清代旧街"},
    Example{"document application", "application.pdf --village 370502104203"},
    Example{"document report", "report.pdf --village 370502104203"},
    Example{"document announcement", "announcement.pdf --announcement 5"},
    Example{"document filing", "filing.pdf --proposal 9"},
    Example{"document certificate", "certificate.pdf --road 17 --base https://luming.example"},
    Example{"document objections", "objections.pdf --proposal 9"},
    Example{"sign plan", "--village 370502104201 --dry-run"},
    Example{"sign make", "17 18 --day 2024-12-24"},
    Example{"sign install", "--village 370502104201 --day 2024-12-28"},
    Example{"sign damage", "17 --note 牌面弯曲"},
    Example{"sign repair", "17 --day 2025-01-03"},
    Example{"sign replace", "17 --note 换成新牌"},
    Example{"sign remove", "17 --note 道路销名"},
    Example{"sign inspect", "17 18 --result ok --day 2025-09-01"},
    Example{"sign list", "--village 370502104201 --state installed"},
    Example{"sign inspection", "inspection.pdf --before 2024-09-01"},
    Example{"sign order", "signs.xlsx --village 370502104201"},
    Example{"sign face", "17 sign.svg --url https://luming.example"},
    Example{"audit", "verify"},
    Example{"address", "parse 山东省东营市东营区史口镇和顺村祥和街8号"},
    Example{"user add", "张敏 --role surveyor --area 370502104 --password-stdin"},
    Example{"user list", ""},
    Example{"user disable", "张敏"},
    Example{"user enable", "张敏"},
    Example{"user password", "张敏"},
    Example{"user token", "张敏 --days 365"},
};

CLI::App* find_command(CLI::App& app, std::string_view path) {
    CLI::App* found = &app;
    while (found != nullptr && !path.empty()) {
        const auto word = path.substr(0, path.find(' '));
        const auto named = found->get_subcommands(
            [word](const CLI::App* command) { return command->get_name() == word; });
        found = named.empty() ? nullptr : named.front();
        path.remove_prefix(std::min(word.size() + 1, path.size()));
    }
    return found;
}

}  // namespace

void add_examples(CLI::App& app, const Session& session) {
    for (const Example& example : examples) {
        CLI::App* command = find_command(app, example.command);
        if (command == nullptr || !command->get_footer().empty()) continue;
        command->footer(session.say("例：", "Example:") + " luming " +
                        std::string{example.command} + " " + std::string{example.words});
    }
    if (app.get_footer().empty())
        app.footer(session.say("例：", "Examples:") +
                   "\n  luming --db county.sqlite init"
                   "\n  luming --db county.sqlite import villages villages.geojson"
                   "\n  luming --db county.sqlite serve" +
                   session.say("\n每个命令都有 --help。退出码：0 成功，1 数据或名称未过规则，"
                               "2 用法，3 读写，4 冲突。",
                               "\nEvery command has its --help. Exit: 0 well, 1 the data or name "
                               "failed a rule, 2 usage, 3 I/O, 4 conflict."));
}

}  // namespace api::cli

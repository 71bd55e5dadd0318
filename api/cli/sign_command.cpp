// SPDX-License-Identifier: Apache-2.0
// luming sign: where signs go, what became of them, and the maker's papers.
#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "api/cli/sign_actions.hpp"
#include "api/http/sign_json.hpp"
#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/publishing/sign_papers.hpp"
#include "geo/registry/signs.hpp"

namespace api::cli {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::Sign;
using geo::storage::SignFilter;
using geo::storage::SignStore;

struct SignArguments {
    std::string village;
    std::string state;
    std::int64_t road = 0;
    std::int64_t id = 0;
    std::string before;
    std::string out;
    std::string url;
    bool dry_run = false;
};

geo::registry::Actor actor_of(const Session& session) {
    return geo::registry::Actor{session.actor};
}

SignFilter filter_of(const SignArguments& arguments) {
    SignFilter filter;
    if (!arguments.village.empty()) filter.village = geo::VillageCode{arguments.village};
    if (arguments.road > 0) filter.road = geo::RoadId{arguments.road};
    if (!arguments.state.empty()) {
        filter.state = geo::from_string<geo::SignState>(arguments.state);
        if (!filter.state)
            throw Error(ErrorKind::invalid_input, "没有标志状态“" + arguments.state + "”。",
                        "There is no state of signs '" + arguments.state + "'.");
    }
    return filter;
}

void write_file(const std::string& path, const std::string& bytes) {
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file)
        throw Error(ErrorKind::storage, "不能写入 " + path + "：请检查路径、权限与磁盘空间。",
                    path + " cannot be written: check the path, the permissions and the disk.");
}

Error unknown_ending(const std::string& path, const char* endings) {
    return {ErrorKind::invalid_input, path + "：文件名须以 " + endings + " 结尾。",
            path + ": the file's name must end in " + endings + "."};
}

void plan(const SignArguments& arguments, const Session& session) {
    const auto registry = session.open_registry();
    if (arguments.dry_run) {
        const geo::VillageCode village{arguments.village};
        const auto preview = geo::registry::preview_signs(*registry, village);
        const auto reader = registry->database().read();
        fmt::print("{}\n", api::http::preview_to_json(
                               preview, SignStore{*reader}.in_village(village), session.language)
                               .dump());
        return;
    }
    const auto actor = actor_of(session);
    print_signs(
        arguments.road > 0
            ? geo::registry::plan_signs(*registry, actor, geo::RoadId{arguments.road})
            : geo::registry::plan_signs(*registry, actor, geo::VillageCode{arguments.village}),
        session);
}

void list(const SignArguments& arguments, const Session& session) {
    const auto registry = session.open_registry();
    const auto reader = registry->database().read();
    print_signs(SignStore{*reader}.list(filter_of(arguments)), session);
}

void inspection(const SignArguments& arguments, const Session& session) {
    const auto registry = session.open_registry();
    const auto reader = registry->database().read();
    print_signs(geo::registry::inspection_list(*reader, filter_of(arguments), arguments.before),
                session);
}

void inspection_paper(const SignArguments& arguments, const Session& session) {
    if (!arguments.out.ends_with(".pdf")) throw unknown_ending(arguments.out, ".pdf");
    const auto registry = session.open_registry();
    const auto paper =
        geo::publishing::inspection_paper(*registry, filter_of(arguments), arguments.before);
    write_file(arguments.out, inspection_list_pdf(paper));
    fmt::print(stderr, "{}\n", session.say("已写入 ", "written: ") + arguments.out);
}

void inspect(const SignArguments& arguments, const Session& session) {
    if (arguments.out.empty())
        inspection(arguments, session);
    else
        inspection_paper(arguments, session);
}

void order(const SignArguments& arguments, const Session& session) {
    const bool as_pdf = arguments.out.ends_with(".pdf");
    if (!as_pdf && !arguments.out.ends_with(".xlsx"))
        throw unknown_ending(arguments.out, ".pdf, .xlsx");
    const auto registry = session.open_registry();
    const auto paper = geo::publishing::sign_order(*registry, filter_of(arguments));
    write_file(arguments.out, as_pdf ? sign_order_pdf(paper) : sign_order_xlsx(paper));
    fmt::print(stderr, "{}\n", session.say("已写入 ", "written: ") + arguments.out);
}

void face(const SignArguments& arguments, const Session& session) {
    const bool as_pdf = arguments.out.ends_with(".pdf");
    if (!as_pdf && !arguments.out.ends_with(".svg"))
        throw unknown_ending(arguments.out, ".svg, .pdf");
    const auto registry = session.open_registry();
    const auto reader = registry->database().read();
    const Sign sign = SignStore{*reader}.get(geo::SignId{arguments.id});
    const auto plate = geo::publishing::sign_face(
        sign,
        arguments.url.empty() ? std::string{} : geo::publishing::sign_url(arguments.url, sign.id));
    write_file(arguments.out, as_pdf ? face_pdf(plate) : face_svg(plate));
}

using Arguments = std::shared_ptr<SignArguments>;

CLI::App* add(CLI::App& command, const Session& session, const char* name, const char* zh,
              const char* en, const Arguments& arguments,
              void (*run)(const SignArguments&, const Session&)) {
    CLI::App* sub = command.add_subcommand(name, session.say(zh, en));
    sub->callback([arguments, run, &session] { run(*arguments, session); });
    return sub;
}

CLI::Option* village_option(CLI::App* sub, const Session& session, const Arguments& arguments) {
    return sub->add_option("--village", arguments->village, session.say("村代码", "its code"));
}

void add_filter(CLI::App* sub, const Session& session, const Arguments& arguments) {
    village_option(sub, session, arguments);
    sub->add_option("--road", arguments->road, session.say("道路编号", "a road's number"));
    sub->add_option("--state", arguments->state,
                    session.say("状态：planned、made、installed……", "planned, made, installed …"));
}

void add_writes(CLI::App& command, const Session& session, const Arguments& arguments) {
    auto* planning =
        add(command, session, "plan", "拟定标志位置", "plan where signs go", arguments, plan);
    auto* village = village_option(planning, session, arguments);
    auto* road =
        planning->add_option("--road", arguments->road, session.say("道路编号", "a road's number"));
    village->excludes(road);
    planning
        ->add_flag("--dry-run", arguments->dry_run,
                   session.say("只显示方案（GeoJSON）", "only show it, as GeoJSON"))
        ->needs(village);
    planning->require_option(1, 2);
}

void add_papers(CLI::App& command, const Session& session, const Arguments& arguments) {
    auto* ordering = add(command, session, "order", "制牌清单", "the order for the sign maker",
                         arguments, order);
    ordering->add_option("OUT", arguments->out, ".pdf, .xlsx")->required();
    add_filter(ordering, session, arguments);
    auto* facing =
        add(command, session, "face", "标志牌面", "the face of a sign, to scale", arguments, face);
    facing->add_option("ID", arguments->id, session.say("标志编号", "its number"))->required();
    facing->add_option("OUT", arguments->out, ".svg, .pdf")->required();
    facing->add_option("--url", arguments->url,
                       session.say("二维码的网址前缀，如 https://luming.example",
                                   "for the QR code: https://luming.example"));
}

}  // namespace

void add_sign_command(CLI::App& app, Session& session) {
    const auto arguments = std::make_shared<SignArguments>();
    CLI::App* command = app.add_subcommand("sign", session.say("地名标志：设置、安装、巡查、制牌",
                                                               "street signs: plan, install, "
                                                               "inspect, order"));
    command->require_subcommand(1);
    add_writes(*command, session, arguments);
    add_sign_actions(*command, session);
    add_filter(add(*command, session, "list", "列出标志", "list signs", arguments, list), session,
               arguments);
    auto* inspecting = add(*command, session, "inspection", "待巡查的标志",
                           "signs that nobody has looked at since a day", arguments, inspect);
    inspecting->add_option("OUT", arguments->out,
                           session.say("巡查表（.pdf）；不写则列出",
                                       "the list to print (.pdf); without it they are listed"));
    add_filter(inspecting, session, arguments);
    inspecting->add_option("--before", arguments->before, session.say("日期", "the day"))
        ->required();
    add_papers(*command, session, arguments);
    command->footer(session.say("例：", "Examples:") +
                    "\n  luming --actor 王芳 sign plan --village 370502104201"
                    "\n  luming --actor 王芳 sign make 17 18 --day 2024-12-24"
                    "\n  luming --actor 王芳 sign install --village 370502104201 --day 2024-12-28"
                    "\n  luming --actor 王芳 sign inspect 17 --result damaged --note 牌面弯曲"
                    "\n  luming sign inspection --before 2024-09-01"
                    "\n  luming sign inspection inspection.pdf --before 2024-09-01"
                    "\n  luming sign order signs.xlsx --village 370502104201"
                    "\n  luming sign face 17 sign.svg --url https://luming.example");
}

}  // namespace api::cli

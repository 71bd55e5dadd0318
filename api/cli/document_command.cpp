// SPDX-License-Identifier: Apache-2.0
// luming document: the papers of the process as PDF files.
#include <fmt/format.h>

#include <fstream>

#include "api/cli/session.hpp"
#include "api/http/certificate_seal.hpp"
#include "geo/base/error.hpp"
#include "geo/publishing/papers.hpp"
#include "geo/publishing/snapshot_loader.hpp"
#include "geo/storage/objection_store.hpp"

namespace api::cli {
namespace {

using geo::Error;
using geo::ErrorKind;
using geo::publishing::Papers;

struct PaperArguments {
    std::string out, village, base = "http://127.0.0.1:8080";
    std::int64_t proposal = 0, road = 0, announcement = 0, objection = 0;
};

/// A registry opened for one paper.
struct Desk {
    explicit Desk(const Session& session)
        : registry(session.open_registry()),
          snapshot(geo::publishing::load_snapshot_without_index(registry->database())),
          reader(registry->database().read()),
          papers(*reader, *snapshot, registry->naming().tables().profile.process) {}

    std::unique_ptr<geo::registry::Registry> registry;
    geo::publishing::SnapshotPtr snapshot;
    geo::storage::Reader reader;
    Papers papers;
};

using Maker = std::string (*)(Desk&, const PaperArguments&);

std::string application(Desk& desk, const PaperArguments& arguments) {
    if (!arguments.village.empty())
        return application_pdf(desk.papers.application(geo::VillageCode{arguments.village}));
    return application_pdf(desk.papers.application(geo::ProposalId{arguments.proposal}));
}

std::string filing(Desk& desk, const PaperArguments& arguments) {
    return filing_form_pdf(desk.papers.filing_form(geo::ProposalId{arguments.proposal}));
}

std::string report(Desk& desk, const PaperArguments& arguments) {
    return filing_report_pdf(desk.papers.filing_report(geo::VillageCode{arguments.village}));
}

std::string announcement(Desk& desk, const PaperArguments& arguments) {
    const auto paper =
        arguments.village.empty()
            ? desk.papers.announcement(geo::storage::AnnouncementId{arguments.announcement})
            : desk.papers.announcement(geo::VillageCode{arguments.village});
    geo::publishing::require_complete(paper);
    return announcement_pdf(paper);
}

std::string certificate(Desk& desk, const PaperArguments& arguments) {
    const geo::RoadId road{arguments.road};
    auto paper = desk.papers.certificate(road);
    paper.url = http::road_page_url(arguments.base, road);
    paper.checkpoint = http::sealing_checkpoint(*desk.registry, desk.papers.approval_event(road));
    return certificate_pdf(paper);
}

/// Every objection to a name, or the one that is asked for.
std::string objections(Desk& desk, const PaperArguments& arguments) {
    const geo::ProposalId proposal{arguments.proposal};
    if (arguments.objection == 0)
        return objection_records_pdf(desk.papers.objection_records(proposal));
    const auto all = geo::storage::ObjectionStore{*desk.reader}.of(proposal);
    std::string known;
    for (const auto& objection : all) {
        if (objection.id.value() == arguments.objection)
            return objection_record_pdf(desk.papers.objection_record(objection));
        known += fmt::format(" {}", objection.id.value());
    }
    throw Error(ErrorKind::not_found,
                fmt::format("申请 {} 没有异议 {}，现有：{}。", arguments.proposal,
                            arguments.objection, known.empty() ? " 无" : known),
                fmt::format("Proposal {} has no objection {}; it has:{}.", arguments.proposal,
                            arguments.objection, known.empty() ? " none" : known));
}

void write_paper(const std::string& path, const std::string& bytes) {
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    file << bytes << std::flush;
    if (!file)
        throw Error(ErrorKind::storage, fmt::format("无法写入 {}。", path),
                    fmt::format("Cannot write {}.", path));
}

using ArgumentsPtr = std::shared_ptr<PaperArguments>;

CLI::App& add_paper(CLI::App& documents, Session& session, const char* name, std::string summary,
                    std::pair<ArgumentsPtr, Maker> paper) {
    const auto [arguments, maker] = paper;
    CLI::App* command = documents.add_subcommand(name, std::move(summary));
    command->add_option("OUT", arguments->out, session.say("输出的 PDF 文件", "the PDF file"))
        ->required();
    command->callback([arguments = arguments, maker = maker, &session] {
        Desk desk{session};
        write_paper(arguments->out, maker(desk, *arguments));
    });
    return *command;
}

CLI::Option* add_village(CLI::App& command, const ArgumentsPtr& arguments, const Session& session) {
    return command.add_option("--village", arguments->village,
                              session.say("村代码", "village code"));
}

CLI::Option* add_number(CLI::App& command, const char* flag, std::int64_t& number,
                        std::string summary) {
    return command.add_option(flag, number, std::move(summary))->check(CLI::PositiveNumber);
}

void add_village_papers(CLI::App& documents, Session& session) {
    auto arguments = std::make_shared<PaperArguments>();
    CLI::App& forms = add_paper(documents, session, "application",
                                session.say("地名命名申请书", "the application for names"),
                                {arguments, application});
    auto* choice = forms.add_option_group("of");
    add_village(*choice, arguments, session);
    add_number(*choice, "--proposal", arguments->proposal, session.say("申请编号", "proposal"));
    choice->require_option(1);
    auto reported = std::make_shared<PaperArguments>();
    add_village(add_paper(documents, session, "report",
                          session.say("备案报告", "the filing report"), {reported, report}),
                reported, session)
        ->required();
    auto announced = std::make_shared<PaperArguments>();
    CLI::App& notice =
        add_paper(documents, session, "announcement", session.say("地名公告", "the announcement"),
                  {announced, announcement});
    auto* which = notice.add_option_group("of");
    add_village(*which, announced, session);
    add_number(*which, "--announcement", announced->announcement,
               session.say("公告编号", "announcement"));
    which->require_option(1);
}

void add_road_papers(CLI::App& documents, Session& session) {
    auto filed = std::make_shared<PaperArguments>();
    add_number(add_paper(documents, session, "filing",
                         session.say("地名备案登记表", "the filing form"), {filed, filing}),
               "--proposal", filed->proposal, session.say("申请编号", "proposal"))
        ->required();
    auto certified = std::make_shared<PaperArguments>();
    CLI::App& paper = add_paper(documents, session, "certificate",
                                session.say("地名命名证书", "the certificate of a road's name"),
                                {certified, certificate});
    add_number(paper, "--road", certified->road, session.say("道路编号", "road"))->required();
    paper
        .add_option(
            "--base", certified->base,
            session.say("登记网站的地址，写入二维码", "address of the site, for the QR code"))
        ->capture_default_str();
    auto objected = std::make_shared<PaperArguments>();
    CLI::App& record = add_paper(documents, session, "objections",
                                 session.say("异议记录：全部，或其中一条",
                                             "the record of the objections: of all, or of one"),
                                 {objected, objections});
    add_number(record, "--proposal", objected->proposal, session.say("申请编号", "proposal"))
        ->required();
    add_number(record, "--objection", objected->objection, session.say("异议编号", "objection"));
}

}  // namespace

void add_document_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "document", session.say("办理过程中的文书（PDF）", "the papers of the process, as PDF"));
    command->require_subcommand(1);
    add_village_papers(*command, session);
    add_road_papers(*command, session);
    command->footer(session.say("例：", "Examples:") +
                    "\n  luming document application out.pdf --village 370502104203"
                    "\n  luming document certificate out.pdf --road 17");
}

}  // namespace api::cli

// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/papers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "geo/base/calendar_day.hpp"
#include "geo/base/error.hpp"
#include "geo/publishing/paper_words.hpp"
#include "geo/storage/attachment_store.hpp"
#include "geo/storage/event_log.hpp"
#include "geo/storage/name_store.hpp"
#include "geo/storage/objection_store.hpp"
#include "geo/storage/proposal_store.hpp"

namespace geo::publishing {
namespace {

using documents::Letterhead;
using lifecycle::Action;
using lifecycle::ReportKind;

const std::vector<ProposalState> published_states{ProposalState::announced,
                                                  ProposalState::signed_on_site,
                                                  ProposalState::mapped, ProposalState::archived};
const std::vector<ProposalState> approved_states{
    ProposalState::approved,       ProposalState::filed,  ProposalState::announced,
    ProposalState::signed_on_site, ProposalState::mapped, ProposalState::archived};

Error nothing_there(const VillageCode& village, const char* zh, const char* en) {
    return {ErrorKind::not_found, fmt::format("村 {} 没有{}的命名申请。", village.value(), zh),
            fmt::format("Village {} has no proposal that is {}.", village.value(), en)};
}

std::optional<documents::Day> day_of(const lifecycle::Step* step) {
    return step == nullptr ? std::nullopt : paper_day(step->day);
}

lifecycle::Approval approval_of(const CaseFile& file) {
    return file.dossier.approval.value_or(lifecycle::Approval{});
}

/// A name with sounds that nobody has confirmed is not published with a guess.
std::string settled_spelling(const CaseFile& file) {
    const bool is_open = file.proposal.pinyin.needs_review && !file.dossier.romanisation_confirmed;
    return is_open ? std::string{} : file.proposal.pinyin.toned;
}

/// "Jiē" of "Ānníng Jiē": the generic name is spelt as a word of its own (汉语地名拼写规则).
std::string generic_spelling(const CaseFile& file) {
    const auto spelling = settled_spelling(file);
    const auto space = spelling.rfind(' ');
    return space == std::string::npos ? std::string{} : spelling.substr(space + 1);
}

documents::AnnouncedRoad announced(const CaseFile& file) {
    const auto approval = approval_of(file);
    return {file.proposal.name.full,
            settled_spelling(file),
            file.village == nullptr ? std::string{} : short_division_text(*file.village),
            position_text(file.extent),
            approval.authority,
            paper_day(approval.day)};
}

documents::Announcement announcement_of(const std::vector<CaseFile>& files) {
    documents::Announcement paper;
    paper.letterhead.authority = civil_affairs_of(files.front().village);
    paper.letterhead.modelled = any_modelled(files);
    paper.area = common_area(files);
    for (const CaseFile& file : files) paper.roads.push_back(announced(file));
    return paper;
}

std::vector<documents::ReviewedFinding> reviewed(const CaseFile& file) {
    std::vector<documents::ReviewedFinding> findings;
    for (const Finding& finding : file.proposal.findings) {
        documents::ReviewedFinding one{finding, {}, {}, std::nullopt};
        for (const auto& override_ : file.dossier.overrides)
            if (override_.rule == finding.rule) {
                one.reason = override_.reason;
                one.reviewer = override_.reviewer;
            }
        findings.push_back(std::move(one));
    }
    return findings;
}

documents::ProposedRoad proposed(const CaseFile& file) {
    documents::ProposedRoad road;
    road.name = file.proposal.name.full;
    road.roman_spelling = file.proposal.pinyin.toned;
    road.former_name = file.former_name;
    road.meaning = file.proposal.content.meaning;
    road.origin = file.proposal.content.origin;
    road.nature = "村内道路";
    road.village = file.village == nullptr ? std::string{} : file.village->name;
    road.extent = file.extent;
    road.findings = reviewed(file);
    return road;
}

std::string consultation_text(const std::vector<CaseFile>& files) {
    std::string text;
    for (const CaseFile& file : files)
        for (const auto& report : file.dossier.reports) {
            if (report.kind != ReportKind::consultation) continue;
            const auto one = report_text(report);
            if (text.find(one) == std::string::npos) text += (text.empty() ? "" : "\n") + one;
        }
    return text;
}

bool has_report(const std::vector<CaseFile>& files, ReportKind kind) {
    return std::all_of(files.begin(), files.end(), [kind](const CaseFile& file) {
        const auto& reports = file.dossier.reports;
        return std::any_of(reports.begin(), reports.end(),
                           [kind](const auto& report) { return report.kind == kind; });
    });
}

documents::Application application_of(const std::vector<CaseFile>& files,
                                      storage::Connection& connection) {
    const CaseFile& first = files.front();
    documents::Application paper;
    paper.letterhead.authority = township_of(first.village);
    paper.letterhead.date = day_of(first.last(Action::submit));
    paper.letterhead.modelled = any_modelled(files);
    paper.addressee = government_of(first.village);
    paper.area = common_area(files);
    paper.plan = fmt::format("拟对{}条道路命名，名称及位置见下表。", files.size());
    paper.consultation = consultation_text(files);
    for (const CaseFile& file : files) {
        paper.roads.push_back(proposed(file));
        for (const auto& attachment : storage::AttachmentStore{connection}.of(file.proposal.id))
            paper.attachments.push_back(attachment.title);
    }
    return paper;
}

documents::FilingRecord filing_record(const CaseFile& file) {
    const Proposal& proposal = file.proposal;
    const auto approval = approval_of(file);
    documents::FilingRecord record;
    record.standard_name = proposal.name.full;
    record.roman_spelling = settled_spelling(file);
    record.generic_roman = generic_spelling(file);
    record.former_name = file.former_name;
    record.map_name = proposal.name.full;
    record.place_type = "街路巷";
    record.extent = file.extent;
    if (!file.line.points.empty()) {
        record.start = file.line.points.front();
        record.end = file.line.points.back();
    }
    if (file.village != nullptr) {
        record.division = division_text(*file.village);
        record.division_code = file.village->code.value();
        record.registered_at = civil_affairs_of(file.village);
    }
    record.origin = proposal.content.origin;
    record.meaning = proposal.content.meaning;
    record.in_use = "现今";
    record.named_on = paper_day(approval.day);
    record.sign_count = file.signs;
    record.source = file.source;
    record.approved_by = approval.authority;
    record.approval_number = approval.document_no;
    record.approved_on = paper_day(approval.day);
    if (const auto* step = file.last(Action::file)) record.registered_by = step->actor;
    record.registered_on = day_of(file.last(Action::file));
    return record;
}

documents::FilingPapers papers_at_hand(const std::vector<CaseFile>& files) {
    const auto all = [&files](auto has) { return std::all_of(files.begin(), files.end(), has); };
    documents::FilingPapers papers;
    papers.registration_form = all([](const CaseFile& file) {
        return documents::missing_fields(filing_record(file)).empty();
    });
    papers.report = true;  // this is it
    papers.approval =
        all([](const CaseFile& file) { return !approval_of(file).document_no.empty(); });
    papers.application = all([](const CaseFile& file) {
        return !file.proposal.content.meaning.empty() && !file.proposal.content.origin.empty();
    });
    papers.assessment = has_report(files, ReportKind::assessment);
    papers.expert_opinion = has_report(files, ReportKind::expert_opinion);
    papers.consultation = has_report(files, ReportKind::consultation);
    return papers;
}

documents::FiledRoad filed(const CaseFile& file) {
    return {file.proposal.name.full, settled_spelling(file),
            file.village == nullptr ? std::string{} : short_division_text(*file.village),
            position_text(file.extent)};
}

/// "县"、"区"报市: the filing goes one level up.
std::string filing_authority_of(const VillageFeature* village) {
    return village == nullptr || village->city.empty() ? std::string{} : village->city + "民政局";
}

}  // namespace

void require_complete(const documents::Announcement& announcement) {
    const auto missing = documents::missing_fields(announcement);
    if (missing.empty()) return;
    std::string zh, en;
    for (const auto& field : missing) {
        zh += fmt::format("{}{}的{}", zh.empty() ? "" : "、", field.road, field.name.zh);
        en += fmt::format("{}{} of {}", en.empty() ? "" : ", ", field.name.en, field.road);
    }
    throw Error(ErrorKind::conflict, fmt::format("公告内容不全，缺：{}。", zh),
                fmt::format("The announcement lacks: {}.", en));
}

std::vector<CaseFile> Papers::approved_of(const VillageCode& village,
                                          const std::vector<ProposalState>& to_do) {
    auto files = files_.of_village(village, to_do);
    if (files.empty()) files = files_.of_village(village, approved_states);
    if (files.empty()) throw nothing_there(village, "已批准", "approved");
    return files;
}

documents::Announcement Papers::announcement(storage::AnnouncementId id) {
    storage::NoticeStore notices{connection_};
    const auto row = notices.find_announcement(id);
    const auto proposals = row ? notices.announced_in(id) : std::vector<ProposalId>{};
    auto files = files_.of(proposals);
    std::erase_if(files, [](const CaseFile& file) {
        const auto state = file.proposal.state;
        return std::find(published_states.begin(), published_states.end(), state) ==
               published_states.end();
    });
    if (files.empty())
        throw Error(ErrorKind::not_found, fmt::format("没有编号为 {} 的公告。", id.value()),
                    fmt::format("There is no announcement {}.", id.value()));
    auto paper = announcement_of(files);
    paper.letterhead.document_number = row->document_no;
    paper.letterhead.date = paper_day(row->day);
    paper.contact = process_.contact;
    if (parse_day(row->day))
        paper.objections_until = paper_day(days_after(row->day, process_.notice_days));
    return paper;
}

documents::Announcement Papers::announcement(const VillageCode& village) {
    auto paper =
        announcement_of(approved_of(village, {ProposalState::approved, ProposalState::filed}));
    paper.contact = process_.contact;
    return paper;
}

documents::Application Papers::application(ProposalId proposal) {
    return application_of(files_.of({proposal}), connection_);
}

documents::Application Papers::application(const VillageCode& village) {
    using enum ProposalState;
    const auto files =
        files_.of_village(village, {submitted, consulted, town_endorsed, county_reviewed});
    if (files.empty()) throw nothing_there(village, "待审批", "handed in and undecided");
    return application_of(files, connection_);
}

documents::FilingForm Papers::filing_form(ProposalId proposal) {
    const auto files = files_.of({proposal});
    if (!files.front().dossier.approval)
        throw Error(ErrorKind::conflict,
                    fmt::format("申请 {} 尚未批准，不能填写备案登记表。", proposal.value()),
                    fmt::format("Proposal {} is not approved: there is nothing to file.",
                                proposal.value()));
    documents::FilingForm form;
    form.letterhead.authority = civil_affairs_of(files.front().village);
    form.letterhead.document_number = files.front().dossier.filing_no;
    form.letterhead.date = day_of(files.front().last(Action::file));
    form.letterhead.modelled = any_modelled(files);
    form.records = {filing_record(files.front())};
    return form;
}

documents::FilingReport Papers::filing_report(const VillageCode& village) {
    const auto files = approved_of(village, {ProposalState::approved});
    const CaseFile& first = files.front();
    const auto approval = approval_of(first);
    documents::FilingReport report;
    report.letterhead.authority = civil_affairs_of(first.village);
    report.letterhead.document_number = first.dossier.filing_no;
    report.letterhead.date = day_of(first.last(Action::file));
    report.letterhead.modelled = any_modelled(files);
    report.addressee = filing_authority_of(first.village);
    report.area = common_area(files);
    report.approved_by = approval.authority;
    report.approval_number = approval.document_no;
    report.approved_on = paper_day(approval.day);
    for (const CaseFile& file : files) report.roads.push_back(filed(file));
    report.papers = papers_at_hand(files);
    return report;
}

std::optional<ProposalId> Papers::approved_proposal_of(const RoadFeature& road) {
    storage::ProposalFilter filter;
    filter.road = road.id;
    for (const Proposal& proposal : storage::ProposalStore{connection_}.list(filter)) {
        const bool is_approved = std::find(approved_states.begin(), approved_states.end(),
                                           proposal.state) != approved_states.end();
        if (is_approved && proposal.name.full == road.name.full) return proposal.id;
    }
    return std::nullopt;
}

documents::NamingCertificate Papers::certificate(RoadId id) {
    const RoadRef found = snapshot_.find_road(id);
    if (found.road == nullptr)
        throw Error(ErrorKind::not_found, fmt::format("没有编号为 {} 的道路。", id.value()),
                    fmt::format("There is no road {}.", id.value()));
    if (found.road->state != RoadState::named)
        throw Error(ErrorKind::conflict,
                    fmt::format("道路 {} 还没有批准的名称，不能出具证书。", id.value()),
                    fmt::format("Road {} has no approved name to certify.", id.value()));
    const auto* village = found.shard->village ? &*found.shard->village : nullptr;
    documents::NamingCertificate paper;
    paper.letterhead.authority = civil_affairs_of(village);
    paper.letterhead.modelled = found.road->modelled || (village != nullptr && village->modelled);
    paper.road_name = found.road->name.full;
    paper.roman_spelling = found.road->pinyin.toned;
    if (village != nullptr) paper.division = division_text(*village);
    paper.extent = extent_of(snapshot_, described(found));
    if (const auto name = storage::NameStore{connection_}.in_force(id))
        paper.meaning = name->meaning;
    paper.approved_on = paper_day(found.road->approved_on);
    if (const auto proposal = approved_proposal_of(*found.road)) {
        const auto approval = approval_of(files_.of({*proposal}).front());
        paper.approved_by = approval.authority;
        paper.approval_number = approval.document_no;
        if (const auto day = paper_day(approval.day)) paper.approved_on = day;
    }
    paper.letterhead.document_number = paper.approval_number;
    paper.letterhead.date = paper.approved_on;
    return paper;
}

std::int64_t Papers::approval_event(RoadId id) {
    const RoadRef found = snapshot_.find_road(id);
    if (found.road == nullptr) return 0;
    const auto proposal = approved_proposal_of(*found.road);
    if (!proposal) return 0;
    std::int64_t sequence = 0;
    storage::EventLog log{connection_};
    for (const Event& event : log.of("proposal", std::to_string(proposal->value())))
        sequence = event.sequence;
    return sequence;
}

documents::ObjectionRecord Papers::objection_record(const Objection& objection) {
    const auto file = std::move(files_.of({objection.proposal}).front());
    documents::ObjectionRecord record;
    record.letterhead.authority = civil_affairs_of(file.village);
    record.letterhead.date = paper_day(objection.answered_on);
    record.letterhead.modelled = file.modelled;
    storage::NoticeStore notices{connection_};
    if (const auto announcement = notices.announcement_of(objection.proposal))
        if (const auto row = notices.find_announcement(*announcement))
            record.announcement_number = row->document_no;
    record.road_name = file.proposal.name.full;
    record.roman_spelling = file.proposal.pinyin.toned;
    if (file.village != nullptr) record.division = short_division_text(*file.village);
    record.objector = objection.name.empty() ? "匿名" : objection.name;
    record.contact = objection.contact;
    record.received_on = paper_day(objection.day);
    record.statement = objection.text;
    record.outcome = objection.answer;
    record.handled_by = objection.answered_by;
    record.handled_on = paper_day(objection.answered_on);
    record.replied_on = record.handled_on;
    return record;
}

std::vector<documents::ObjectionRecord> Papers::objection_records(ProposalId proposal) {
    std::vector<documents::ObjectionRecord> records;
    for (const Objection& objection : storage::ObjectionStore{connection_}.of(proposal))
        records.push_back(objection_record(objection));
    if (records.empty())
        throw Error(ErrorKind::not_found, fmt::format("申请 {} 没有异议。", proposal.value()),
                    fmt::format("Nobody has objected to proposal {}.", proposal.value()));
    return records;
}

}  // namespace geo::publishing

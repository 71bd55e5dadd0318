// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "geo/base/calendar_day.hpp"
#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/registry/people.hpp"
#include "geo/registry/sign_book.hpp"
#include "geo/registry/sign_texts.hpp"
#include "geo/registry/signs.hpp"
#include "geo/storage/event_log.hpp"

namespace geo::registry {
namespace {

using signing::SignAction;
using storage::SignReportStore;

constexpr std::size_t longest_report_bytes = 3000;
constexpr std::size_t longest_name_bytes = 200;
constexpr std::size_t longest_answer_bytes = 2000;
/// More say nothing new, and fill the disk.
constexpr std::int64_t most_open_reports = 50;

void require_texts(const NewSignReport& report) {
    require_text(report.text, longest_report_bytes, "/text");
    require_text(report.name, longest_name_bytes, "/name");
    require_text(report.contact, longest_name_bytes, "/contact");
    const bool says_itself = report.kind == SignFault::damaged || report.kind == SignFault::missing;
    if (says_itself || report.text.find_first_not_of(" \t\r\n") != std::string::npos) return;
    throw Error(ErrorKind::invalid_input, "请说明哪里不对（text）。",
                "Say what is wrong with the sign (text).")
        .at("/text");
}

void require_reportable(storage::Connection& connection, const Sign& sign) {
    if (!signing::is_standing(sign.state))
        throw Error(ErrorKind::conflict,
                    fmt::format("标志 {} {}，不在现场，无须报告。", sign.id.value(),
                                signing::name_of(sign.state).zh),
                    fmt::format("Sign {} is {}, not on site: there is nothing to report.",
                                sign.id.value(), signing::name_of(sign.state).en));
    if (SignReportStore{connection}.count_open(sign.id) >= most_open_reports)
        throw Error(ErrorKind::conflict,
                    fmt::format("标志 {} 已有 {} 条待处理的报告，我们会尽快查看。", sign.id.value(),
                                most_open_reports),
                    fmt::format("Sign {} has {} open reports already; somebody will look soon.",
                                sign.id.value(), most_open_reports));
}

/// No word of the report itself: the log is read by everybody.
void append_event(SignBook& book, const SignReport& report, std::string_view action) {
    storage::EventLog{book.connection()}.append(
        {0, book.registry().clock().now(),
         book.actor().is_anonymous() ? "anonymous" : book.actor().name(),
         fmt::format("sign.{}", action), "sign", std::to_string(report.sign.value()), std::string{},
         storage::event_payload({{"report", std::to_string(report.id.value())},
                                 {"kind", std::string{to_string(report.kind)}},
                                 {"state", std::string{to_string(report.state)}}})});
}

bool means_damage(SignFault kind) {
    return kind == SignFault::damaged || kind == SignFault::missing;
}

void mark_damaged(SignBook& book, SignId id, const std::string& day, const std::string& note) {
    Sign sign = book.store().get(id);
    if (sign.state != SignState::installed) return;
    sign.state = SignState::damaged;
    book.change(sign, SignState::installed,
                {std::string{signing::to_string(SignAction::damage)}, day, note});
}

/// Afterwards the sign is as it was found.
void take_result(Sign& sign, InspectionResult result, const std::string& day) {
    sign.inspected_on = day;
    sign.state = result == InspectionResult::ok ? SignState::installed : SignState::damaged;
}

}  // namespace

void require_text(std::string_view text, std::size_t most_bytes, const char* pointer) {
    if (text.size() > most_bytes)
        throw Error(
            ErrorKind::too_large,
            fmt::format("{} 过长（{} 字节，最多 {}）。", pointer, text.size(), most_bytes),
            fmt::format("{} is too long ({} bytes, at most {}).", pointer, text.size(), most_bytes))
            .at(pointer);
    if (!text::is_valid_utf8(text) || text.find('\0') != std::string_view::npos)
        throw Error(ErrorKind::invalid_input, fmt::format("{} 不是有效的 UTF-8 文本。", pointer),
                    fmt::format("{} is not valid UTF-8 text.", pointer))
            .at(pointer);
}

SignReport report_sign(Registry& registry, const Actor& actor, const NewSignReport& given) {
    require(actor, lifecycle::Capability::report_sign);
    require_texts(given);
    SignReport report;
    report.sign = given.sign;
    report.kind = given.kind;
    report.text = given.text;
    report.name = given.name;
    report.contact = given.contact;
    report.reported_by = actor.name();
    report.at = registry.clock().now();
    const auto writer = registry.database().write();
    storage::Transaction transaction{*writer};
    SignBook book{*writer, registry, actor};
    require_reportable(*writer, book.store().get(given.sign));
    report.id = SignReportStore{*writer}.insert(report);
    append_event(book, report, "report");
    transaction.commit();
    return report;
}

SignReport decide_report(Registry& registry, const Actor& actor, SignReportId id, bool is_confirmed,
                         std::string_view answer) {
    require_text(answer, longest_answer_bytes, "/answer");
    SignReport report;
    {
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        SignBook book{*writer, registry, actor};
        report = SignReportStore{*writer}.get(id);
        require_sign_manager(*writer, actor, book.store().get(report.sign).road);
        if (report.state != SignReportState::open)
            throw Error(
                ErrorKind::conflict,
                fmt::format("报告 {} 已由{}处理。", id.value(), report.decided_by),
                fmt::format("Report {} was decided by {} already.", id.value(), report.decided_by));
        report.state = is_confirmed ? SignReportState::confirmed : SignReportState::dismissed;
        report.decided_by = actor.name();
        report.answer = std::string{answer};
        SignReportStore{*writer}.update(report);
        append_event(book, report, is_confirmed ? "report_confirmed" : "report_dismissed");
        if (is_confirmed && means_damage(report.kind))
            mark_damaged(book, report.sign, book.today(),
                         fmt::format("report {}: {}", id.value(), to_string(report.kind)));
        transaction.commit();
    }
    registry.announce_change();
    return report;
}

Sign inspect_sign(Registry& registry, const Actor& actor, const SignRequest& request,
                  const Inspection& inspection) {
    require_text(inspection.note, longest_answer_bytes, "/note");
    Sign sign;
    {
        const auto writer = registry.database().write();
        storage::Transaction transaction{*writer};
        require_sign_manager(*writer, actor, storage::SignStore{*writer}.get(request.id).road);
        sign = get_current_sign(*writer, request.id, request.version);
        if (!signing::is_standing(sign.state))
            throw Error(ErrorKind::conflict,
                        fmt::format("标志 {} {}，无从巡查。", sign.id.value(),
                                    signing::name_of(sign.state).zh),
                        fmt::format("Sign {} is {}: there is nothing to inspect.", sign.id.value(),
                                    signing::name_of(sign.state).en));
        SignBook book{*writer, registry, actor};
        const std::string day = book.past_day(inspection.day);
        const SignState was = sign.state;
        take_result(sign, inspection.result, day);
        book.change(
            sign, was,
            {fmt::format("inspect_{}", to_string(inspection.result)), day, inspection.note});
        transaction.commit();
    }
    registry.announce_change();
    return sign;
}

std::vector<Sign> inspection_list(storage::Connection& connection, storage::SignFilter filter,
                                  std::string_view before) {
    if (!parse_day(before))
        throw Error(ErrorKind::invalid_input,
                    fmt::format("before：“{}”不是日期，请写成 2024-09-01 的形式。", before),
                    fmt::format("before: '{}' is no day; write it as 2024-09-01.", before))
            .at("before");
    filter.not_inspected_since = std::string{before};
    return storage::SignStore{connection}.list(filter);
}

}  // namespace geo::registry

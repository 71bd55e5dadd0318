// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"
#include "geo/storage/sign_store.hpp"

namespace geo::storage {
namespace {

#define REPORT_COLUMNS                                                                       \
    "SELECT p.id, p.sign, p.kind, p.text, p.name, p.contact, p.reported_by, p.at, p.state, " \
    "p.decided_by, p.answer FROM sign_reports p "

SignReport read_report(const Query& row) {
    SignReport report;
    report.id = SignReportId{row.integer(0)};
    report.sign = SignId{row.integer(1)};
    report.kind = from_string<SignFault>(row.text_view(2)).value_or(SignFault::other);
    report.text = row.text(3);
    report.name = row.text(4);
    report.contact = row.text(5);
    report.reported_by = row.text(6);
    report.at = Instant{std::chrono::milliseconds{row.integer(7)}};
    report.state = from_string<SignReportState>(row.text_view(8)).value_or(SignReportState::open);
    report.decided_by = row.text(9);
    report.answer = row.text(10);
    return report;
}

}  // namespace

SignReport SignReportStore::get(SignReportId id) {
    auto row = connection_.query(REPORT_COLUMNS "WHERE p.id = ?1");
    if (row.bind(id.value()).step()) return read_report(row);
    throw Error(ErrorKind::not_found, fmt::format("没有编号为 {} 的标志问题报告。", id.value()),
                fmt::format("There is no sign report {}.", id.value()));
}

std::vector<SignReport> SignReportStore::list(const SignReportFilter& filter) {
    auto row =
        connection_.query(REPORT_COLUMNS
                          "JOIN signs s ON s.id = p.sign JOIN roads r ON r.id = s.road "
                          "WHERE (?1 IS NULL OR p.state = ?1) AND (?2 IS NULL OR p.sign = ?2) "
                          "AND (?3 IS NULL OR r.village = ?3) "
                          "AND (?4 = '' OR substr(r.village, 1, length(?4)) = ?4) "
                          "AND (?5 IS NULL OR p.id < ?5) ORDER BY p.id DESC LIMIT ?6");
    if (filter.state)
        row.bind(to_string(*filter.state));
    else
        row.bind_null();
    if (filter.sign)
        row.bind(filter.sign->value());
    else
        row.bind_null();
    if (filter.village)
        row.bind(filter.village->value());
    else
        row.bind_null();
    row.bind(filter.area);
    if (filter.before)
        row.bind(filter.before->value());
    else
        row.bind_null();
    row.bind(filter.limit);
    std::vector<SignReport> reports;
    while (row.step()) reports.push_back(read_report(row));
    return reports;
}

std::int64_t SignReportStore::count_open(SignId sign) {
    auto row =
        connection_.query("SELECT count(*) FROM sign_reports WHERE sign = ?1 AND state = 'open'");
    row.bind(sign.value()).step();
    return row.integer(0);
}

SignReportId SignReportStore::insert(const SignReport& report) {
    connection_
        .query(
            "INSERT INTO sign_reports (sign, kind, text, name, contact, reported_by, at, state) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .bind(report.sign.value())
        .bind(to_string(report.kind))
        .bind(report.text)
        .bind_text_or_null(report.name)
        .bind_text_or_null(report.contact)
        .bind_text_or_null(report.reported_by)
        .bind(std::int64_t{report.at.time_since_epoch().count()})
        .bind(to_string(report.state))
        .run();
    return SignReportId{connection_.last_insert_id()};
}

void SignReportStore::update(const SignReport& report) {
    connection_
        .query("UPDATE sign_reports SET state = ?1, decided_by = ?2, answer = ?3 WHERE id = ?4")
        .bind(to_string(report.state))
        .bind_text_or_null(report.decided_by)
        .bind_text_or_null(report.answer)
        .bind(report.id.value())
        .run();
}

#undef REPORT_COLUMNS

}  // namespace geo::storage

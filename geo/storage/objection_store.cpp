// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/objection_store.hpp"

#include <fmt/format.h>

#include "geo/base/error.hpp"

namespace geo::storage {
namespace {

#define OBJECTION_COLUMNS                                                                       \
    "SELECT id, proposal, name, contact, text, at, day, answer, answered_by, answered_on FROM " \
    "objections "

Objection read_objection(const Query& row) {
    Objection objection;
    objection.id = ObjectionId{row.integer(0)};
    objection.proposal = ProposalId{row.integer(1)};
    objection.name = row.text(2);
    objection.contact = row.text(3);
    objection.text = row.text(4);
    objection.at = Instant{std::chrono::milliseconds{row.integer(5)}};
    objection.day = row.text(6);
    objection.answer = row.text(7);
    objection.answered_by = row.text(8);
    objection.answered_on = row.text(9);
    return objection;
}

}  // namespace

Objection ObjectionStore::get(ObjectionId id) {
    auto row = connection_.query(OBJECTION_COLUMNS "WHERE id = ?1");
    if (row.bind(id.value()).step()) return read_objection(row);
    throw Error(ErrorKind::not_found, fmt::format("没有编号为 {} 的异议。", id.value()),
                fmt::format("There is no objection {}.", id.value()));
}

std::vector<Objection> ObjectionStore::of(ProposalId proposal) {
    auto row = connection_.query(OBJECTION_COLUMNS "WHERE proposal = ?1 ORDER BY id");
    row.bind(proposal.value());
    std::vector<Objection> objections;
    while (row.step()) objections.push_back(read_objection(row));
    return objections;
}

std::int64_t ObjectionStore::count(ProposalId proposal) {
    auto row = connection_.query("SELECT count(*) FROM objections WHERE proposal = ?1");
    row.bind(proposal.value()).step();
    return row.integer(0);
}

bool ObjectionStore::has_open(ProposalId proposal) {
    auto row = connection_.query(
        "SELECT 1 FROM objections WHERE proposal = ?1 AND answered_on IS NULL LIMIT 1");
    return row.bind(proposal.value()).step();
}

void ObjectionStore::for_each_oldest_open(
    const std::function<void(ProposalId, const std::string&)>& visit) {
    auto row = connection_.query(
        "SELECT proposal, min(day) FROM objections WHERE answered_on IS NULL GROUP BY proposal");
    while (row.step()) visit(ProposalId{row.integer(0)}, row.text(1));
}

ObjectionId ObjectionStore::insert(const Objection& objection) {
    connection_
        .query(
            "INSERT INTO objections (proposal, name, contact, text, at, day) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
        .bind(objection.proposal.value())
        .bind(objection.name)
        .bind(objection.contact)
        .bind(objection.text)
        .bind(std::int64_t{objection.at.time_since_epoch().count()})
        .bind(objection.day)
        .run();
    return ObjectionId{connection_.last_insert_id()};
}

bool ObjectionStore::answer(const Objection& objection) {
    connection_
        .query(
            "UPDATE objections SET answer = ?1, answered_by = ?2, answered_on = ?3 "
            "WHERE id = ?4 AND answered_on IS NULL")
        .bind(objection.answer)
        .bind(objection.answered_by)
        .bind(objection.answered_on)
        .bind(objection.id.value())
        .run();
    return connection_.changes() == 1;
}

#undef OBJECTION_COLUMNS

}  // namespace geo::storage

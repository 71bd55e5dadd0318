// SPDX-License-Identifier: Apache-2.0
#include "geo/storage/receipt_store.hpp"

namespace geo::storage {

std::optional<Receipt> ReceiptStore::find(std::string_view actor, std::string_view key) {
    auto row = connection_.query(
        "SELECT request, at, status, location, etag, body FROM receipts "
        "WHERE actor = ?1 AND key = ?2");
    if (!row.bind(actor).bind(key).step()) return std::nullopt;
    Receipt receipt;
    receipt.actor = actor;
    receipt.key = key;
    receipt.request = audit::digest_from_bytes(row.blob(0)).value_or(audit::Digest{});
    receipt.at = Instant{std::chrono::milliseconds{row.integer(1)}};
    receipt.status = static_cast<int>(row.integer(2));
    receipt.location = row.text(3);
    receipt.etag = row.text(4);
    receipt.body = row.text(5);
    return receipt;
}

void ReceiptStore::insert(const Receipt& receipt) {
    connection_
        .query(
            "INSERT INTO receipts (actor, key, request, at, status, location, etag, body) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .bind(receipt.actor)
        .bind(receipt.key)
        .bind_blob(audit::as_bytes(receipt.request))
        .bind(std::int64_t{receipt.at.time_since_epoch().count()})
        .bind(std::int64_t{receipt.status})
        .bind(receipt.location)
        .bind(receipt.etag)
        .bind(receipt.body)
        .run();
}

bool ReceiptStore::has_before(Instant instant) {
    auto row = connection_.query("SELECT 1 FROM receipts WHERE at < ?1 LIMIT 1");
    return row.bind(std::int64_t{instant.time_since_epoch().count()}).step();
}

std::int64_t ReceiptStore::remove_before(Instant instant) {
    connection_.query("DELETE FROM receipts WHERE at < ?1")
        .bind(std::int64_t{instant.time_since_epoch().count()})
        .run();
    return connection_.changes();
}

}  // namespace geo::storage

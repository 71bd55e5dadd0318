// SPDX-License-Identifier: Apache-2.0
// What a table says of a place that was found: the result_* columns of the contract.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "api/table/row_writer.hpp"
#include "geo/publishing/place_book.hpp"
#include "geo/search/geocoder.hpp"

namespace api::bulk {

/// latitude, longitude, result_label, result_score, result_score_next, result_type, result_id,
/// result_source_id, result_status, result_reason, result_postcode, result_village_code,
/// result_road_id, result_references.
std::span<const std::string_view> geocode_columns() noexcept;
/// result_label, result_type, result_id, result_source_id, result_status, result_distance (metres),
/// result_latitude, result_longitude, result_reason, result_postcode, result_village_code,
/// result_road_id, result_side, result_direction, result_numbers.
std::span<const std::string_view> reverse_columns() noexcept;

/// Adds what is known of the place, in the order of geocode_columns(). Scores are cut, not rounded,
/// to four decimals: 0.89999 does not become 0.9. \param text that was looked for
void write_answer(const geo::search::Geocoded& found, std::string_view text,
                  const geo::publishing::PlaceBook& book, table::Cells& cells);
/// A row that could not be read: status "error" and why.
void write_fault(std::string_view reason, table::Cells& cells);

/// The same for reverse_columns(). \param hit may be null: nothing is near
void write_near(const geo::search::NearHit* hit, const geo::publishing::PlaceBook& book,
                table::Cells& cells);
void write_near_fault(std::string_view reason, table::Cells& cells);

}  // namespace api::bulk

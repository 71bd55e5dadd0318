// SPDX-License-Identifier: Apache-2.0
#include "api/bulk/place_answer.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace api::bulk {
namespace {

using geo::publishing::PlaceWords;
using geo::search::Component;
using geo::search::Geocoded;
using geo::search::Hit;
using geo::search::HitType;
using geo::search::How;

constexpr std::array<std::string_view, 13> columns{
    "latitude",          "longitude",     "result_label",    "result_score",
    "result_score_next", "result_type",   "result_id",       "result_source_id",
    "result_status",     "result_reason", "result_postcode", "result_village_code",
    "result_road_id"};
constexpr std::size_t columns_before_status = 8;

void append_integer(std::string& out, std::int64_t value) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

/// A number with a fixed count of decimals, from its whole multiple of the last of them.
void append_decimal(std::string& out, std::int64_t scaled, std::int64_t scale) {
    if (scaled < 0) out += '-';
    const std::int64_t size = std::abs(scaled);
    append_integer(out, size / scale);
    out += '.';
    for (std::int64_t place = scale / 10; place > 0; place /= 10)
        out += static_cast<char>('0' + size / place % 10);
}

void append_degrees(std::string& out, double degrees) {
    constexpr std::int64_t per_degree = 10'000'000;  // about a centimetre
    append_decimal(out, std::llround(degrees * static_cast<double>(per_degree)), per_degree);
}

void append_score(std::string& out, double score) {
    constexpr std::int64_t steps = 10'000;
    constexpr double rounding_error = 1e-9;
    append_decimal(out,
                   static_cast<std::int64_t>((score + rounding_error) * static_cast<double>(steps)),
                   steps);
}

void append_id(std::string& out, const Hit& hit, const PlaceWords& words) {
    if (hit.type == HitType::housenumber && hit.address) {
        out += "address-";
        append_integer(out, hit.address->value());
    } else if (hit.type == HitType::street && hit.road) {
        out += "road-";
        append_integer(out, hit.road->value());
    } else {
        out += words.code.empty() ? words.area : words.code;
    }
}

/// "town:short_form;road:homophone;number:exact": what the text has, and how it was recognised.
void append_reason(std::string& out, const Hit& hit) {
    const std::size_t begin = out.size();
    for (std::size_t i = 0; i < geo::search::component_count; ++i) {
        if (hit.matched[i] == How::absent) continue;
        if (out.size() > begin) out += ';';
        out.append(to_string(static_cast<Component>(i)))
            .append(1, ':')
            .append(to_string(hit.matched[i]));
    }
}

void write_place(const Geocoded& found, const PlaceWords& words, Cells& cells) {
    const Hit& hit = *found.place;
    std::string& out = cells.text();
    if (hit.position) append_degrees(out, hit.position->lat);
    cells.end();
    if (hit.position) append_degrees(out, hit.position->lon);
    cells.end();
    words.append_label(out);
    cells.end();
    append_score(out, hit.score);
    cells.end();
    append_score(out, found.next_score);
    cells.end();
    cells.add(to_string(hit.type));
    append_id(out, hit, words);
    cells.end();
    cells.add(words.source_id);
    cells.add(to_string(found.verdict));
    append_reason(out, hit);
    cells.end();
    cells.add(words.postcode);
    cells.add(hit.village.value());
    if (hit.road) append_integer(out, hit.road->value());
    cells.end();
}

void write_nothing(std::string_view status, std::string_view reason, Cells& cells) {
    for (std::size_t i = 0; i < columns_before_status; ++i) cells.end();
    cells.add(status);
    cells.add(reason);
    while (cells.size() < columns.size()) cells.end();
}

}  // namespace

std::span<const std::string_view> geocode_columns() noexcept { return columns; }

void write_answer(const Geocoded& found, const geo::publishing::PlaceBook& book, Cells& cells) {
    cells.clear();
    if (found.place)
        write_place(found, book.describe(*found.place), cells);
    else
        write_nothing(to_string(found.verdict), {}, cells);
}

void write_fault(std::string_view reason, Cells& cells) {
    cells.clear();
    write_nothing("error", reason, cells);
}

}  // namespace api::bulk

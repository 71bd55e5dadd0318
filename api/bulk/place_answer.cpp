// SPDX-License-Identifier: Apache-2.0
#include "api/bulk/place_answer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace api::bulk {
namespace {

using geo::publishing::PlaceWords;
using geo::search::Component;
using geo::search::Geocoded;
using geo::search::Hit;
using geo::search::HitType;
using geo::search::How;
using geo::search::NearHit;
using table::Cells;

constexpr std::array<std::string_view, 14> geocoded{
    "latitude",          "longitude",        "result_label",    "result_score",
    "result_score_next", "result_type",      "result_id",       "result_source_id",
    "result_status",     "result_reason",    "result_postcode", "result_village_code",
    "result_road_id",    "result_references"};
constexpr std::array<std::string_view, 15> reversed{
    "result_label",  "result_type",      "result_id",           "result_source_id",
    "result_status", "result_distance",  "result_latitude",     "result_longitude",
    "result_reason", "result_postcode",  "result_village_code", "result_road_id",
    "result_side",   "result_direction", "result_numbers"};

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

/// Where a table of answers would say "=…", an apostrophe makes it a text.
void end_text(Cells& cells, std::size_t begin) {
    if (table::is_formula(std::string_view{cells.text()}.substr(begin)))
        cells.text().insert(begin, 1, '\'');
    cells.end();
}
void add_text(Cells& cells, std::string_view text) {
    const std::size_t begin = cells.text().size();
    cells.text() += text;
    end_text(cells, begin);
}

void add_label(Cells& cells, const PlaceWords& words) {
    const std::size_t begin = cells.text().size();
    words.append_label(cells.text());
    end_text(cells, begin);
}

void add_id(Cells& cells, const std::optional<geo::AddressId>& address,
            const std::optional<geo::RoadId>& road, HitType type, const PlaceWords& words) {
    std::string& out = cells.text();
    if (type == HitType::housenumber && address) {
        append_integer(out += "address-", address->value());
    } else if (type == HitType::street && road) {
        append_integer(out += "road-", road->value());
    } else {
        out += words.code.empty() ? words.area : words.code;
    }
    cells.end();
}

/// "town:short_form;road:homophone;number:exact": what the text has, and how it was recognised.
void add_reason(Cells& cells, const Hit& hit) {
    std::string& out = cells.text();
    const std::size_t begin = out.size();
    for (std::size_t i = 0; i < geo::search::component_count; ++i) {
        if (hit.matched[i] == How::absent) continue;
        if (out.size() > begin) out += ';';
        out += to_string(static_cast<Component>(i));
        out += ':';
        out += to_string(hit.matched[i]);
    }
    cells.end();
}

/// "offset:north:50:路北50米;landmark:【惠能公司】": what the text says beside the place.
void add_references(const geo::search::References& references, std::string_view text,
                    Cells& cells) {
    std::string& out = cells.text();
    const std::size_t begin = out.size();
    for (const geo::search::Reference& reference : references.all()) {
        if (out.size() > begin) out += ';';
        out += to_string(reference.kind);
        out += ':';
        if (reference.kind == geo::search::ReferenceKind::offset) {
            out += to_string(reference.direction);
            append_integer(out += ':', reference.metres);
            out += ':';
        }
        if (reference.begin < text.size())
            out += text.substr(reference.begin, reference.end - reference.begin);
    }
    cells.end();
}

/// Of an intersection the label goes on: 安宁街与幸福路交叉口.
void add_crossing_label(const Hit& hit, const geo::publishing::PlaceBook& book,
                        const PlaceWords& words, Cells& cells) {
    Hit other = hit;
    other.type = HitType::street;
    other.road = hit.other_road;
    const std::size_t begin = cells.text().size();
    words.append_label(cells.text());
    (cells.text() += "与") += book.describe(other).road;
    cells.text() += "交叉口";
    end_text(cells, begin);
}

void write_place(const Geocoded& found, std::string_view text,
                 const geo::publishing::PlaceBook& book, Cells& cells) {
    const Hit& hit = *found.place;
    const bool is_crossing = hit.type == HitType::intersection;
    Hit road = hit;  // a crossing is described by the road that was named first
    if (is_crossing) road.type = HitType::street;
    const PlaceWords words = book.describe(is_crossing ? road : hit);
    std::string& out = cells.text();
    if (hit.position) append_degrees(out, hit.position->lat);
    cells.end();
    if (hit.position) append_degrees(out, hit.position->lon);
    cells.end();
    if (is_crossing)
        add_crossing_label(hit, book, words, cells);
    else
        add_label(cells, words);
    append_score(out, hit.score);
    cells.end();
    append_score(out, found.next_score);
    cells.end();
    cells.add(to_string(hit.type));
    if (is_crossing) {
        append_integer(out += "intersection-", hit.road->value());
        append_integer(out += '-', hit.other_road->value());
        cells.end();
    } else {
        add_id(cells, hit.address, hit.road, hit.type, words);
    }
    add_text(cells, is_crossing ? std::string_view{} : words.source_id);
    cells.add(to_string(found.verdict));
    add_reason(cells, hit);
    add_text(cells, words.postcode);
    cells.add(hit.village.value());
    if (hit.road) append_integer(out, hit.road->value());
    cells.end();
    add_references(found.references, text, cells);
}

/// Nothing but a status and a reason.
void write_nothing(std::span<const std::string_view> columns, std::string_view status,
                   std::string_view reason, Cells& cells) {
    for (const std::string_view column : columns)
        cells.add(column == "result_status"   ? status
                  : column == "result_reason" ? reason
                                              : std::string_view{});
}

}  // namespace

std::span<const std::string_view> geocode_columns() noexcept { return geocoded; }
std::span<const std::string_view> reverse_columns() noexcept { return reversed; }

void write_answer(const Geocoded& found, std::string_view text,
                  const geo::publishing::PlaceBook& book, Cells& cells) {
    if (found.place)
        write_place(found, text, book, cells);
    else
        write_nothing(geocoded, to_string(found.verdict), {}, cells);
}

void write_fault(std::string_view reason, Cells& cells) {
    write_nothing(geocoded, "error", reason, cells);
}

void write_near(const NearHit* hit, const geo::publishing::PlaceBook& book, Cells& cells) {
    if (hit == nullptr) {
        write_nothing(reversed, "none", {}, cells);
        return;
    }
    const PlaceWords words = book.describe(*hit);
    add_label(cells, words);
    cells.add(to_string(hit->type));
    add_id(cells, hit->address, hit->road, hit->type, words);
    add_text(cells, words.source_id);
    cells.add("match");
    constexpr std::int64_t per_metre = 10;
    append_decimal(cells.text(),
                   std::llround(hit->distance_metres * static_cast<double>(per_metre)), per_metre);
    cells.end();
    append_degrees(cells.text(), hit->position.lat);
    cells.end();
    append_degrees(cells.text(), hit->position.lon);
    cells.end();
    cells.end();  // no reason needed
    add_text(cells, words.postcode);
    cells.add(hit->village.value());
    if (hit->road) append_integer(cells.text(), hit->road->value());
    cells.end();
    const geo::search::RoadSide side = hit->road_side.value_or(geo::search::RoadSide{});
    cells.add(to_string(side.side));
    cells.add(to_string(side.direction));
    cells.add(to_string(side.parity));
}

void write_near_fault(std::string_view reason, Cells& cells) {
    write_nothing(reversed, "error", reason, cells);
}

}  // namespace api::bulk

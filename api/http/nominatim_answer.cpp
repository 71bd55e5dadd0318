// SPDX-License-Identifier: Apache-2.0
#include "api/http/nominatim_answer.hpp"

#include <fmt/format.h>

#include <array>

#include "api/http/geojson.hpp"
#include "api/http/json_writer.hpp"
#include "api/http/place_text.hpp"

namespace api::http {
namespace {

using geo::DivisionLevel;
using geo::search::Hit;
using geo::search::HitType;
using geo::search::NearHit;

/// How Nominatim classifies such a place, after its "Place ranking".
struct Classification {
    std::string_view category, type, address_type;
    int rank = 0;
};

Classification classification_of(const SearchPlace& place) {
    switch (place.type) {
        case HitType::housenumber:
            return {"place", "house", "place", 30};
        case HitType::street:
            return {"highway", "residential", "road", 26};
        case HitType::intersection:
            return {"highway", "crossing", "road", 26};
        case HitType::locality:
            return {"place", "village", "village", 19};
        case HitType::municipality:
            break;
    }
    switch (place.level) {
        case DivisionLevel::town:
            return {"boundary", "administrative", "town", 16};
        case DivisionLevel::county:
            return {"boundary", "administrative", "county", 12};
        case DivisionLevel::city:
            return {"boundary", "administrative", "city", 10};
        case DivisionLevel::province:
            break;
    }
    return {"boundary", "administrative", "state", 8};
}

std::string degrees(double value) { return fmt::format("{:.7f}", value); }

/// A place with where it is and how well it fits.
struct Shown {
    SearchPlace place;
    geo::Coordinate position;
    double importance = 0;
};

class NominatimWriter {
  public:
    NominatimWriter(JsonWriter& json, const SearchContext& context, const NominatimStyle& style)
        : json_(json), context_(context), style_(style) {}

    void write(const Shown& shown) {
        if (style_.format == NominatimFormat::geojson)
            write_feature(shown);
        else
            write_object(shown);
    }

  private:
    void write_object(const Shown& shown) {
        json_.begin_object();
        write_facts(shown);
        json_.key("lat").text(degrees(shown.position.lat));
        json_.key("lon").text(degrees(shown.position.lon));
        const auto box = box_of(shown);
        json_.key("boundingbox").begin_array();
        json_.text(degrees(box.min_lat)).text(degrees(box.max_lat));
        json_.text(degrees(box.min_lon)).text(degrees(box.max_lon));
        json_.end_array().end_object();
    }

    void write_feature(const Shown& shown) {
        const auto box = box_of(shown);
        json_.begin_object().key("type").text("Feature").key("properties").begin_object();
        write_facts(shown);
        json_.end_object().key("bbox").begin_array();
        json_.number(box.min_lon).number(box.min_lat).number(box.max_lon).number(box.max_lat);
        json_.end_array().key("geometry").begin_object().key("type").text("Point");
        json_.key("coordinates").begin_array();
        json_.number(rounded_degrees(shown.position.lon))
            .number(rounded_degrees(shown.position.lat));
        json_.end_array().end_object().end_object();
    }

    geo::BoundingBox box_of(const Shown& shown) const {
        auto box = extent_of(*context_.snapshot, shown.place);
        if (box.is_empty()) box.add(shown.position);
        return box;
    }

    void write_facts(const Shown& shown) {
        const SearchPlace& place = shown.place;
        const auto kind = classification_of(place);
        json_.key("place_id").integer(place_number_of(place));
        if (place.modelled) json_.key("modelled").boolean(true);
        json_.key(style_.format == NominatimFormat::json ? "class" : "category");
        json_.text(kind.category).key("type").text(kind.type);
        if (style_.format != NominatimFormat::json) json_.key("place_rank").integer(kind.rank);
        json_.key("importance").number(shown.importance);
        json_.key("addresstype").text(kind.address_type).key("name").text(name_of(place));
        json_.key("display_name").text(label_of(place));
        if (style_.address_details) write_address(place);
    }

    void write_address(const SearchPlace& place) {
        json_.key("address").begin_object();
        if (place.door) json_.key("house_number").text(place.door->number);
        if (place.road) json_.key("road").text(place.road->name_in_use().full);
        if (place.village && place.type != HitType::municipality)
            json_.key("village").text(place.village->name);
        for (int level = levels_of(place) - 1; level >= 0; --level) write_level(place, level);
        if (place.door && !place.door->postcode.empty())
            json_.key("postcode").text(place.door->postcode);
        json_.end_object();
    }

    void write_level(const SearchPlace& place, int level) {
        constexpr std::array<std::string_view, 4> keys{"state", "city", "county", "town"};
        const auto name = level_name(place, static_cast<DivisionLevel>(level));
        if (!name.empty()) json_.key(keys[static_cast<std::size_t>(level)]).text(name);
    }

    JsonWriter& json_;
    const SearchContext& context_;
    const NominatimStyle& style_;
};

bool is_wanted(const Hit& hit, const NominatimStyle& style) {
    return hit.position && (!style.within || style.within->contains(*hit.position));
}

void open(JsonWriter& json, const NominatimStyle& style) {
    if (style.format != NominatimFormat::geojson) {
        json.begin_array();
        return;
    }
    json.begin_object().key("type").text("FeatureCollection").key("features").begin_array();
}

void close(JsonWriter& json, const NominatimStyle& style) {
    json.end_array();
    if (style.format == NominatimFormat::geojson) json.end_object();
}

}  // namespace

std::optional<NominatimFormat> nominatim_format_of(std::string_view word) noexcept {
    if (word == "json") return NominatimFormat::json;
    if (word == "jsonv2") return NominatimFormat::jsonv2;
    if (word == "geojson") return NominatimFormat::geojson;
    return std::nullopt;
}

std::string nominatim_search_answer(const SearchContext& context, std::span<const Hit> hits,
                                    const NominatimStyle& style) {
    constexpr std::size_t bytes_of_a_place = 700;
    JsonWriter json{200 + bytes_of_a_place * hits.size()};
    open(json, style);
    NominatimWriter writer{json, context, style};
    for (const Hit& hit : hits) {
        if (!is_wanted(hit, style)) continue;
        if (const auto place = find_place(context, hit))
            writer.write({*place, *hit.position, hit.score});
    }
    close(json, style);
    return json.take();
}

std::string nominatim_reverse_answer(const SearchContext& context, const NearHit* hit,
                                     const NominatimStyle& style) {
    constexpr std::size_t bytes_of_an_answer = 900;
    JsonWriter json{bytes_of_an_answer};
    const auto place = hit != nullptr ? find_place_near(context, *hit) : std::nullopt;
    if (!place) {
        json.begin_object().key("error").text("Unable to geocode").end_object();
        return json.take();
    }
    const bool is_collection = style.format == NominatimFormat::geojson;
    if (is_collection) open(json, style);
    NominatimWriter{json, context, style}.write({*place, hit->position, 1});
    if (is_collection) close(json, style);
    return json.take();
}

}  // namespace api::http

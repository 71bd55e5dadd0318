// SPDX-License-Identifier: Apache-2.0
#include "api/http/search_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "api/http/json_writer.hpp"
#include "api/http/place_text.hpp"
#include "api/http/search_place.hpp"

namespace api::http {
namespace {

using geo::DivisionLevel;
using geo::publishing::VillageFeature;
using geo::search::Component;
using geo::search::Hit;
using geo::search::HitType;
using geo::search::How;
using geo::search::NearHit;

constexpr std::size_t bytes_of_a_feature = 900;

double rounded(double value, double steps_per_unit) {
    return std::round(value * steps_per_unit) / steps_per_unit;
}

/// As it is said, and written in addresses.
std::string_view side_in_words(geo::search::Direction direction) {
    switch (direction) {
        case geo::search::Direction::east:
            return "路东";
        case geo::search::Direction::south:
            return "路南";
        case geo::search::Direction::west:
            return "路西";
        case geo::search::Direction::north:
            return "路北";
        case geo::search::Direction::none:
            break;
    }
    return {};
}

/// What a feature says about how it was found.
struct Finding {
    std::optional<geo::Coordinate> position;
    double score = 0;
    std::string_view status = "match";
    bool ambiguous = false;
    const geo::search::Components* matched = nullptr;
    std::optional<double> distance_metres;
    std::optional<geo::search::RoadSide> road_side = {};
    std::string_view query = {};  ///< what the references are stretches of
    const geo::search::References* references = nullptr;
};

/// Writes one feature.
class FeatureWriter {
  public:
    FeatureWriter(JsonWriter& json, const SearchPlace& place) : json_(json), place_(place) {}

    void write(const Finding& finding) {
        json_.begin_object().key("type").text("Feature").key("geometry");
        write_point(finding.position);
        json_.key("properties").begin_object();
        write_address();
        write_registry_keys();
        write_finding(finding);
        json_.end_object().end_object();
    }

  private:
    bool is_municipality() const { return place_.type == HitType::municipality; }

    void write_point(const std::optional<geo::Coordinate>& position) {
        if (!position) {
            json_.null();
            return;
        }
        json_.begin_object().key("type").text("Point").key("coordinates").begin_array();
        constexpr double steps_per_degree = 1e7;  // about a centimetre
        json_.number(rounded(position->lon, steps_per_degree));
        json_.number(rounded(position->lat, steps_per_degree));
        json_.end_array().end_object();
    }

    std::string id() const {
        switch (place_.type) {
            case HitType::housenumber:
                return "address-" + std::to_string(place_.door->id.value());
            case HitType::street:
                return "road-" + std::to_string(place_.road->id.value());
            case HitType::intersection:
                return crossing_id();
            case HitType::locality:
                return place_.village->code.value();
            case HitType::municipality:
                break;
        }
        auto code = division_code_of(place_);
        return code.empty() ? joined_levels(place_, levels_of(place_), {}) : code;
    }

    /// Two roads may cross more than once.
    std::string crossing_id() const {
        return fmt::format("intersection-{}-{}@{:.5f},{:.5f}", place_.road->id.value(),
                           place_.other_road->id.value(), place_.crossing.lon, place_.crossing.lat);
    }

    void write_address() {
        json_.key("label").text(label_of(place_)).key("id").text(id());
        json_.key("type").text(to_string(place_.type)).key("name").text(name_of(place_));
        if (place_.door) json_.key("housenumber").text(place_.door->number);
        if (place_.road) json_.key("street").text(place_.road->name_in_use().full);
        if (place_.other_road)
            json_.key("other_street").text(place_.other_road->name_in_use().full);
        if (place_.road && place_.road->state == geo::publishing::RoadState::proposed)
            json_.key("name_status").text("proposed");
        if (place_.door) json_.key("postcode").text_or_null(place_.door->postcode);
        if (place_.village == nullptr) return;
        const bool is_below_province = levels_of(place_) > static_cast<int>(DivisionLevel::city);
        json_.key("citycode")
            .text_or_null(is_below_province ? city_code_of(place_.village->county_code)
                                            : std::string{});
        json_.key("city").text_or_null(is_below_province ? place_.village->city : std::string{});
        json_.key("context").text(
            joined_levels(place_, is_municipality() ? levels_of(place_) - 1 : 4, ", "));
    }

    void write_registry_keys() {
        if (place_.village && !is_municipality())
            json_.key("village_code").text(place_.village->code.value());
        if (place_.road) json_.key("road_id").integer(place_.road->id.value());
        if (place_.other_road) json_.key("other_road_id").integer(place_.other_road->id.value());
        if (place_.door) json_.key("address_id").integer(place_.door->id.value());
        json_.key("source_id").text_or_null(source_id());
        if (place_.modelled) json_.key("modelled").boolean(true);
    }

    std::string source_id() const {
        if (place_.other_road) return {};  // no source has it
        if (place_.door) return place_.door->source_id;
        if (place_.road) return place_.road->source_id;
        return is_municipality() ? division_code_of(place_) : place_.village->code.value();
    }

    void write_finding(const Finding& finding) {
        json_.key("score").number(finding.score).key("status").text(finding.status);
        if (finding.ambiguous) json_.key("ambiguous").boolean(true);
        if (finding.distance_metres) json_.key("distance").number(*finding.distance_metres);
        json_.key("match").begin_object();
        if (finding.matched) write_match(*finding.matched);
        json_.end_object();
        if (finding.road_side) write_side(*finding.road_side);
        if (finding.references && !finding.references->all().empty())
            write_references(finding.query, *finding.references);
    }

    void write_side(const geo::search::RoadSide& side) {
        json_.key("road_side").begin_object();
        json_.key("distance").number(rounded(side.metres, 100));
        if (side.side != geo::search::Side::unknown) json_.key("side").text(to_string(side.side));
        if (side.direction != geo::search::Direction::none) {
            json_.key("direction").text(to_string(side.direction));
            json_.key("text").text(side_in_words(side.direction));
        }
        if (side.parity != geo::search::Parity::unknown)
            json_.key("numbers").text(to_string(side.parity));
        json_.end_object();
    }

    void write_references(std::string_view query, const geo::search::References& references) {
        json_.key("references").begin_array();
        for (const geo::search::Reference& reference : references.all()) {
            json_.begin_object().key("kind").text(to_string(reference.kind));
            json_.key("text").text(query.substr(reference.begin, reference.end - reference.begin));
            if (reference.direction != geo::search::Direction::none)
                json_.key("direction").text(to_string(reference.direction));
            if (reference.metres > 0) json_.key("metres").integer(reference.metres);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_match(const geo::search::Components& matched) {
        for (std::size_t i = 0; i < matched.size(); ++i)
            if (matched[i] != How::absent)
                json_.key(to_string(static_cast<Component>(i))).text(to_string(matched[i]));
    }

    JsonWriter& json_;
    const SearchPlace& place_;
};

/// For a division that is only known by where its villages are, there is nothing to show.
void write_hit(JsonWriter& json, const SearchContext& context, std::string_view query,
               const Hit& hit) {
    const auto place = find_place(context, hit);
    if (!place) return;
    FeatureWriter{json, *place}.write({.position = hit.position,
                                       .score = rounded(hit.score, 10'000),
                                       .status = to_string(hit.status),
                                       .ambiguous = hit.ambiguous,
                                       .matched = &hit.matched,
                                       .distance_metres = std::nullopt,
                                       .query = query,
                                       .references = &hit.references});
}

void write_near_hit(JsonWriter& json, const SearchContext& context, const NearHit& near) {
    constexpr double metres_without_score = 1000;
    const auto place = find_place_near(context, near);
    if (!place) return;
    const double nearness = 1 - std::min(1.0, near.distance_metres / metres_without_score);
    FeatureWriter{json, *place}.write({.position = near.position,
                                       .score = rounded(nearness, 10'000),
                                       .distance_metres = rounded(near.distance_metres, 100),
                                       .road_side = near.road_side});
}

JsonWriter begin_collection(std::size_t hits) {
    JsonWriter json{200 + bytes_of_a_feature * hits};
    json.begin_object().key("type").text("FeatureCollection").key("version").text("draft");
    return json;
}

}  // namespace

std::string search_answer(const SearchContext& context, std::string_view query,
                          std::span<const Hit> hits) {
    auto json = begin_collection(hits.size());
    json.key("query").text(query).key("features").begin_array();
    for (const Hit& hit : hits) write_hit(json, context, query, hit);
    json.end_array().end_object();
    return json.take();
}

std::string reverse_answer(const SearchContext& context, std::span<const NearHit> hits) {
    auto json = begin_collection(hits.size());
    json.key("features").begin_array();
    for (const NearHit& hit : hits) write_near_hit(json, context, hit);
    json.end_array().end_object();
    return json.take();
}

}  // namespace api::http

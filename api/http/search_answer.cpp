// SPDX-License-Identifier: Apache-2.0
#include "api/http/search_answer.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "api/http/json_writer.hpp"
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

/// What a feature says about how it was found.
struct Finding {
    std::optional<geo::Coordinate> position;
    double score = 0;
    std::string_view status = "match";
    bool ambiguous = false;
    const geo::search::Components* matched = nullptr;
    std::optional<double> distance_metres;
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
    /// How many of province, city, county and town the place lies in or is.
    int levels() const { return is_municipality() ? static_cast<int>(place_.level) + 1 : 4; }

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

    std::string number_and_sign() const { return place_.door->number + "号"; }

    std::string label() const {
        if (is_municipality()) return joined_levels(levels(), {});
        if (place_.village == nullptr)
            return (place_.road ? place_.road->name_in_use().full : std::string{}) +
                   (place_.door ? number_and_sign() : std::string{});
        return geo::publishing::standard_address(
            *place_.village, place_.road,
            place_.door ? std::string_view{place_.door->number} : std::string_view{});
    }

    std::string_view level_name(int level) const {
        const VillageFeature& village = *place_.village;
        switch (static_cast<DivisionLevel>(level)) {
            case DivisionLevel::province:
                return village.province;
            case DivisionLevel::city:
                return village.city;
            case DivisionLevel::county:
                return village.county;
            case DivisionLevel::town:
                return village.town;
        }
        return {};
    }

    std::string joined_levels(int count, std::string_view separator) const {
        std::string joined;
        for (int level = 0; level < count; ++level) {
            const auto name = level_name(level);
            if (!joined.empty() && !name.empty()) joined += separator;
            joined += name;
        }
        return joined;
    }

    /// A town's, county's or city's own code; what a province's is, nobody told us.
    std::string division_code() const {
        switch (place_.level) {
            case DivisionLevel::town:
                return place_.village->town_code;
            case DivisionLevel::county:
                return place_.village->county_code;
            case DivisionLevel::city:
                return city_code_of(place_.village->county_code);
            case DivisionLevel::province:
                return {};
        }
        return {};
    }

    std::string id() const {
        switch (place_.type) {
            case HitType::housenumber:
                return "address-" + std::to_string(place_.door->id.value());
            case HitType::street:
                return "road-" + std::to_string(place_.road->id.value());
            case HitType::locality:
                return place_.village->code.value();
            case HitType::municipality:
                break;
        }
        auto code = division_code();
        return code.empty() ? joined_levels(levels(), {}) : code;
    }

    std::string name() const {
        switch (place_.type) {
            case HitType::housenumber:
                return (place_.road      ? place_.road->name_in_use().full
                        : place_.village ? place_.village->name
                                         : std::string{}) +
                       number_and_sign();
            case HitType::street:
                return place_.road->name_in_use().full;
            case HitType::locality:
                return place_.village->name;
            case HitType::municipality:
                return std::string{level_name(static_cast<int>(place_.level))};
        }
        return {};
    }

    void write_address() {
        json_.key("label").text(label()).key("id").text(id());
        json_.key("type").text(to_string(place_.type)).key("name").text(name());
        if (place_.door) json_.key("housenumber").text(place_.door->number);
        if (place_.road) json_.key("street").text(place_.road->name_in_use().full);
        if (place_.road && place_.road->state == geo::publishing::RoadState::proposed)
            json_.key("name_status").text("proposed");
        if (place_.door) json_.key("postcode").text_or_null(place_.door->postcode);
        if (place_.village == nullptr) return;
        const bool is_below_province = levels() > static_cast<int>(DivisionLevel::city);
        json_.key("citycode")
            .text_or_null(is_below_province ? city_code_of(place_.village->county_code)
                                            : std::string{});
        json_.key("city").text_or_null(is_below_province ? place_.village->city : std::string{});
        json_.key("context").text(joined_levels(is_municipality() ? levels() - 1 : 4, ", "));
    }

    void write_registry_keys() {
        if (place_.village && !is_municipality())
            json_.key("village_code").text(place_.village->code.value());
        if (place_.road) json_.key("road_id").integer(place_.road->id.value());
        if (place_.door) json_.key("address_id").integer(place_.door->id.value());
        json_.key("source_id").text_or_null(source_id());
        if (place_.modelled) json_.key("modelled").boolean(true);
    }

    std::string source_id() const {
        if (place_.door) return place_.door->source_id;
        if (place_.road) return place_.road->source_id;
        return is_municipality() ? division_code() : place_.village->code.value();
    }

    void write_finding(const Finding& finding) {
        json_.key("score").number(finding.score).key("status").text(finding.status);
        if (finding.ambiguous) json_.key("ambiguous").boolean(true);
        if (finding.distance_metres) json_.key("distance").number(*finding.distance_metres);
        json_.key("match").begin_object();
        if (finding.matched) write_match(*finding.matched);
        json_.end_object();
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
void write_hit(JsonWriter& json, const SearchContext& context, const Hit& hit) {
    const auto place = find_place(context, hit);
    if (!place) return;
    FeatureWriter{json, *place}.write({.position = hit.position,
                                       .score = rounded(hit.score, 10'000),
                                       .status = to_string(hit.status),
                                       .ambiguous = hit.ambiguous,
                                       .matched = &hit.matched,
                                       .distance_metres = std::nullopt});
}

void write_near_hit(JsonWriter& json, const SearchContext& context, const NearHit& near) {
    constexpr double metres_without_score = 1000;
    Hit hit;
    hit.type = near.type;
    hit.address = near.address;
    hit.road = near.road;
    hit.village = near.village;
    const auto place = find_place(context, hit);
    if (!place) return;
    const double nearness = 1 - std::min(1.0, near.distance_metres / metres_without_score);
    FeatureWriter{json, *place}.write({.position = near.position,
                                       .score = rounded(nearness, 10'000),
                                       .distance_metres = rounded(near.distance_metres, 100)});
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
    for (const Hit& hit : hits) write_hit(json, context, hit);
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

std::string city_code_of(std::string_view county_code) {
    constexpr std::size_t national_digits = 12;
    constexpr std::size_t city_digits = 4;
    const bool is_national = county_code.size() == national_digits &&
                             county_code.find_first_not_of("0123456789") == std::string_view::npos;
    if (!is_national) return {};
    std::string code{county_code.substr(0, city_digits)};
    code.resize(national_digits, '0');
    return code;
}

}  // namespace api::http

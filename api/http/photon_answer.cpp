// SPDX-License-Identifier: Apache-2.0
#include "api/http/photon_answer.hpp"

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

std::string_view type_of(const SearchPlace& place) {
    switch (place.type) {
        case HitType::housenumber:
            return "house";
        case HitType::street:
        case HitType::intersection:  // Photon has no junctions
            return "street";
        case HitType::locality:
            return "locality";
        case HitType::municipality:
            break;
    }
    switch (place.level) {
        case DivisionLevel::town:
            return "district";
        case DivisionLevel::county:
            return "county";
        case DivisionLevel::city:
            return "city";
        case DivisionLevel::province:
            break;
    }
    return "state";
}

class PhotonWriter {
  public:
    PhotonWriter(JsonWriter& json, const SearchContext& context) : json_(json), context_(context) {}

    void write(const SearchPlace& place, geo::Coordinate position) {
        json_.begin_object().key("type").text("Feature").key("geometry").begin_object();
        json_.key("type").text("Point").key("coordinates").begin_array();
        json_.number(rounded_degrees(position.lon))
            .number(rounded_degrees(position.lat))
            .end_array()
            .end_object();
        json_.key("properties").begin_object();
        write_properties(place);
        json_.end_object().end_object();
    }

  private:
    void write_properties(const SearchPlace& place) {
        json_.key("type").text(type_of(place));
        json_.key("place_id").integer(place_number_of(place));
        // Photon names a house by its street and number, and leaves the name to named houses.
        if (place.type != HitType::housenumber) json_.key("name").text(name_of(place));
        if (place.door) json_.key("housenumber").text(place.door->number);
        if (place.door && !place.door->postcode.empty())
            json_.key("postcode").text(place.door->postcode);
        write_street(place);
        if (place.village && place.type != HitType::municipality && place.type != HitType::locality)
            json_.key("locality").text(place.village->name);
        write_divisions(place);
        if (place.modelled) json_.key("modelled").boolean(true);
        write_extent(place);
    }

    /// A house without a road is known by its village, as its plate is.
    void write_street(const SearchPlace& place) {
        if (place.type != HitType::housenumber) return;
        if (place.road)
            json_.key("street").text(place.road->name_in_use().full);
        else if (place.village)
            json_.key("street").text(place.village->name);
    }

    /// Only what lies above the place: Photon does not repeat its name.
    void write_divisions(const SearchPlace& place) {
        constexpr std::array<std::string_view, 4> keys{"state", "city", "county", "district"};
        const int above = place.type == HitType::municipality ? levels_of(place) - 1 : 4;
        for (int level = above - 1; level >= 0; --level) {
            const auto name = level_name(place, static_cast<DivisionLevel>(level));
            if (!name.empty()) json_.key(keys[static_cast<std::size_t>(level)]).text(name);
        }
    }

    /// West, north, east, south, in Photon's order.
    void write_extent(const SearchPlace& place) {
        if (place.type == HitType::housenumber) return;
        const auto box = extent_of(*context_.snapshot, place);
        if (box.is_empty()) return;
        json_.key("extent").begin_array();
        json_.number(box.min_lon).number(box.max_lat).number(box.max_lon).number(box.min_lat);
        json_.end_array();
    }

    JsonWriter& json_;
    const SearchContext& context_;
};

JsonWriter begin_collection(std::size_t hits) {
    constexpr std::size_t bytes_of_a_feature = 500;
    JsonWriter json{200 + bytes_of_a_feature * hits};
    json.begin_object().key("type").text("FeatureCollection").key("features").begin_array();
    return json;
}

}  // namespace

std::string photon_search_answer(const SearchContext& context, std::span<const Hit> hits) {
    auto json = begin_collection(hits.size());
    PhotonWriter writer{json, context};
    for (const Hit& hit : hits) {
        if (!hit.position) continue;
        if (const auto place = find_place(context, hit)) writer.write(*place, *hit.position);
    }
    json.end_array().end_object();
    return json.take();
}

std::string photon_reverse_answer(const SearchContext& context, std::span<const NearHit> hits) {
    auto json = begin_collection(hits.size());
    PhotonWriter writer{json, context};
    for (const NearHit& near : hits) {
        if (const auto place = find_place_near(context, near)) writer.write(*place, near.position);
    }
    json.end_array().end_object();
    return json.take();
}

}  // namespace api::http

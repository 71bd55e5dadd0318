// SPDX-License-Identifier: Apache-2.0
#include "importers/geojson_handler.hpp"

#include <fmt/format.h>

#include <utility>

namespace importers {

GeoJsonHandler::GeoJsonHandler(bool is_sequence, Take take)
    : is_sequence_(is_sequence),
      take_(std::move(take)),
      definition_(new OGRFeatureDefn("features")) {
    definition_->Reference();
}

GeoJsonHandler::~GeoJsonHandler() {
    feature_.reset();
    definition_->Release();
}

void GeoJsonHandler::add_column(const std::string& name) {
    column_of_.emplace(name, static_cast<int>(columns_.size()));
    columns_.push_back(name);
    OGRFieldDefn field(name.c_str(), OFTString);
    definition_->AddFieldDefn(&field);
}

GeoJsonHandler::Place GeoJsonHandler::place_of_object() const {
    if (places_.empty()) return is_sequence_ ? Place::feature : Place::collection;
    switch (places_.back()) {
        case Place::collection:
            return key_ == "crs" ? Place::crs : Place::other;
        case Place::features:
            return Place::feature;
        case Place::feature:
            if (key_ == "properties") return Place::properties;
            return key_ == "geometry" ? Place::geometry : Place::other;
        case Place::crs:
            return key_ == "properties" ? Place::crs_properties : Place::other;
        case Place::properties:
        case Place::geometry:
        case Place::coordinates:
        case Place::crs_properties:
        case Place::other:
            return Place::other;
    }
    return Place::other;
}

GeoJsonHandler::Place GeoJsonHandler::place_of_array() const {
    if (at(Place::collection) && key_ == "features") return Place::features;
    if (at(Place::coordinates) || (at(Place::geometry) && key_ == "coordinates"))
        return Place::coordinates;
    return Place::other;
}

bool GeoJsonHandler::start_object(std::size_t) {
    if (at(Place::coordinates)) coordinates_.fail();
    const Place place = place_of_object();
    places_.push_back(place);
    if (place == Place::feature) begin_feature();
    if (place == Place::geometry) has_geometry_ = true;
    return true;
}

bool GeoJsonHandler::key(json::string_t& name) {
    key_ = name;
    return true;
}

bool GeoJsonHandler::end_object() {
    const Place place = places_.back();
    places_.pop_back();
    return place != Place::feature || end_feature();
}

bool GeoJsonHandler::start_array(std::size_t) {
    const Place place = place_of_array();
    if (place == Place::coordinates) coordinates_.open();
    places_.push_back(place);
    return true;
}

bool GeoJsonHandler::end_array() {
    if (at(Place::coordinates)) coordinates_.close();
    places_.pop_back();
    return true;
}

void GeoJsonHandler::begin_feature() {
    feature_.reset(OGRFeature::CreateFeature(definition_));
    coordinates_.clear();
    geometry_type_.clear();
    id_.clear();
    has_geometry_ = false;
}

bool GeoJsonHandler::end_feature() {
    ++features_;
    if (!id_.empty()) {
        const auto known = column_of_.find("id");
        if (known == column_of_.end() || feature_->IsFieldSetAndNotNull(known->second) == 0)
            set_property("id", id_);
    }
    if (has_geometry_) feature_->SetGeometryDirectly(coordinates_.make(geometry_type_).release());
    was_stopped_ = !take_(*feature_);
    return !was_stopped_;
}

// A feature is as wide as its definition when it was made, so it is made again.
void GeoJsonHandler::widen(const std::string& name) {
    std::vector<std::string> texts;
    for (int i = 0; i < definition_->GetFieldCount(); ++i)
        texts.emplace_back(feature_->IsFieldSetAndNotNull(i) != 0 ? feature_->GetFieldAsString(i)
                                                                  : "");
    feature_.reset();
    add_column(name);
    new_column(name);
    feature_.reset(OGRFeature::CreateFeature(definition_));
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (!texts[i].empty()) feature_->SetField(static_cast<int>(i), texts[i].c_str());
}

void GeoJsonHandler::set_property(const std::string& name, std::string_view text) {
    if (column_of_.find(name) == column_of_.end()) widen(name);
    feature_->SetField(column_of_.at(name), std::string(text).c_str());
}

bool GeoJsonHandler::value(std::string_view text) {
    if (places_.empty()) return true;
    switch (places_.back()) {
        case Place::properties:
            if (text.data() != nullptr) set_property(key_, text);
            break;
        case Place::geometry:
            if (key_ == "type") geometry_type_ = text;
            break;
        case Place::feature:
            if (key_ == "id") id_ = text;
            break;
        case Place::collection:
            if (key_ == "name") name_ = text;
            break;
        case Place::crs_properties:
            if (key_ == "name") {
                crs_ = text;
                crs_came_late_ = features_ > 0;
            }
            break;
        case Place::coordinates:
            coordinates_.fail();
            break;
        case Place::features:
        case Place::crs:
        case Place::other:
            break;
    }
    return true;
}

template <typename Number>
bool GeoJsonHandler::number(Number number, double as_double) {
    if (!at(Place::coordinates)) return value(std::to_string(number));
    coordinates_.number(as_double);
    return true;
}

bool GeoJsonHandler::number_integer(json::number_integer_t integer) {
    return number(integer, static_cast<double>(integer));
}

bool GeoJsonHandler::number_unsigned(json::number_unsigned_t integer) {
    return number(integer, static_cast<double>(integer));
}

bool GeoJsonHandler::number_float(json::number_float_t number, const json::string_t& written) {
    if (!at(Place::coordinates)) return value(written);
    coordinates_.number(number);
    return true;
}

bool GeoJsonHandler::parse_error(std::size_t position, const std::string&, const json::exception&) {
    error_position_ = position;
    return false;
}

}  // namespace importers

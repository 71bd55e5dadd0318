// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/sign_face.hpp"

namespace geo::documents {
namespace {

const FaceSize& size_of(const PlateStandard& standard, SignSize size) {
    switch (size) {
        case SignSize::street:
            return standard.street;
        case SignSize::large_qr:
            return standard.large_qr;
        case SignSize::medium_qr:
            return standard.medium_qr;
        case SignSize::small_qr:
            return standard.small_qr;
    }
    return standard.street;
}

// A band of the area, from one share of its height to another; the letters fill the given part of
// it.
Rectangle band(const Rectangle& area, double from, double to, double filled) {
    const double height = area.height * (to - from);
    const double letters = height * filled;
    return {area.x, area.y + area.height * from + (height - letters) / 2, area.width, letters};
}

Face prepared(const FaceSize& size, const Colour& background, const PlateStandard& standard,
              const std::string& url) {
    Face face = blank_face(size, background);
    face.foreground = standard.text;
    if (!url.empty() && size.qr_mm > 0) place_code(face, url, size.qr_mm);
    return face;
}

}  // namespace

Face sign_face(const SignFace& sign, const PlateStandard& standard) {
    const bool east_west = sign.axis == RoadAxis::east_west;
    Face face = prepared(size_of(standard, sign.size),
                         east_west ? standard.east_west : standard.north_south, standard, sign.url);
    const Rectangle area = text_area(face);
    // GB 17733: the upper three fifths for the Han name, the lower two for its romanisation
    face.texts = {fit_text(sign.name, Script::han, band(area, 0, 0.6, 0.82)),
                  fit_text(sign.romanisation, Script::latin, band(area, 0.6, 1, 0.66))};
    face.title = sign.name + " " + sign.romanisation;
    face.day = sign.day;
    return face;
}

Face door_plate(const DoorPlate& plate, const PlateStandard& standard) {
    const bool large = plate.size == DoorPlateSize::large;
    Face face = prepared(large ? standard.large_door : standard.small_door, standard.door, standard,
                         plate.url);
    const Rectangle area = text_area(face);
    // GB 17733: small plate 2/5 name, 3/5 number; large plate 1/5, 3/5, and 1/5 postal code
    const double number_from = large ? 0.2 : 0.4;
    const double number_to = large ? 0.8 : 1;
    face.texts = {fit_text(plate.road_name, Script::han, band(area, 0, number_from, 0.8)),
                  fit_text(plate.number, Script::latin, band(area, number_from, number_to, 0.8))};
    if (large && !plate.postcode.empty())
        face.texts.push_back(
            fit_text("邮政编码 " + plate.postcode, Script::han, band(area, 0.8, 1, 0.7)));
    face.title = plate.road_name + " " + plate.number;
    face.day = plate.day;
    return face;
}

}  // namespace geo::documents

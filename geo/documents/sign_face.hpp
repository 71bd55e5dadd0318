// SPDX-License-Identifier: Apache-2.0
// 街路巷标志牌 after the proportions of GB 17733: Han letters over romanisation, 3/5 to 2/5; blue
// along an east-west road, green along a north-south one. And door plates (门牌): name, number,
// postal code.
#pragma once

#include <optional>
#include <string>

#include "geo/documents/face.hpp"

namespace geo::documents {

/// What an area may set differently. Sizes and colours of GB 17733-2008 were read in copies only;
/// the street plate's millimetres not at all.
struct PlateStandard {
    FaceSize street{1200, 400, 0, false};
    FaceSize large_qr{570, 370, 120, true};
    FaceSize medium_qr{270, 170, 75, true};
    FaceSize small_qr{150, 90, 40, true};
    FaceSize large_door{570, 370, 120, false};
    FaceSize small_door{150, 90, 40, false};
    Colour east_west{0.0, 0.28, 0.62};
    Colour north_south{0.0, 0.45, 0.25};
    Colour door{0.0, 0.28, 0.62};
    Colour text{1, 1, 1};
};

enum class RoadAxis { east_west, north_south };
enum class SignSize { street, large_qr, medium_qr, small_qr };

struct SignFace {
    std::string name;          ///< Han
    std::string romanisation;  ///< capitals of the sign form: "LE'AN DAJIE"
    RoadAxis axis = RoadAxis::east_west;
    SignSize size = SignSize::street;
    std::string url;  ///< what the QR code opens; empty: no code, whatever the size has room for
    std::optional<Day> day;
};

/// \throws Error(invalid_input) when the standard's sizes are impossible or the URL too long.
Face sign_face(const SignFace& sign, const PlateStandard& standard = {});

enum class DoorPlateSize { small, large };

struct DoorPlate {
    std::string road_name;
    std::string number;    ///< as on the plate: "12号"
    std::string postcode;  ///< on the large plate (山东省邮政条例 Art 23)
    DoorPlateSize size = DoorPlateSize::small;
    std::string url;
    std::optional<Day> day;
};

Face door_plate(const DoorPlate& plate, const PlateStandard& standard = {});

}  // namespace geo::documents

// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace geo::signing {

/// How signs are set along roads. Metres. The law says only that they are set (地名管理条例 Art
/// 19); both ends, crossings and the middle of long streets are practice (RULEBOOK section 4), the
/// figures an area's own.
struct SignRules {
    double spacing = 300;           ///< at most so far from one sign to the next along a road
    double least_distance = 30;     ///< two signs of one road are never nearer
    double single_sign_below = 60;  ///< a road so short gets one sign
    double roadside = 1;            ///< from the edge of the road to the pole
    double default_width = 5;       ///< of a road whose width nobody knows
    double shared_pole = 10;        ///< plates of two roads so near hang on one pole
    double joint = 10;              ///< an end so near to another road meets it
    bool operator==(const SignRules&) const = default;
};

}  // namespace geo::signing

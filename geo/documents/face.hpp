// SPDX-License-Identifier: Apache-2.0
// The face of a plate in millimetres: a coloured ground, lines of text that fit their boxes,
// perhaps a QR code. Laid out once, then written as SVG (glyphs as curves) or PDF (live text).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/documents/day.hpp"
#include "geo/documents/outline.hpp"
#include "geo/documents/qr.hpp"

namespace geo::documents {

/// What a plate of one kind measures. Not verified: taken from practice, not from a standard's
/// text; the authority's own figures go here.
struct FaceSize {
    double width_mm = 0;
    double height_mm = 0;
    double qr_mm = 0;  ///< side of the code without its quiet zone; 0: no code
    bool verified = false;
};

/// A line of text and where it came to stand. Lengths in mm.
struct FaceText {
    std::string text;
    Rectangle box;       ///< what it had to fit
    Point origin;        ///< left end of the baseline
    double em = 0;       ///< height of an em
    double stretch = 1;  ///< width over height: below 1 for condensed letters
    double spacing = 0;  ///< ems after every character
    Rectangle ink;       ///< what is drawn lies inside; never outside the box
};

struct FaceQr {
    QrCode code;
    Rectangle ground;   ///< white, the quiet zone included
    Rectangle modules;  ///< the code itself
};

struct Face {
    double width = 0;
    double height = 0;
    Colour background;
    Colour foreground{1, 1, 1};
    double corner_radius = 0;
    Rectangle border;  ///< a line of the foreground's colour
    double border_thickness = 0;
    std::vector<FaceText> texts;
    std::optional<FaceQr> qr;
    std::string title;        ///< for those who cannot see it
    std::string description;  ///< the measures, and whether they are verified
    std::optional<Day> day;
};

/// What the letters of a line are, for a size that does not change with the letters: a plate saying
/// 一街 is not set larger than its neighbour.
enum class Script { han, latin };

/// As large as the box allows and no larger: first condensed (to 70 %), then made smaller.
FaceText fit_text(std::string_view text, Script script, const Rectangle& box);

/// An empty plate of this size with its border. \param size sane: up to 5 m.
/// \throws Error(invalid_input) for a size that no plate has.
Face blank_face(const FaceSize& size, const Colour& background);

/// Where text may stand: inside the border, left of the code when there is one.
Rectangle text_area(const Face& face);

/// Puts the code for the URL at the right, in the middle of the height.
/// \throws Error(invalid_input) when it does not fit the plate.
void place_code(Face& face, std::string_view url, double qr_mm);

/// \returns SVG 1.1 at true size; needs no font.
std::string face_svg(const Face& face);

/// \returns a PDF page of the plate's true size, fonts embedded.
std::string face_pdf(const Face& face);

}  // namespace geo::documents

// SPDX-License-Identifier: Apache-2.0
// What typesetter, outline and canvas share of Pango and Cairo. Not for other rooms: it shows
// foreign types.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <vector>

#include "geo/documents/typesetter.hpp"

namespace geo::documents {

struct GObjectRelease {
    void operator()(void* object) const { g_object_unref(object); }
};
template <typename Object>
using GHandle = std::unique_ptr<Object, GObjectRelease>;

/// A context for exact, unhinted text in points, with the Chinese (not Japanese) glyph forms.
GHandle<PangoContext> make_pango_context();

/// A layout of one typeface and size; the text is still to be set.
GHandle<PangoLayout> make_pango_layout(PangoContext* context, Typeface typeface, double size);

/// Lets no line end in a hyphen that is not in the text.
void forbid_hyphens(PangoLayout* layout);

/// Adds room after every character.
void space_out(PangoLayout* layout, double points);

struct TextBlock::Shaped {
    struct Line {
        PangoLayoutLine* line = nullptr;  ///< owned by the layout
        double left = 0;                  ///< by alignment and indent
    };
    GHandle<PangoLayout> layout;
    std::vector<Line> lines;
    TextStyle style;
};

}  // namespace geo::documents

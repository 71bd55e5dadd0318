// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/pango_text.hpp"

namespace geo::documents {
namespace {

constexpr const char* serif_family = "Noto Serif CJK SC, Noto Sans CJK SC, serif";
constexpr const char* sans_family = "Noto Sans CJK SC, sans-serif";

struct FontRelease {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
using FontHandle = std::unique_ptr<PangoFontDescription, FontRelease>;

FontHandle make_font(Typeface typeface, double size) {
    FontHandle font(pango_font_description_new());
    const bool sans = typeface == Typeface::sans_bold;
    pango_font_description_set_family_static(font.get(), sans ? sans_family : serif_family);
    pango_font_description_set_weight(
        font.get(), typeface == Typeface::serif ? PANGO_WEIGHT_NORMAL : PANGO_WEIGHT_BOLD);
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    return font;
}

struct OptionsRelease {
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};

struct AttributesRelease {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};

void set_attribute(PangoLayout* layout, PangoAttribute* attribute) {
    const std::unique_ptr<PangoAttrList, AttributesRelease> list(pango_attr_list_new());
    pango_attr_list_insert(list.get(), attribute);
    pango_layout_set_attributes(layout, list.get());
}

}  // namespace

GHandle<PangoContext> make_pango_context() {
    GHandle<PangoContext> context(
        pango_font_map_create_context(pango_cairo_font_map_get_default()));
    const std::unique_ptr<cairo_font_options_t, OptionsRelease> options(
        cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_cairo_context_set_resolution(context.get(), 72);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_context_set_language(context.get(), pango_language_from_string("zh-CN"));
    // a right-to-left letter in a name must not turn the line round
    pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
    return context;
}

GHandle<PangoLayout> make_pango_layout(PangoContext* context, Typeface typeface, double size) {
    GHandle<PangoLayout> layout(pango_layout_new(context));
    const FontHandle font = make_font(typeface, size);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_auto_dir(layout.get(), FALSE);
    return layout;
}

void forbid_hyphens(PangoLayout* layout) {
    set_attribute(layout, pango_attr_insert_hyphens_new(FALSE));
}

void space_out(PangoLayout* layout, double points) {
    set_attribute(layout, pango_attr_letter_spacing_new(static_cast<int>(points * PANGO_SCALE)));
}

}  // namespace geo::documents

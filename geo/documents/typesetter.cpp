// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/typesetter.hpp"

#include <fmt/core.h>

#include <unordered_map>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/documents/pango_text.hpp"
#include "geo/documents/printable.hpp"

namespace geo::documents {
namespace {

constexpr std::size_t longest_kept_text = 96;

int pango_units(double points) { return static_cast<int>(points * PANGO_SCALE); }

// Pango's time grows with the square of a word's length, and a word of ten thousand letters is not
// one: a run that no line could be broken in is broken here.
std::string without_endless_words(const std::string& text) {
    constexpr std::size_t longest_word = 200;
    constexpr char32_t first_breakable = 0x2E80;  // from here on, lines break between any two
    std::string out;
    std::size_t run = 0;
    for (const char32_t point : text::code_points(text)) {
        run = text::is_space(point) || point >= first_breakable ? 0 : run + 1;
        if (run > longest_word) {
            out += '\n';
            run = 1;
        }
        text::append_utf8(out, point);
    }
    return out;
}

PangoAlignment to_pango(Align align) {
    switch (align) {
        case Align::left:
        case Align::justified:
            return PANGO_ALIGN_LEFT;
        case Align::centre:
            return PANGO_ALIGN_CENTER;
        case Align::right:
            return PANGO_ALIGN_RIGHT;
    }
    return PANGO_ALIGN_LEFT;
}

void require_chinese_fonts(PangoContext* context) {
    const auto layout = make_pango_layout(context, Typeface::serif, 10);
    pango_layout_set_text(layout.get(), "路名公告", -1);
    if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0)
        throw Error(ErrorKind::unavailable,
                    "服务器上没有中文字体，无法生成文书：请安装 fonts-noto-cjk。",
                    "No installed font has Chinese, so no document can be made: install "
                    "fonts-noto-cjk.");
}

std::vector<TextBlock::Shaped::Line> lines_of(PangoLayout* layout) {
    std::vector<TextBlock::Shaped::Line> lines;
    PangoLayoutIter* at = pango_layout_get_iter(layout);
    do {
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(at, nullptr, &logical);
        lines.push_back({pango_layout_iter_get_line_readonly(at),
                         static_cast<double>(logical.x) / PANGO_SCALE});
    } while (pango_layout_iter_next_line(at) != 0);
    pango_layout_iter_free(at);
    return lines;
}

std::string cache_key(const std::string& text, const TextStyle& style, double width) {
    return fmt::format("{}|{}|{}|{}|{}|{}|{},{},{}|{}", style.size,
                       static_cast<int>(style.typeface), static_cast<int>(style.align),
                       style.leading, style.indent, width, style.colour.red, style.colour.green,
                       style.colour.blue, text);
}

}  // namespace

std::size_t TextBlock::line_count() const { return shaped_->lines.size(); }

double TextBlock::pitch() const { return shaped_->style.size * shaped_->style.leading; }

struct Typesetter::State {
    GHandle<PangoContext> context = make_pango_context();
    std::unordered_map<std::string, TextBlock> kept;

    TextBlock shape(const std::string& text, const TextStyle& style, double width) const {
        auto shaped = std::make_shared<TextBlock::Shaped>();
        shaped->style = style;
        shaped->layout = make_pango_layout(context.get(), style.typeface, style.size);
        PangoLayout* layout = shaped->layout.get();
        pango_layout_set_width(layout, pango_units(width));
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
        pango_layout_set_alignment(layout, to_pango(style.align));
        pango_layout_set_justify(layout, style.align == Align::justified);
        forbid_hyphens(layout);
        pango_layout_set_indent(layout, pango_units(style.indent));
        pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
        shaped->lines = lines_of(layout);
        return TextBlock(std::move(shaped));
    }
};

Typesetter::Typesetter() : state_(std::make_unique<State>()) {
    require_chinese_fonts(state_->context.get());
}
Typesetter::~Typesetter() = default;
Typesetter::Typesetter(Typesetter&&) noexcept = default;

TextBlock Typesetter::set(std::string_view text, const TextStyle& style, double width) {
    const std::string shown = printable(text);
    if (shown.size() > longest_kept_text)
        return state_->shape(without_endless_words(shown), style, width);
    const std::string key = cache_key(shown, style, width);
    if (const auto found = state_->kept.find(key); found != state_->kept.end())
        return found->second;
    return state_->kept.emplace(key, state_->shape(shown, style, width)).first->second;
}

}  // namespace geo::documents

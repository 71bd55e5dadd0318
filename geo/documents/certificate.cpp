// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/certificate.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "geo/documents/heading.hpp"
#include "geo/documents/page_flow.hpp"

namespace geo::documents {
namespace {

constexpr double qr_mm = 34;

void place_border(PageFlow& flow) {
    const auto frame = [&](double inset_mm, double thickness) {
        const double inset = mm(inset_mm);
        flow.place(FrameMark{
            {inset, inset, flow.page_width() - 2 * inset, flow.page_height() - mm(1) - 2 * inset},
            {thickness, official_red}});
    };
    frame(18, 2.4);
    frame(20, 0.7);
}

TextStyle centred(double size, Typeface typeface, Colour colour = black) {
    TextStyle style;
    style.size = size;
    style.typeface = typeface;
    style.align = Align::centre;
    style.colour = colour;
    return style;
}

// A name of any length keeps the page: the longer, the smaller.
double name_size(std::size_t bytes) {
    if (bytes <= 18) return 48;
    return bytes <= 36 ? 30 : 18;
}

// Down to the floor and no further: the certificate is one page, so a text past all measure shows
// its beginning.
void place_fact(PageFlow& flow, double floor, const std::string& label, const std::string& text) {
    if (text.empty()) return;
    TextStyle style;
    style.size = 13;
    style.leading = 1.7;
    const double label_width = mm(28);
    const double inset = mm(10);
    const TextBlock block = flow.set(text, style, flow.width() - label_width - 2 * inset);
    const auto fitting = static_cast<std::size_t>(std::max(0.0, floor - flow.y()) / block.pitch());
    const std::size_t lines = std::min({block.line_count(), fitting, std::size_t{3}});
    if (lines == 0) return;
    flow.label(label, style, {flow.left() + inset, flow.y()}, label_width);
    flow.place(TextMark{block, 0, lines, {flow.left() + inset + label_width, flow.y()}});
    flow.move_down(static_cast<double>(lines) * block.pitch() + mm(0.6));
}

std::string approval_text(const NamingCertificate& certificate) {
    std::string text = certificate.approved_by;
    if (!certificate.approval_number.empty()) text += "（" + certificate.approval_number + "）";
    return text;
}

void place_qr(PageFlow& flow, const NamingCertificate& certificate, double y) {
    const double x = flow.left() + mm(10);
    flow.place(QrMark{encode_qr(certificate.url), {x, y}, mm(qr_mm)});
    TextStyle caption;
    caption.size = 8;
    caption.colour = grey;
    flow.label("扫码查看地名信息", caption, {x, y + mm(qr_mm + 1.5)}, mm(60));
}

void place_checkpoint(PageFlow& flow, const AuditCheckpoint& checkpoint, double y) {
    TextStyle style;
    style.size = 8;
    style.align = Align::centre;
    style.colour = grey;
    flow.label(fmt::format("存证：日志条数 {}　签名密钥 {}\n根哈希 {}", checkpoint.tree_size,
                           checkpoint.key_id.substr(0, 64), checkpoint.root_hash.substr(0, 128)),
               style, {flow.left(), y}, flow.width());
}

void place_name(PageFlow& flow, const NamingCertificate& certificate) {
    const auto fitting = [&](const std::string& text, TextStyle style, std::size_t most) {
        const TextBlock block = flow.set(text, style, flow.width());
        const std::size_t lines = std::min(block.line_count(), most);
        flow.place(TextMark{block, 0, lines, {flow.left(), flow.y()}});
        flow.move_down(static_cast<double>(lines) * block.pitch());
    };
    const double size = name_size(certificate.road_name.size());
    fitting(certificate.road_name, centred(size, Typeface::serif_bold), 3);
    fitting(certificate.roman_spelling, centred(size / 2, Typeface::serif), 2);
}

}  // namespace

std::string certificate_pdf(const NamingCertificate& certificate) {
    PageFormat format;
    format.side_margin_mm = 24;
    format.top_margin_mm = 32;
    format.bottom_margin_mm = 22;
    PageFlow flow(format, certificate.letterhead, "地名命名证书");
    place_border(flow);
    flow.paragraph("地名命名证书", centred(32, Typeface::serif_bold, official_red));
    flow.move_down(mm(2));
    if (!certificate.letterhead.document_number.empty())
        flow.label("证书编号：" + certificate.letterhead.document_number,
                   centred(11, Typeface::serif), {flow.left(), flow.y()}, flow.width());
    flow.move_down(mm(16));
    flow.label("下列道路名称业经批准，为标准地名，特发此证。", centred(13, Typeface::serif),
               {flow.left(), flow.y()}, flow.width());
    flow.move_down(mm(16));
    place_name(flow, certificate);
    flow.move_down(mm(10));
    const double foot = flow.page_height() - mm(94);
    const auto fact = [&](const char* label, const std::string& text) {
        place_fact(flow, foot, label, text);
    };
    fact("所属政区", certificate.division);
    fact("起止点", termini_text(certificate.extent));
    fact("规模", scale_text(certificate.extent));
    fact("批准机关", approval_text(certificate));
    fact("批准时间", to_chinese(certificate.approved_on));
    fact("含义", certificate.meaning);
    place_qr(flow, certificate, foot + mm(6));
    if (certificate.checkpoint) place_checkpoint(flow, *certificate.checkpoint, foot + mm(50));
    flow.move_to(foot);
    place_seal(flow, certificate.letterhead);
    return flow.finish();
}

}  // namespace geo::documents

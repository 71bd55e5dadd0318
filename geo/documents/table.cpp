// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/table.hpp"

#include <algorithm>
#include <numeric>

namespace geo::documents {
namespace {

constexpr double padding_mm = 1.4;
constexpr double label_mm = 30;
constexpr Stroke rule{0.5, {0.25, 0.25, 0.25}, false};

struct SetCell {
    TextBlock block;
    double width;
    bool shaded;
    std::size_t next_line = 0;

    std::size_t lines_left() const { return block.line_count() - next_line; }
    double height_left() const { return static_cast<double>(lines_left()) * block.pitch(); }
};

std::vector<SetCell> set_cells(PageFlow& flow, const Row& row) {
    std::vector<SetCell> cells;
    for (const Cell& cell : row) {
        const double inner = std::max(1.0, cell.width - 2 * mm(padding_mm));
        cells.push_back({flow.set(cell.text, cell.style, inner), cell.width, cell.shaded});
    }
    return cells;
}

double height_of(const std::vector<SetCell>& cells) {
    double height = 0;
    for (const SetCell& cell : cells) height = std::max(height, cell.height_left());
    return height + 2 * mm(padding_mm);
}

double total_height(PageFlow& flow, const std::vector<Row>& heads) {
    double height = 0;
    for (const Row& head : heads) height += height_of(set_cells(flow, head));
    return height;
}

// As much of the cell as fits into the height, in the middle when that is all of it.
void place_cell(PageFlow& flow, SetCell& cell, double x, double height) {
    const Rectangle area{x, flow.y(), cell.width, height};
    if (cell.shaded) flow.place(FillMark{area, pale_grey});
    flow.place(FrameMark{area, rule});
    const double inner = height - 2 * mm(padding_mm);
    const auto fitting = static_cast<std::size_t>(inner / cell.block.pitch() + 1e-6);
    const std::size_t count = std::min(cell.lines_left(), fitting);
    if (count == 0) return;
    const bool whole = count == cell.block.line_count();
    const double slack =
        whole ? std::max(0.0, inner - static_cast<double>(count) * cell.block.pitch()) : 0;
    flow.place(TextMark{cell.block,
                        cell.next_line,
                        cell.next_line + count,
                        {x + mm(padding_mm), flow.y() + mm(padding_mm) + slack / 2}});
    cell.next_line += count;
}

void place_fragment(PageFlow& flow, std::vector<SetCell>& cells, double height) {
    double x = flow.left();
    for (SetCell& cell : cells) {
        place_cell(flow, cell, x, height);
        x += cell.width;
    }
    flow.move_down(height);
}

void begin_page(PageFlow& flow, const std::vector<Row>& heads) {
    flow.break_page();
    for (const Row& head : heads) {
        auto cells = set_cells(flow, head);
        place_fragment(flow, cells, height_of(cells));
    }
}

double highest_pitch(const std::vector<SetCell>& cells) {
    double pitch = 0;
    for (const SetCell& cell : cells) pitch = std::max(pitch, cell.block.pitch());
    return pitch;
}

bool unfinished(const std::vector<SetCell>& cells) {
    return std::any_of(cells.begin(), cells.end(),
                       [](const SetCell& cell) { return cell.lines_left() > 0; });
}

}  // namespace

void place_row(PageFlow& flow, const Row& row, double least_height, const std::vector<Row>& heads) {
    auto cells = set_cells(flow, row);
    const double height = std::max(least_height, height_of(cells));
    if (height > flow.room() && height <= flow.full_room() - total_height(flow, heads))
        begin_page(flow, heads);
    if (height <= flow.room()) return place_fragment(flow, cells, height);
    const double least_fragment = highest_pitch(cells) + 2 * mm(padding_mm);
    while (unfinished(cells)) {
        if (flow.room() < least_fragment) begin_page(flow, heads);
        place_fragment(flow, cells, std::min(flow.room(), height_of(cells)));
    }
}

Table::Table(PageFlow& flow, std::vector<Column> columns, double size)
    : flow_(flow), columns_(std::move(columns)), size_(size) {
    for (const Column& column : columns_) shares_ += column.share;
    Row head;
    for (std::size_t i = 0; i < columns_.size(); ++i)
        head.push_back(cell(i, columns_[i].title, true));
    heads_.push_back(std::move(head));
}

Cell Table::cell(std::size_t column, std::string text, bool head) const {
    TextStyle style;
    style.size = size_;
    style.leading = 1.3;
    style.align = head ? Align::centre : columns_[column].align;
    if (head) style.typeface = Typeface::serif_bold;
    return {std::move(text), flow_.width() * columns_[column].share / shares_, style, head};
}

void Table::place_head() {
    begun_ = true;
    auto cells = set_cells(flow_, heads_.front());
    // a head with no row beneath it would stand alone at the foot of a page
    if (flow_.room() < 3 * height_of(cells)) return begin_page(flow_, heads_);
    place_fragment(flow_, cells, height_of(cells));
}

void Table::row(const std::vector<std::string>& texts) {
    if (!begun_) place_head();
    Row row;
    for (std::size_t i = 0; i < columns_.size(); ++i)
        row.push_back(cell(i, i < texts.size() ? texts[i] : std::string{}, false));
    place_row(flow_, row, 0, heads_);
}

void place_fields(PageFlow& flow, const Fields& fields, double least_height_mm) {
    TextStyle label;
    label.size = 10.5;
    label.typeface = Typeface::serif_bold;
    label.align = Align::centre;
    TextStyle value;
    value.size = 10.5;
    const double count = static_cast<double>(fields.size());
    const double value_width = (flow.width() - count * mm(label_mm)) / count;
    Row row;
    for (const auto& [name, text] : fields) {
        row.push_back({name, mm(label_mm), label, true});
        row.push_back({text, value_width, value, false});
    }
    place_row(flow, row, mm(least_height_mm), {});
}

}  // namespace geo::documents

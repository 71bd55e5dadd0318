// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/sign_order.hpp"

#include <fmt/core.h>

#include "geo/documents/heading.hpp"
#include "geo/documents/page_flow.hpp"
#include "geo/documents/table.hpp"
#include "geo/documents/workbook.hpp"

namespace geo::documents {
namespace {

const std::vector<Column>& columns() {
    static const std::vector<Column> table = {{"序号", 10, Align::centre},
                                              {"编号", 19, Align::centre},
                                              {"道路名称", 26, Align::centre},
                                              {"拼音", 34},
                                              {"所在村", 26},
                                              {"乡镇（街道）", 24},
                                              {"设置位置", 46},
                                              {"方向", 14, Align::centre},
                                              {"颜色", 16, Align::centre},
                                              {"规格", 25, Align::centre},
                                              {"双面", 10, Align::centre},
                                              {"备注", 23}};
    return table;
}

std::vector<std::string> texts_of(const OrderedSign& sign) {
    return {sign.number,         sign.road_name,
            sign.roman_spelling, sign.village,
            sign.town,           sign.position,
            sign.direction,      sign.colour,
            sign.size,           sign.double_sided ? "是" : "否",
            sign.remarks};
}

std::size_t double_sided_count(const SignOrder& order) {
    std::size_t count = 0;
    for (const OrderedSign& sign : order.signs) count += sign.double_sided ? 1 : 0;
    return count;
}

std::string summary(const SignOrder& order) {
    std::string text =
        fmt::format("共 {} 块，其中双面 {} 块。", order.signs.size(), double_sided_count(order));
    if (!order.maker.empty()) text += "制作单位：" + order.maker + "。";
    if (!order.standard.empty()) text += "执行标准：" + order.standard + "。";
    return text;
}

}  // namespace

std::string sign_order_pdf(const SignOrder& order) {
    PageFormat format{Orientation::landscape, 14, 20, 20};
    PageFlow flow(format, order.letterhead, "地名标志制牌清单");
    place_form_head(flow, order.letterhead);
    place_title(flow, order.area + "地名标志制牌清单");
    place_address(flow, summary(order));
    Table table(flow, columns(), 8.5);
    for (std::size_t i = 0; i < order.signs.size(); ++i) {
        auto texts = texts_of(order.signs[i]);
        texts.insert(texts.begin(), std::to_string(i + 1));
        table.row(texts);
    }
    place_signature_lines(flow, {"制表人", "审核人", "制作单位签收"});
    place_seal(flow, order.letterhead);
    return flow.finish();
}

std::string sign_order_xlsx(const SignOrder& order) {
    Workbook book;
    book.title = order.area + "地名标志制牌清单";
    book.sheet_name = "制牌清单";
    book.author = order.letterhead.authority;
    book.day = order.letterhead.date;
    if (order.letterhead.modelled) book.notes.emplace_back(modelled_banner);
    book.notes.push_back(summary(order));
    for (const Column& column : columns())
        book.columns.push_back({column.title, column.share * 0.6});
    for (std::size_t i = 0; i < order.signs.size(); ++i) {
        WorkbookRow row{static_cast<double>(i + 1)};
        for (std::string& text : texts_of(order.signs[i])) row.emplace_back(std::move(text));
        book.rows.push_back(std::move(row));
    }
    return workbook_xlsx(book);
}

}  // namespace geo::documents

// SPDX-License-Identifier: Apache-2.0
// 制牌清单: what the sign maker is asked to make, as a list to print and as a sheet to calculate
// with.
#pragma once

#include <string>
#include <vector>

#include "geo/documents/letterhead.hpp"

namespace geo::documents {

struct OrderedSign {
    std::string number;  ///< 编号
    std::string road_name;
    std::string roman_spelling;  ///< as it stands on the sign
    std::string village;
    std::string town;
    std::string position;   ///< "与和顺街交叉口东北角"
    std::string direction;  ///< 走向 or the side it faces: "南北", "朝东"
    std::string colour;     ///< "蓝底白字"
    std::string size;       ///< "1200×400 mm"
    bool double_sided = false;
    std::string remarks;
};

struct SignOrder {
    Letterhead letterhead;
    std::string area;
    std::string maker;     ///< 制作单位
    std::string standard;  ///< 执行标准: "GB 17733"
    std::vector<OrderedSign> signs;
};

/// \returns PDF, A4 landscape.
std::string sign_order_pdf(const SignOrder& order);

/// \returns XLSX. Every text is stored as text: "=1+1" stays what it is.
std::string sign_order_xlsx(const SignOrder& order);

}  // namespace geo::documents

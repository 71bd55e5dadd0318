// SPDX-License-Identifier: Apache-2.0
#include "api/bulk/geocode_table.hpp"

#include <array>

namespace api::bulk {
namespace {

using geo::search::Verdict;

constexpr std::array<std::string_view, 6> usual_columns{"address", "full", "text",
                                                        "q",       "地址", "详细地址"};

std::vector<std::size_t> address_columns(const std::vector<std::string>& wanted,
                                         const table::TableShape& shape) {
    if (wanted.empty()) return {shape.get_column(usual_columns)};
    std::vector<std::size_t> places;
    for (const std::string_view name : wanted) places.push_back(shape.get_column({&name, 1}));
    return places;
}

RowStatus status_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::match:
            return RowStatus::match;
        case Verdict::ambiguous:
            return RowStatus::ambiguous;
        case Verdict::partial:
            return RowStatus::partial;
        case Verdict::none:
            break;
    }
    return RowStatus::none;
}

class GeocodeRow final : public RowAnswerer {
  public:
    GeocodeRow(const Places& places, const std::string& area, std::vector<std::size_t> columns)
        : book_(places.book), geocoder_(places.index), columns_(std::move(columns)) {
        geocoder_.limit_to(area);
    }

    RowStatus answer(const std::vector<std::string_view>& cells, table::Cells& answer) override {
        const std::string_view text = address(cells);
        const auto found = geocoder_.locate(text);
        write_answer(found, text, *book_, answer);
        return status_of(found.verdict);
    }
    void refuse(std::string_view reason, table::Cells& answer) override {
        write_fault(reason, answer);
    }

  private:
    std::string_view address(const std::vector<std::string_view>& cells) {
        const auto cell = [&](std::size_t column) {
            return column < cells.size() ? cells[column] : std::string_view{};
        };
        if (columns_.size() == 1) return cell(columns_.front());
        joined_.clear();
        for (const std::size_t column : columns_) joined_ += cell(column);
        return joined_;
    }

    std::shared_ptr<const geo::publishing::PlaceBook> book_;
    geo::search::Geocoder geocoder_;
    std::vector<std::size_t> columns_;
    std::string joined_;
};

}  // namespace

BatchPlan plan_geocoding(const Places& places, const GeocodeOptions& options,
                         const table::TableShape& shape) {
    // An area that is not in the registry is refused before the first row is read.
    geo::search::Geocoder{places.index}.limit_to(options.area);
    BatchPlan plan;
    plan.added = geocode_columns();
    plan.make_answerer = [places, area = options.area,
                          columns = address_columns(options.columns, shape)] {
        return std::make_unique<GeocodeRow>(places, area, columns);
    };
    return plan;
}

}  // namespace api::bulk

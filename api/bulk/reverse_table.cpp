// SPDX-License-Identifier: Apache-2.0
#include "api/bulk/reverse_table.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "geo/base/text.hpp"

namespace api::bulk {
namespace {

constexpr std::array<std::string_view, 5> longitude_names{"lon", "lng", "longitude", "x", "经度"};
constexpr std::array<std::string_view, 4> latitude_names{"lat", "latitude", "y", "纬度"};

std::size_t column_of(const std::string& wanted, std::span<const std::string_view> usual,
                      const table::TableShape& shape) {
    if (wanted.empty()) return shape.get_column(usual);
    const std::string_view name = wanted;
    return shape.get_column({&name, 1});
}

std::optional<double> degrees_of(std::string_view cell, double most) {
    cell = geo::text::trimmed(cell);
    double value = 0;
    const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (fault != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
    if (!(std::abs(value) <= most)) return std::nullopt;
    return value;
}

class ReverseRow final : public RowAnswerer {
  public:
    ReverseRow(const Places& places, std::size_t longitude, std::size_t latitude,
               geo::Language language)
        : places_(places), longitude_(longitude), latitude_(latitude), language_(language) {}

    RowStatus answer(const std::vector<std::string_view>& cells, table::Cells& answer) override {
        const auto cell = [&](std::size_t column) {
            return column < cells.size() ? cells[column] : std::string_view{};
        };
        const auto lon = degrees_of(cell(longitude_), 180);
        const auto lat = degrees_of(cell(latitude_), 90);
        if (!lon || !lat) {
            write_near_fault(reason(!lon), answer);
            return RowStatus::error;
        }
        places_.index->reverse(*lon, *lat, 1, nullptr, near_);
        write_near(near_.empty() ? nullptr : &near_.front(), *places_.book, answer);
        return near_.empty() ? RowStatus::none : RowStatus::match;
    }
    void refuse(std::string_view reason, table::Cells& answer) override {
        write_near_fault(reason, answer);
    }

  private:
    std::string_view reason(bool is_longitude) const {
        if (language_ == geo::Language::en)
            return is_longitude ? "the longitude is no number from -180 to 180"
                                : "the latitude is no number from -90 to 90";
        return is_longitude ? "经度不是 -180 到 180 之间的数" : "纬度不是 -90 到 90 之间的数";
    }

    Places places_;
    std::vector<geo::search::NearHit> near_;  // its memory serves every row
    std::size_t longitude_, latitude_;
    geo::Language language_;
};

}  // namespace

BatchPlan plan_reverse(const Places& places, const ReverseOptions& options,
                       const table::TableShape& shape, geo::Language language) {
    BatchPlan plan;
    plan.added = reverse_columns();
    plan.language = language;
    plan.make_answerer = [places, language,
                          lon = column_of(options.longitude_column, longitude_names, shape),
                          lat = column_of(options.latitude_column, latitude_names, shape)] {
        return std::make_unique<ReverseRow>(places, lon, lat, language);
    };
    return plan;
}

}  // namespace api::bulk

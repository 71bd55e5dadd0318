// SPDX-License-Identifier: Apache-2.0
// What a table says of a place that was found: the result_* columns of the contract.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "geo/publishing/place_book.hpp"
#include "geo/search/geocoder.hpp"

namespace api::bulk {

/// latitude, longitude, result_label, result_score, result_score_next, result_type, result_id,
/// result_source_id, result_status, result_reason, result_postcode, result_village_code,
/// result_road_id.
std::span<const std::string_view> geocode_columns() noexcept;

/// One cell after another, each ended, into one text that is used again and again.
class Cells {
  public:
    void clear() noexcept {
        text_.clear();
        ends_.clear();
    }
    /// Where the cell that is being written goes; end() it.
    std::string& text() noexcept { return text_; }
    void end() { ends_.push_back(text_.size()); }
    void add(std::string_view cell) {
        text_ += cell;
        end();
    }
    std::size_t size() const noexcept { return ends_.size(); }
    std::string_view operator[](std::size_t i) const noexcept {
        const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
        return std::string_view{text_}.substr(begin, ends_[i] - begin);
    }

  private:
    std::string text_;
    std::vector<std::size_t> ends_;
};

/// Fills the cells with what is known of the place, in the order of geocode_columns(). Scores are
/// cut, not rounded, to four decimals: 0.89999 does not become 0.9.
void write_answer(const geo::search::Geocoded& found, const geo::publishing::PlaceBook& book,
                  Cells& cells);
/// A row that could not be read: status "error" and why.
void write_fault(std::string_view reason, Cells& cells);

}  // namespace api::bulk

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace api::table {

/// Cells one after another in one text that is used again and again, so that a row costs no memory
/// of its own.
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

}  // namespace api::table

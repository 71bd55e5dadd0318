// SPDX-License-Identifier: Apache-2.0
// Where a record of a CSV ends (RFC 4180), and what is done with one that keeps to no rule: it is
// taken to be one line, so that a quote somebody forgot costs that line and no more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "geo/base/bilingual.hpp"

namespace api::table {

/// Why a row could not be read.
enum class Fault : std::uint8_t {
    none,
    open_quote,        ///< a quote is opened and never closed
    text_after_quote,  ///< a closing quote is not followed by a separator
    too_many_cells,    ///< more of them than the table has columns
    other_encoding,    ///< bytes that are not of the table's encoding
};

/// What is wrong and what to do, in two languages.
geo::BilingualText explain(Fault fault);

/// One record in a text.
struct Record {
    std::uint32_t begin = 0, end = 0;  ///< without its line end
    std::uint32_t lines = 1;           ///< of the file that it takes up
    Fault fault = Fault::none;
};

/// The most that a quoted cell may hold before its quote counts as forgotten.
inline constexpr std::size_t longest_record_bytes = std::size_t{16} << 20U;

struct NextRecord {
    bool is_complete = false;  ///< false: more of the text is needed to tell
    Record record;
    std::size_t next = 0;  ///< where the record after it begins
};

/// The record that begins at `begin`. \param is_end nothing follows the text.
NextRecord next_record(std::string_view text, std::size_t begin, char separator, bool is_end);

/// Cuts a record into cells; a quoted one is unquoted in place in `scratch`, which must outlive
/// the cells. \pre the record has no fault
void split_cells(std::string_view record, char separator, std::vector<std::string_view>& cells,
                 std::vector<char>& scratch);

}  // namespace api::table

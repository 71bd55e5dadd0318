// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "api/table/bytes.hpp"

namespace api::table {

/// What a table says of its own encoding, and what has to be found out.
struct TableEncoding {
    std::string name;            ///< canonical: "UTF-8", "GB18030", "CP950", "UTF-16LE", …
    std::size_t mark_bytes = 0;  ///< of its byte order mark
};

/// The encoding that is asked for; else what the byte order mark says; else UTF-16, when every
/// other byte of the beginning is zero; else UTF-8, when most of the lines that are not plain ASCII
/// are; else GB18030 or Big5, whichever gives more of the words of addresses (省, 县 or 縣, 号 or
/// 號, …). Looks at all of the bytes and rewinds them.
TableEncoding find_encoding(Bytes& bytes, const std::string& wanted);

}  // namespace api::table

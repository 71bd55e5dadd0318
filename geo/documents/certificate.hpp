// SPDX-License-Identifier: Apache-2.0
// 地名命名证书: one road, one page, with a QR code to its public page and the state of the audit
// log in which its approval stands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "geo/documents/letterhead.hpp"
#include "geo/documents/road_extent.hpp"

namespace geo::documents {

/// A signed head of the registry's event log: who has it can prove later that nothing was changed.
struct AuditCheckpoint {
    std::uint64_t tree_size = 0;  ///< events in the log
    std::string root_hash;        ///< hexadecimal
    std::string key_id;           ///< of the signing key
};

struct NamingCertificate {
    Letterhead letterhead;  ///< the document number is the certificate's
    std::string road_name;
    std::string roman_spelling;
    std::string division;
    RoadExtent extent;
    std::string meaning;
    std::string approved_by;
    std::string approval_number;
    std::optional<Day> approved_on;
    std::string url;  ///< what the QR code opens
    std::optional<AuditCheckpoint> checkpoint;
};

/// \throws Error(invalid_input) when the URL is empty or longer than 300 bytes.
std::string certificate_pdf(const NamingCertificate& certificate);

}  // namespace geo::documents

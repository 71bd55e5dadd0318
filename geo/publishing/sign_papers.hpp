// SPDX-License-Identifier: Apache-2.0
// What the sign maker is handed: the order list and the faces of the plates.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "geo/documents/face.hpp"
#include "geo/documents/inspection_list.hpp"
#include "geo/documents/sign_order.hpp"
#include "geo/registry/registry.hpp"
#include "geo/storage/sign_store.hpp"

namespace geo::publishing {

/// The signs that the filter picks, as an order. What is gone is left out; without a state in the
/// filter, what is planned is ordered.
/// \throws Error(not_found) for an unknown village.
documents::SignOrder sign_order(registry::Registry& registry, storage::SignFilter filter);

/// The signs that the filter picks and that nobody has looked at since the day, to be ticked off on
/// the spot; this year's list.
/// \throws Error(invalid_input) when `before` is no day, Error(not_found) for an unknown village.
documents::InspectionList inspection_paper(registry::Registry& registry,
                                           const storage::SignFilter& filter,
                                           std::string_view before);

/// What a sign's QR code opens: "https://…/p/17".
std::string sign_url(std::string_view base_url, SignId sign);

/// The plate at true size.
documents::Face sign_face(const Sign& sign, std::string_view url);

/// Where the sign is to be found, from the registry's roads.
BilingualText position_text(storage::Connection& connection, const Sign& sign);

}  // namespace geo::publishing

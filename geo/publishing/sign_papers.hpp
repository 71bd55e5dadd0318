// SPDX-License-Identifier: Apache-2.0
// What the sign maker is handed: the order list and the faces of the plates.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "geo/documents/face.hpp"
#include "geo/documents/sign_order.hpp"
#include "geo/registry/registry.hpp"
#include "geo/storage/sign_store.hpp"

namespace geo::publishing {

/// The signs that the filter picks, as an order. What is gone is left out; without a state in the
/// filter, what is planned is ordered.
/// \throws Error(not_found) for an unknown village.
documents::SignOrder sign_order(registry::Registry& registry, storage::SignFilter filter);

/// What a sign's QR code opens: "https://…/p/17".
std::string sign_url(std::string_view base_url, SignId sign);

/// The plate at true size.
documents::Face sign_face(const Sign& sign, std::string_view url);

/// Where the sign is to be found, from the registry's roads.
BilingualText position_text(storage::Connection& connection, const Sign& sign);

}  // namespace geo::publishing

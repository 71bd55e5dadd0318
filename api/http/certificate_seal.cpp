// SPDX-License-Identifier: Apache-2.0
#include "api/http/certificate_seal.hpp"

#include <fmt/format.h>

#include "geo/registry/audit.hpp"
#include "geo/storage/checkpoint_store.hpp"

namespace api::http {
namespace {

std::string covering_note(geo::registry::Registry& registry, std::int64_t event) {
    const auto latest = geo::storage::CheckpointStore{*registry.database().read()}.latest();
    if (latest && latest->size >= event) return latest->note;
    const auto path = geo::registry::key_path(registry.database().path());
    return geo::registry::make_checkpoint(registry, geo::registry::load_or_make_key(path));
}

}  // namespace

std::string road_page_url(const std::string& base_url, geo::RoadId road) {
    return fmt::format("{}/p/R{}", base_url, road.value());
}

geo::documents::AuditCheckpoint sealing_checkpoint(geo::registry::Registry& registry,
                                                   std::int64_t event) {
    const auto checkpoint = geo::audit::read_note(covering_note(registry, event));
    const auto path = geo::registry::key_path(registry.database().path());
    const auto key = geo::registry::load_or_make_key(path);
    return {checkpoint.size, geo::audit::to_hex(checkpoint.root),
            geo::audit::key_id(checkpoint.origin, key.public_key())};
}

}  // namespace api::http

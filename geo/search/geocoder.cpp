// SPDX-License-Identifier: Apache-2.0
#include "geo/search/geocoder.hpp"

#include <string>
#include <utility>

namespace geo::search {

struct Geocoder::Workspace {
    std::shared_ptr<const AddressIndex> index;
    std::string area;
};

std::string_view to_string(Verdict verdict) noexcept {
    switch (verdict) {
        case Verdict::match:
            return "match";
        case Verdict::ambiguous:
            return "ambiguous";
        case Verdict::partial:
            return "partial";
        case Verdict::none:
            break;
    }
    return "none";
}

Geocoder::Geocoder(std::shared_ptr<const AddressIndex> index)
    : workspace_(std::make_unique<Workspace>(Workspace{std::move(index), {}})) {}
Geocoder::~Geocoder() = default;
Geocoder::Geocoder(Geocoder&&) noexcept = default;
Geocoder& Geocoder::operator=(Geocoder&&) noexcept = default;

void Geocoder::limit_to(std::string_view area) { workspace_->area = area; }

Geocoded Geocoder::locate(std::string_view text) {
    Query query;
    query.text = text.substr(0, AddressIndex::longest_query);
    query.limit = 2;
    query.village = workspace_->area;
    const auto hits = workspace_->index->search(query);
    if (hits.empty()) return {};
    Geocoded found{Verdict::match, hits.front(), hits.size() > 1 ? hits[1].score : 0.0};
    if (hits.front().ambiguous)
        found.verdict = Verdict::ambiguous;
    else if (hits.front().status == HitStatus::partial)
        found.verdict = Verdict::partial;
    return found;
}

}  // namespace geo::search

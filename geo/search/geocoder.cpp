// SPDX-License-Identifier: Apache-2.0
#include "geo/search/geocoder.hpp"

#include <utility>

#include "geo/search/intersection.hpp"
#include "geo/search/matcher.hpp"

namespace geo::search {

namespace {

constexpr double other_within = 1;  // of value: what is worth less is no rival

}  // namespace

struct Geocoder::Workspace {
    explicit Workspace(std::shared_ptr<const AddressIndex> of)
        : index(std::move(of)), matcher(index->names(), *index->doors()) {}

    std::vector<Hit> intersections(std::string_view text) const {
        if (text.size() > AddressIndex::longest_query) return {};
        Query query;
        query.text = text;
        return find_intersections(index->names(), index->surroundings(), query,
                                  area ? &*area : nullptr);
    }

    std::shared_ptr<const AddressIndex> index;
    Matcher matcher;
    std::optional<AreaFilter> area;
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
    : workspace_(std::make_unique<Workspace>(std::move(index))) {}
Geocoder::~Geocoder() = default;
Geocoder::Geocoder(Geocoder&&) noexcept = default;
Geocoder& Geocoder::operator=(Geocoder&&) noexcept = default;

void Geocoder::limit_to(std::string_view area) {
    workspace_->area.reset();
    if (!area.empty()) workspace_->area.emplace(workspace_->index->names(), area);
}

Geocoded Geocoder::locate(std::string_view text) {
    Matcher& matcher = workspace_->matcher;
    Matcher::Limits limits;
    limits.area = workspace_->area ? &*workspace_->area : nullptr;
    limits.within = other_within;
    if (auto crossings = workspace_->intersections(text); !crossings.empty()) {
        const bool ambiguous = crossings.size() > 1;
        Geocoded answer{ambiguous ? Verdict::ambiguous : Verdict::match,
                        crossings.front(),
                        ambiguous ? crossings.front().score : 0.0,
                        {}};
        answer.references = answer.place->references;
        return answer;
    }
    const auto& found = matcher.find(text, limits);
    if (found.empty()) return {Verdict::none, std::nullopt, 0, matcher.references()};
    const auto& doors = matcher.doors_of(found.front());
    const bool ambiguous = matcher.equals() > 1 || doors.size() > 1;
    Geocoded answer{Verdict::match,
                    matcher.hit(found.front(), doors.front(), ambiguous),
                    doors.size() > 1   ? found.front().score
                    : found.size() > 1 ? found[1].score
                                       : 0.0,
                    {}};
    answer.references = answer.place->references;
    if (answer.place->status == HitStatus::partial)
        answer.verdict = Verdict::partial;
    else if (ambiguous)
        answer.verdict = Verdict::ambiguous;
    return answer;
}

}  // namespace geo::search

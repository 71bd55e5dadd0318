// SPDX-License-Identifier: Apache-2.0
#include "geo/search/address_index.hpp"

#include <algorithm>
#include <string>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/search/completion.hpp"
#include "geo/search/intersection.hpp"
#include "geo/search/matcher.hpp"
#include "geo/search/surroundings.hpp"

namespace geo::search {
namespace {

void require_short(std::string_view text) {
    constexpr std::size_t most_bytes_of_a_character = 4;
    if (text.size() <= AddressIndex::longest_query) return;
    if (text.size() <= AddressIndex::longest_query * most_bytes_of_a_character &&
        text::length(text) <= AddressIndex::longest_query)
        return;
    const std::string most = std::to_string(AddressIndex::longest_query);
    throw Error(ErrorKind::too_large, "查询文字过长，最多 " + most + " 个字，请缩短后再查。",
                "The query is longer than " + most + " characters; shorten it and search again.");
}

}  // namespace

AddressIndex::AddressIndex()
    : names_(std::make_unique<NameIndex>()),
      surroundings_(std::make_unique<Surroundings>()),
      completions_(std::make_unique<CompletionIndex>(*names_, std::span<const VillageEntry>{},
                                                     std::span<const RoadEntry>{})),
      doors_(DoorTable::build({})) {}

AddressIndex::~AddressIndex() = default;

std::shared_ptr<const AddressIndex> AddressIndex::build(std::span<const VillageEntry> villages,
                                                        std::span<const RoadEntry> roads,
                                                        std::shared_ptr<const DoorTable> doors,
                                                        std::span<const DivisionAlias> aliases) {
    auto index = std::make_shared<AddressIndex>();
    index->names_ = std::make_unique<NameIndex>(villages, roads, *doors, aliases);
    index->surroundings_ = std::make_unique<Surroundings>(*index->names_, villages, roads, *doors);
    index->completions_ = std::make_unique<CompletionIndex>(*index->names_, villages, roads);
    index->doors_ = std::move(doors);
    return index;
}

std::vector<Hit> AddressIndex::search(const Query& asked) const {
    Query query = asked;
    query.limit = std::min(asked.limit, highest_limit);
    if (!query.autocomplete) return search_finished(query);
    Completion completion(*names_, *completions_);
    FoldedText text;
    std::vector<Hit> hits;
    complete(query, completion, text, hits);
    return hits;
}

void AddressIndex::complete(const Query& asked, Completion& completion, FoldedText& text,
                            std::vector<Hit>& out) const {
    require_short(asked.text);
    out.clear();
    Query query = asked;
    query.limit = std::min(asked.limit, highest_limit);
    text.assign(query.text);
    if (text.size() == 0 || query.limit == 0) return;
    const AreaFilter area(*names_, query, &surroundings_->lines());
    completion.find(text, query, area.limits_nothing() ? nullptr : &area, out);
    if (out.empty()) out = search_finished(query);
}

std::vector<Hit> AddressIndex::search_finished(const Query& query) const {
    require_short(query.text);
    const AreaFilter area(*names_, query, &surroundings_->lines());
    if (query.limit == 0) return {};
    auto crossings = find_intersections(*names_, *surroundings_, query, &area);
    if (!crossings.empty() || query.type == HitType::intersection) return crossings;
    Matcher matcher(*names_, *doors_);
    matcher.find(query.text, {&area, query.type});
    if (!query.box) return matcher.hits(query);
    // A road that meets the box has doors outside of it.
    Query all = query;
    all.limit = highest_limit;
    auto hits = matcher.hits(all);
    const auto is_outside = [&](const Hit& hit) {
        return hit.address && !area.has_in_box(hit.position.value_or(Coordinate{}));
    };
    hits.erase(std::remove_if(hits.begin(), hits.end(), is_outside), hits.end());
    if (hits.size() > query.limit) hits.resize(query.limit);
    return hits;
}

std::vector<NearHit> AddressIndex::reverse(double lon, double lat, std::size_t limit) const {
    std::vector<NearHit> near;
    reverse(lon, lat, limit, nullptr, near);
    return near;
}

void AddressIndex::reverse(double lon, double lat, std::size_t limit, const AreaFilter* area,
                           std::vector<NearHit>& out) const {
    surroundings_->find(*names_, *doors_, {lon, lat}, limit, area, out);
}

std::vector<NearHit> AddressIndex::reverse(const NearQuestion& question, const Query& where) const {
    const AreaFilter area(*names_, where, &surroundings_->lines());
    std::vector<NearHit> near;
    reverse(question.from.lon, question.from.lat, question.limit,
            area.limits_nothing() ? nullptr : &area, near);
    return near;
}

IndexStatistics AddressIndex::statistics() const {
    return {names_->villages().size(), names_->roads().size(), doors_->size(),
            names_->memory_bytes() + surroundings_->memory_bytes() + completions_->memory_bytes(),
            doors_->memory_bytes()};
}

}  // namespace geo::search

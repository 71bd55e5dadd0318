// SPDX-License-Identifier: Apache-2.0
#include "geo/search/completion_index.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "geo/search/syllables.hpp"

namespace geo::search {
namespace {

constexpr std::size_t deepest_ready = 12;  // letters or characters of a heavy beginning
constexpr unsigned bits = 3;               // of a syllable's length
constexpr std::uint64_t mask = (1U << bits) - 1;

}  // namespace

CompletionIndex::CompletionIndex(const NameIndex& names, std::span<const VillageEntry> villages,
                                 std::span<const RoadEntry> roads) {
    std::unordered_map<std::string_view, std::string_view> toned_village;
    for (const VillageEntry& village : villages)
        if (!village.pinyin_toned.empty())
            toned_village.emplace(village.code, village.pinyin_toned);
    std::unordered_map<std::int64_t, std::string_view> toned_road;
    toned_road.reserve(roads.size());
    for (const RoadEntry& road : roads)
        toned_road.emplace(road.id.value(),
                           road.pinyin_toned.empty() ? road.pinyin_key : road.pinyin_toned);
    std::vector<std::pair<Index, std::string_view>> toned;
    for (const VillageRecord& village : names.villages())
        if (const auto found = toned_village.find(village.code); found != toned_village.end())
            toned.emplace_back(village.name, found->second);
    for (const RoadRecord& road : names.roads())
        toned.emplace_back(road.name, toned_road.at(road.id));
    std::sort(toned.begin(), toned.end());
    toned.erase(std::unique(toned.begin(), toned.end()), toned.end());
    for (const auto& [name, text] : toned)
        if (name != none && !text.empty()) add_reading(name, text);
    sort_readings(names.name_count());
    add_places(names);
    make_ready(names, Order::characters, {0, static_cast<Index>(names.name_count())}, 0);
    for (const Order order : {Order::letters, Order::initials})
        make_ready(names, order, {0, static_cast<Index>(places_[at(order)].size())}, 0);
    pool_.shrink_to_fit();
    readings_.shrink_to_fit();
    choices_.shrink_to_fit();
}

void CompletionIndex::add_reading(Index name, std::string_view toned) {
    Reading reading;
    reading.name = name;
    reading.begin = static_cast<std::uint32_t>(pool_.size());
    std::string initials;
    std::size_t count = 0;
    for (const std::string& syllable : split_syllables(toned)) {
        const auto size = std::min<std::uint64_t>(syllable.size(), mask);
        if (++count > most_syllables || size == 0) break;
        reading.syllables |= size << (bits * (count - 1));
        pool_.append(syllable, 0, size);
        initials += syllable.front();
    }
    if (initials.empty()) return;
    pool_ += initials;
    readings_.push_back(reading);
}

void CompletionIndex::sort_readings(std::size_t names) {
    first_reading_.assign(names + 1, 0);
    for (const Reading& reading : readings_) ++first_reading_[reading.name + 1];
    for (std::size_t i = 1; i < first_reading_.size(); ++i)
        first_reading_[i] += first_reading_[i - 1];
    for (const Order order : {Order::letters, Order::initials}) {
        auto& sorted = places_[at(order)];
        sorted.resize(readings_.size());
        for (Index i = 0; i < sorted.size(); ++i) sorted[i] = i;
        const auto text = [&](Index reading) {
            return order == Order::letters ? letters(readings_[reading])
                                           : initials(readings_[reading]);
        };
        std::sort(sorted.begin(), sorted.end(), [&](Index a, Index b) {
            const int difference = text(a).compare(text(b));
            return difference != 0 ? difference < 0 : a < b;
        });
        auto& rank = rank_[at(order)];
        rank.resize(sorted.size());
        for (Index i = 0; i < sorted.size(); ++i) rank[sorted[i]] = i;
    }
}

void CompletionIndex::add_places(const NameIndex& names) {
    for (Index name = 0; name < names.name_count(); ++name)
        for (const Posting& posting : names.postings(name)) {
            if (posting.how == How::short_form || posting.kind < Component::village) continue;
            auto& places = posting.kind == Component::road ? roads_ : villages_;
            places.push_back({posting.entity, name, posting.kind, posting.how});
        }
    for (auto* places : {&roads_, &villages_}) {
        std::sort(places->begin(), places->end(), [](const Named& a, const Named& b) {
            return std::tie(a.entity, a.name) < std::tie(b.entity, b.name);
        });
        places->shrink_to_fit();
    }
    const auto begin_of = [](const std::vector<Named>& places, Index entity) {
        const auto found =
            std::lower_bound(places.begin(), places.end(), entity,
                             [](const Named& a, Index wanted) { return a.entity < wanted; });
        return static_cast<Index>(found - places.begin());
    };
    for (Index village = 0; village < names.villages().size(); ++village) {
        first_road_.push_back(begin_of(roads_, names.villages()[village].roads.begin));
        first_village_.push_back(begin_of(villages_, village));
    }
    const Index roads_end =
        names.villages().empty() ? 0 : begin_of(roads_, names.villages().back().roads.end);
    first_road_.push_back(roads_end);
    first_village_.push_back(static_cast<Index>(villages_.size()));
}

void CompletionIndex::make_ready(const NameIndex& names, Order order, IndexRange range,
                                 std::size_t depth) {
    std::vector<Named> all;
    for (Index place = range.begin; place < range.end; ++place) {
        const Index name = name_at(order, place);
        for (const Posting& posting : names.postings(name))
            if (posting.how == How::exact ||
                (posting.how == How::alias && order == Order::characters))
                all.push_back({posting.entity, name, posting.kind, posting.how});
    }
    if (all.size() <= heavy || depth > deepest_ready) return;
    if (depth > 0) {
        const auto key = [&](const Named& a) {
            return std::tuple(names.name(a.name).size(), a.kind, a.entity, a.name);
        };
        const auto end =
            all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), most_ready));
        std::partial_sort(all.begin(), end, all.end(),
                          [&](const Named& a, const Named& b) { return key(a) < key(b); });
        const auto begin = static_cast<std::uint32_t>(choices_.size());
        choices_.insert(choices_.end(), all.begin(), end);
        ready_[static_cast<std::size_t>(order)].push_back(
            {range, begin, static_cast<std::uint32_t>(choices_.size())});
    }
    all.clear();
    all.shrink_to_fit();
    const auto next_of = [&](Index place) -> char32_t {
        if (order == Order::characters) {
            const auto text = names.name(place);
            return depth < text.size() ? text[depth] : 0;
        }
        const auto text = text_of(order, place);
        return depth < text.size() ? static_cast<unsigned char>(text[depth]) : 0;
    };
    for (Index begin = range.begin; begin < range.end;) {
        Index end = begin + 1;
        while (end < range.end && next_of(end) == next_of(begin)) ++end;
        if (next_of(begin) != 0) make_ready(names, order, {begin, end}, depth + 1);
        begin = end;
    }
}

std::size_t CompletionIndex::count_of(const Reading& reading) const noexcept {
    std::size_t count = 0;
    for (std::uint64_t left = reading.syllables; left != 0; left >>= bits) ++count;
    return count;
}

std::size_t CompletionIndex::length_of(const Reading& reading) const noexcept {
    std::size_t length = 0;
    for (std::uint64_t left = reading.syllables; left != 0; left >>= bits) length += left & mask;
    return length;
}

std::string_view CompletionIndex::letters(const Reading& reading) const noexcept {
    return std::string_view(pool_).substr(reading.begin, length_of(reading));
}

std::string_view CompletionIndex::initials(const Reading& reading) const noexcept {
    return std::string_view(pool_).substr(reading.begin + length_of(reading), count_of(reading));
}

std::string_view CompletionIndex::text_of(Order order, Index place) const noexcept {
    const Reading& reading = readings_[places_[at(order)][place]];
    return order == Order::letters ? letters(reading) : initials(reading);
}

IndexRange CompletionIndex::beginning_with(Order order, std::string_view typed) const noexcept {
    const auto& sorted = places_[at(order)];
    const auto text = [&](Index reading) {
        const Reading& r = readings_[reading];
        return (order == Order::letters ? letters(r) : initials(r)).substr(0, typed.size());
    };
    const auto begin =
        std::lower_bound(sorted.begin(), sorted.end(), typed,
                         [&](Index a, std::string_view wanted) { return text(a) < wanted; });
    const auto end =
        std::upper_bound(begin, sorted.end(), typed,
                         [&](std::string_view wanted, Index a) { return wanted < text(a); });
    return {static_cast<Index>(begin - sorted.begin()), static_cast<Index>(end - sorted.begin())};
}

bool CompletionIndex::has(Order order, IndexRange range, Index name) const noexcept {
    if (order == Order::characters) return range.contains(name);
    for (Index reading = first_reading_[name]; reading < first_reading_[name + 1]; ++reading)
        if (range.contains(rank_[at(order)][reading])) return true;
    return false;
}

bool CompletionIndex::goes_on(std::string_view letters, std::uint64_t syllables,
                              std::string_view typed) const noexcept {
    if (typed.empty()) return true;
    if (syllables == 0) return false;
    const std::size_t size = syllables & mask;
    std::size_t same = 0;
    while (same < size && same < typed.size() && letters[same] == typed[same]) ++same;
    for (; same > 0; --same)
        if (goes_on(letters.substr(size), syllables >> bits, typed.substr(same))) return true;
    return false;
}

bool CompletionIndex::goes_on(Index name, std::size_t character,
                              std::string_view typed) const noexcept {
    if (typed.empty() || character >= most_syllables) return false;
    for (Index i = first_reading_[name]; i < first_reading_[name + 1]; ++i) {
        std::string_view rest = letters(readings_[i]);
        std::uint64_t syllables = readings_[i].syllables;
        for (std::size_t passed = 0; passed < character; ++passed, syllables >>= bits)
            rest.remove_prefix(syllables & mask);
        if (goes_on(rest, syllables, typed)) return true;
    }
    return false;
}

std::span<const Named> CompletionIndex::ready(Order order, IndexRange range) const noexcept {
    const auto& all = ready_[static_cast<std::size_t>(order)];
    const auto key = [](IndexRange a) { return std::pair(a.begin, ~a.end); };
    const auto found = std::lower_bound(
        all.begin(), all.end(), range,
        [&](const Ready& a, IndexRange wanted) { return key(a.range) < key(wanted); });
    if (found == all.end() || found->range.begin != range.begin || found->range.end != range.end)
        return {};
    return std::span(choices_).subspan(found->begin, found->end - found->begin);
}

std::span<const Named> CompletionIndex::roads_in(IndexRange villages) const noexcept {
    const Index begin = first_road_[villages.begin], end = first_road_[villages.end];
    return std::span(roads_).subspan(begin, end - begin);
}

std::span<const Named> CompletionIndex::villages_in(IndexRange villages) const noexcept {
    const Index begin = first_village_[villages.begin], end = first_village_[villages.end];
    return std::span(villages_).subspan(begin, end - begin);
}

std::size_t CompletionIndex::memory_bytes() const noexcept {
    std::size_t bytes = pool_.capacity() + readings_.capacity() * sizeof(Reading);
    for (const auto* indexes : {&first_reading_, &places_[0], &places_[1], &rank_[0], &rank_[1],
                                &first_road_, &first_village_})
        bytes += indexes->capacity() * sizeof(Index);
    for (const auto& ready : ready_) bytes += ready.capacity() * sizeof(Ready);
    return bytes + (roads_.capacity() + villages_.capacity() + choices_.capacity()) * sizeof(Named);
}

}  // namespace geo::search

// SPDX-License-Identifier: Apache-2.0
// Names out of words: in company with neighbours, of a theme, composed.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "geo/base/text.hpp"
#include "geo/naming/suggestion_sources.hpp"

namespace geo::naming {
namespace {

constexpr std::size_t most_companions = 8;  ///< further away, nobody hears that names pair

struct Companion {
    NameParts name;
    BilingualText where;  ///< 相接的, "which it meets"
    bool is_near = false;
};

BilingualText relation_phrase(Relation relation) {
    switch (relation) {
        case Relation::overlap:
        case Relation::parallel:
            return {"相邻的", "beside it"};
        case Relation::continuation:
        case Relation::branch:
            return {"相接的", "which it joins"};
        case Relation::crossing:
            return {"相交的", "which it crosses"};
    }
    return {};
}

/// Named roads that the name may pair with: those it meets, then the others of the village.
std::vector<Companion> companions(const SuggestionContext& context) {
    std::vector<Companion> found;
    const auto is_known = [&](const NameParts& name) {
        return std::any_of(found.begin(), found.end(),
                           [&](const Companion& one) { return one.name.full == name.full; });
    };
    if (context.line)
        for (const RoadNearby& road : context.line->nearby)
            if (road.name && !is_known(road.name->name))
                found.push_back({road.name->name, relation_phrase(road.relation), true});
    for (const NamedRoad& road : context.village_roads)
        if (!is_known(road.name))
            found.push_back({road.name, {"同村的", "of the same village"}, false});
    return found;
}

std::string at(const std::string& text, std::size_t index) {
    return text::to_utf8(text::code_points(text).substr(index, 1));
}

/// What all word candidates of one source have in common.
struct WordTemplate {
    std::string generic;
    std::string source;
    std::string group;
    BilingualText reason;
    std::string origin;
    double fit = 0;
    double company = 0;
};

Candidate make(const WordTemplate& common, const std::string& word, const std::string& meaning) {
    Candidate candidate;
    candidate.name = with_generic(word, common.generic);
    candidate.source = common.source;
    candidate.group = common.group;
    candidate.reason = common.reason;
    candidate.meaning = meaning;
    candidate.origin = common.origin;
    candidate.fit = common.fit;
    candidate.company = common.company;
    return candidate;
}

/// Words that keep the character of the neighbour's name at its head (or its end).
void pair_with(const SuggestionTask& task, const Companion& companion, bool at_head,
               std::vector<Candidate>& out) {
    const std::string& specific = companion.name.specific;
    const std::string kept = at(specific, at_head ? 0 : 1);
    WordTemplate common;
    common.generic = task.generic;
    common.source = "pair";
    common.group = "pair:" + kept;
    common.reason = {fmt::format("与{}“{}”同以“{}”字{}，读来成对。", companion.where.zh,
                                 companion.name.full, kept, at_head ? "开头" : "收尾"),
                     fmt::format("It pairs with {}, {}: both {} with {}.", companion.name.full,
                                 companion.where.en, at_head ? "begin" : "end", kept)};
    common.origin = fmt::format("{}，与{}“{}”成对命名。", task.description, companion.where.zh,
                                companion.name.full);
    common.company = companion.is_near ? 0.9 : 0.75;
    const auto words = at_head ? task.words.opening_with(kept) : task.words.closing_with(kept);
    for (const PairedWord* word : words) {
        if (word->text == specific) continue;
        common.fit =
            (at_head ? 0.55 : 0.5) + 0.05 * spread(task.context.village.code.value(), word->text);
        out.push_back(make(common, word->text, word->meaning));
    }
}

const Companion* companion_of(const Theme& theme, const std::vector<Companion>& around) {
    const auto found = std::find_if(around.begin(), around.end(), [&](const Companion& one) {
        return holds(theme, one.name.specific);
    });
    return found == around.end() ? nullptr : &*found;
}

WordTemplate theme_template(const SuggestionTask& task, const Theme& theme,
                            const Companion* companion) {
    WordTemplate common;
    common.generic = task.generic;
    common.source = "theme";
    common.group = "theme:" + theme.id;
    common.origin = fmt::format("{}，取“{}”一组用词命名。", task.description, theme.name);
    if (companion == nullptr) {
        common.company = 0.4;
        common.reason = {
            fmt::format("取自“{}”一组，同村其他道路可从同组取名。", theme.name),
            fmt::format("Of the theme '{}', which other roads of the village can share.",
                        theme.name_en)};
        return common;
    }
    common.company = companion->is_near ? 1.0 : 0.85;
    common.reason = {fmt::format("与{}“{}”同属“{}”一组。", companion->where.zh,
                                 companion->name.full, theme.name),
                     fmt::format("Of the theme '{}', like {}, {}.", theme.name_en,
                                 companion->name.full, companion->where.en)};
    return common;
}

}  // namespace

NameParts with_generic(const std::string& specific, const std::string& generic) {
    return {specific + generic, specific, generic};
}

std::string sentence(const std::string& text) {
    constexpr std::string_view full_stop = "。";
    const bool is_closed =
        text.size() >= full_stop.size() &&
        text.compare(text.size() - full_stop.size(), full_stop.size(), full_stop) == 0;
    return is_closed ? text : text + "。";
}

bool holds(const Theme& theme, const std::string& specific) {
    return std::any_of(theme.words.begin(), theme.words.end(),
                       [&](const ThemeWord& word) { return word.text == specific; });
}

double spread(std::string_view village, std::string_view word) noexcept {
    std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
    const auto take = [&hash](std::string_view text) {
        for (const char byte : text)
            hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
    };
    take(village);
    take(word);
    hash ^= hash >> 32U;
    return static_cast<double>(hash % 1000) / 1000.0;
}

void add_pairs(const SuggestionTask& task, std::vector<Candidate>& out) {
    std::size_t used = 0;
    for (const Companion& companion : companions(task.context)) {
        if (text::length(companion.name.specific) != 2) continue;
        if (used++ == most_companions) return;
        pair_with(task, companion, true, out);
        pair_with(task, companion, false, out);
    }
}

void add_themes(const SuggestionTask& task, std::vector<Candidate>& out) {
    const auto around = companions(task.context);
    for (const Theme& theme : task.tables.profile.themes) {
        WordTemplate common = theme_template(task, theme, companion_of(theme, around));
        for (const ThemeWord& word : theme.words) {
            common.fit = 0.6 + 0.08 * spread(task.context.village.code.value(), word.text);
            out.push_back(make(common, word.text, sentence(word.meaning)));
        }
    }
}

void add_compositions(const SuggestionTask& task, std::vector<Candidate>& out) {
    WordTemplate common;
    common.generic = task.generic;
    common.source = "composed";
    common.reason = {"用两个常用好字组成，含义明白，全乡镇内不重名、不重音。",
                     "Two common characters of good meaning; new to the town in text and sound."};
    common.origin = task.description + "，新拟此名。";
    common.company = 0.3;
    for (const PairedWord& word : task.words.words()) {
        common.group = "composed:" + at(word.text, 0);
        common.fit = 0.3 + 0.08 * spread(task.context.village.code.value(), word.text);
        out.push_back(make(common, word.text, word.meaning));
    }
}

}  // namespace geo::naming

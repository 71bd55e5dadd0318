// SPDX-License-Identifier: Apache-2.0
// A profile out of TOML, group by group in the order of the file. Anything odd is refused: a typing
// slip in a profile must not quietly switch a rule off.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "geo/base/text.hpp"
#include "geo/naming/profile.hpp"
#include "geo/naming/profile_reader_group.hpp"
#include "geo/naming/profile_reader_numbering.hpp"

namespace geo::naming {
namespace {

constexpr std::size_t longest_profile = 1 << 20;  // bytes
constexpr std::size_t most_dots = 2'000;          // outside quotes
constexpr Range any_width{0, 200};
constexpr Range any_length{0, 100'000};
constexpr ListSize any_list{0, 10'000};

/// Dots outside quotes: each may open a table inside a table. Quotes of three are passed over, so
/// that what stands in a text of several lines counts too.
std::size_t count_dots(std::string_view toml) {
    std::size_t dots = 0;
    char quote = 0;
    for (std::size_t i = 0; i < toml.size(); ++i) {
        const char c = toml[i];
        if (c == '\n') quote = 0;
        if (quote == '"' && c == '\\') ++i;
        if (c == '.' && quote == 0) ++dots;
        if ((c != '"' && c != '\'') || (quote != 0 && quote != c)) continue;
        const std::size_t end = std::min(toml.find_first_not_of(c, i), toml.size());
        if (end - i >= 3)
            quote = 0;
        else if (end - i == 1)
            quote = quote == 0 ? c : '\0';
        i = end - 1;
    }
    return dots;
}

/// What the TOML library should not be given: it walks tables within tables by recursion.
void refuse_monsters(std::string_view toml, std::string_view source) {
    if (toml.size() > longest_profile)
        throw Error(ErrorKind::invalid_input,
                    fmt::format("{} 有 {} 字节，规则配置最大 {} 字节。", source, toml.size(),
                                longest_profile),
                    fmt::format("{} has {} bytes; a profile has at most {}.", source, toml.size(),
                                longest_profile));
    if (!text::is_valid_utf8(toml))
        throw Error(ErrorKind::invalid_input,
                    fmt::format("{} 不是 UTF-8 文本，请另存为 UTF-8。", source),
                    fmt::format("{} is not UTF-8; save it as UTF-8.", source));
    if (count_dots(toml) > most_dots)
        throw Error(ErrorKind::invalid_input,
                    fmt::format("{} 的键嵌套过多：引号外的点多于 {} 个。", source, most_dots),
                    fmt::format("{} nests too many keys: more than {} dots stand outside quotes.",
                                source, most_dots));
}

toml::table parse(std::string_view toml, std::string_view source) {
    refuse_monsters(toml, source);
    try {
        return toml::parse(toml, source);
    } catch (const toml::parse_error& error) {
        const auto& at = error.source().begin;
        throw Error(ErrorKind::invalid_input,
                    fmt::format("{} 第 {} 行第 {} 列不是正确的 TOML：{}。", source, at.line,
                                at.column, error.description()),
                    fmt::format("{}, line {}, column {}: not well-formed TOML: {}.", source,
                                at.line, at.column, error.description()));
    }
}

bool is_all_han(std::string_view value) {
    const std::u32string characters = text::code_points(value);
    return std::all_of(characters.begin(), characters.end(), text::is_han);
}

/// A key that must be written in Han characters, no more than so many.
std::string han_text(ProfileGroup& group, std::string_view key, std::size_t most) {
    std::string value = group.required_text(key);
    if (!is_all_han(value) || text::length(value) > most)
        throw group.refused(key, {fmt::format("1 到 {} 个汉字", most),
                                  fmt::format("1 to {} Han characters", most)});
    return value;
}

// ---- generic names

GenericName read_listed_generic(ProfileGroup& group) {
    GenericName generic;
    generic.text = han_text(group, "text", 4);
    generic.is_listed = true;
    generic.least_width = group.number("least_width", any_width);
    generic.most_width = group.number("most_width", any_width);
    generic.least_length = group.number("least_length", any_length);
    generic.blocks_below_width = group.flag("blocks_below_width").value_or(false);
    generic.dead_end_excuses_width = group.flag("dead_end_excuses_width").value_or(false);
    generic.is_block = group.flag("is_block").value_or(false);
    generic.most_in_village = group.whole("most_in_village", {1, 1000});
    if (generic.least_width && generic.most_width && *generic.least_width > *generic.most_width)
        throw group.refused("most_width", {"不小于 least_width 的数", "no less than least_width"});
    if (generic.blocks_below_width && !generic.least_width)
        throw group.refused("blocks_below_width",
                            {"仅在给出 least_width 时为 true", "true only beside a least_width"});
    if (generic.dead_end_excuses_width && !generic.most_width)
        throw group.refused("dead_end_excuses_width",
                            {"仅在给出 most_width 时为 true", "true only beside a most_width"});
    group.refuse_unknown_keys();
    return generic;
}

bool has_generic(const std::vector<GenericName>& names, std::string_view text) {
    return std::any_of(names.begin(), names.end(),
                       [&](const GenericName& one) { return one.text == text; });
}

std::vector<GenericName> read_generic_names(ProfileGroup& root) {
    const BilingualText not_twice{"每个通名只列一次", "each generic name once"};
    std::vector<GenericName> names;
    for (ProfileGroup& group : root.groups("generic_name")) {
        GenericName generic = read_listed_generic(group);
        if (has_generic(names, generic.text)) throw group.refused("text", not_twice);
        names.push_back(std::move(generic));
    }
    if (names.empty())
        throw root.refused("generic_name", {"至少一个 [[generic_name]]（通名表不能为空）",
                                            "at least one [[generic_name]] (the list of generic "
                                            "names is not empty)"});
    for (std::string& known : root.texts("understood_generic_names", any_list)) {
        if (has_generic(names, known) || !is_all_han(known) || text::length(known) > 4)
            throw root.refused(
                "understood_generic_names",
                {"1 到 4 个汉字的通名，不与 [[generic_name]] 重复（“" + known + "”）",
                 "generic names of 1 to 4 Han characters that are no "
                 "[[generic_name]] already ('" +
                     known + "')"});
        GenericName generic;
        generic.text = std::move(known);
        names.push_back(std::move(generic));
    }
    return names;
}

// ---- severities and thresholds

std::optional<std::optional<Severity>> severity_for(std::string_view word) {
    if (word == "B") return Severity::block;
    if (word == "R") return Severity::review;
    if (word == "W") return Severity::warn;
    if (word == "I") return Severity::info;
    if (word == "off") return std::optional<Severity>();
    return std::nullopt;
}

void read_severities(ProfileGroup& root, Profile& profile) {
    auto group = root.group("severity");
    if (!group) return;
    for (auto& [key, word] : group->all_texts()) {
        const auto severity = severity_for(word);
        if (!severity)
            throw root.refused(
                "severity",
                {"（键 " + key + "）\"B\"、\"R\"、\"W\"、\"I\" 或 \"off\"，而不是 \"" + word + "\"",
                 "(key " + key + R"() "B", "R", "W", "I" or "off", not ")" + word + '"'});
        profile.severities.emplace(key, *severity);
    }
}

void read_thresholds(ProfileGroup& root, Thresholds& thresholds) {
    auto group = root.group("thresholds");
    if (!group) return;
    const auto whole = [&](std::string_view key, int& value) {
        value = group->whole(key, {1, 50}).value_or(value);
    };
    const auto number = [&](std::string_view key, double& value, double most) {
        value = group->number(key, {0, most}).value_or(value);
    };
    whole("specific_warn_above", thresholds.specific_warn_above);
    whole("specific_block_above", thresholds.specific_block_above);
    number("overlap_share", thresholds.overlap_share, 1);
    number("overlap_metres", thresholds.overlap_metres, 100);
    number("parallel_metres", thresholds.parallel_metres, 100);
    number("continuation_metres", thresholds.continuation_metres, 1000);
    number("continuation_degrees", thresholds.continuation_degrees, 90);
    number("position_tolerance_metres", thresholds.position_tolerance_metres, 10'000);
    number("outside_metres", thresholds.outside_metres, 10'000);
    if (thresholds.specific_block_above < thresholds.specific_warn_above)
        throw group->refused("specific_block_above", {"不小于 specific_warn_above 的整数",
                                                      "no less than specific_warn_above"});
    group->refuse_unknown_keys();
}

// ---- signs

void read_signs(ProfileGroup& root, SignSpacing& signs) {
    auto group = root.group("signs");
    if (!group) return;
    const auto number = [&](std::string_view key, double& value, Range range) {
        value = group->number(key, range).value_or(value);
    };
    number("spacing_m", signs.spacing_metres, {50, 10'000});
    number("least_distance_m", signs.least_distance_metres, {5, 200});
    number("single_sign_below_m", signs.single_sign_below_metres, {0, 1000});
    number("roadside_m", signs.roadside_metres, {0, 20});
    number("default_width_m", signs.default_width_metres, {1, 60});
    number("shared_pole_m", signs.shared_pole_metres, {0, 50});
    if (signs.spacing_metres < 2 * signs.least_distance_metres)
        throw group->refused(
            "spacing_m", {"不小于 least_distance_m 的两倍", "no less than twice least_distance_m"});
    group->refuse_unknown_keys();
}

// ---- directions and built-up areas

DirectionScheme read_scheme(ProfileGroup& group, const std::vector<GenericName>& names) {
    DirectionScheme scheme{group.texts("east_west", any_list),
                           group.texts("north_south", any_list)};
    const auto require_known = [&](std::string_view key, const std::vector<std::string>& chosen) {
        for (const std::string& one : chosen)
            if (!has_generic(names, one))
                throw group.refused(key,
                                    {"通名表中的通名（“" + one + "”不在其中）",
                                     "generic names of the list ('" + one + "' is not on it)"});
    };
    require_known("east_west", scheme.east_west);
    require_known("north_south", scheme.north_south);
    return scheme;
}

void read_directions(ProfileGroup& root, Profile& profile) {
    if (auto group = root.group("directions")) {
        profile.directions = read_scheme(*group, profile.generic_names);
        group->refuse_unknown_keys();
    }
    for (ProfileGroup& group : root.groups("village_directions")) {
        VillageCode village(group.required_text("village"));
        DirectionScheme scheme = read_scheme(group, profile.generic_names);
        group.refuse_unknown_keys();
        if (!profile.village_directions.emplace(std::move(village), std::move(scheme)).second)
            throw group.refused("village", {"每个村只列一次", "each village once"});
    }
}

void read_built_up_areas(ProfileGroup& root, Profile& profile) {
    std::set<std::string> taken;
    for (ProfileGroup& group : root.groups("built_up_area")) {
        BuiltUpArea area;
        area.name = group.required_text("name");
        for (std::string& town : group.texts("towns", {1, 1000})) {
            if (!taken.insert(town).second)
                throw group.refused("towns", {"不属于另一个建成区的乡镇代码（" + town + "）",
                                              "codes of towns in no other area (" + town + ")"});
            area.towns.emplace_back(std::move(town));
        }
        if (area.towns.empty())
            throw group.refused("towns", {"至少一个乡镇代码", "at least one code of a town"});
        group.refuse_unknown_keys();
        profile.built_up_areas.push_back(std::move(area));
    }
}

// ---- sounds and words

bool is_sound(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void read_sound(ProfileGroup& root, Profile& profile) {
    auto group = root.group("sound");
    if (!group) return;
    profile.near_sounds = group->flag("near").value_or(false);
    profile.near_sound_groups = group->text_lists("groups", {2, 10});
    for (const auto& sounds : profile.near_sound_groups)
        if (!std::all_of(sounds.begin(), sounds.end(), is_sound))
            throw group->refused("groups", {"由小写拼音声母或韵母组成的组，例如 [\"zh\", \"z\"]",
                                            "groups of initials or finals in lower case, such as "
                                            "[\"zh\", \"z\"]"});
    group->refuse_unknown_keys();
}

void read_words(ProfileGroup& root, Profile& profile) {
    std::set<std::string> taken;
    for (ProfileGroup& group : root.groups("word")) {
        WordChange change{han_text(group, "word", 20), group.required_text("category"),
                          group.required_text("source")};
        if (!taken.insert(change.word).second)
            throw group.refused("word", {"每个词只列一次", "each word once"});
        group.refuse_unknown_keys();
        profile.words.push_back(std::move(change));
    }
}

// ---- themes

std::vector<ThemeWord> read_theme_words(ProfileGroup& group) {
    const BilingualText expected{
        "[专名, 含义] 的数组，专名为 1 到 4 个汉字且不重复",
        "a list of [specific name, meaning], each name 1 to 4 Han characters and once there"};
    std::vector<ThemeWord> words;
    for (auto& pair : group.text_lists("words", {2, 2})) {
        const bool is_new = std::none_of(words.begin(), words.end(), [&](const ThemeWord& one) {
            return one.text == pair.front();
        });
        if (!is_new || !is_all_han(pair.front()) || text::length(pair.front()) > 4)
            throw group.refused("words", expected);
        words.push_back({std::move(pair.front()), std::move(pair.back())});
    }
    if (words.empty()) throw group.refused("words", expected);
    return words;
}

void read_themes(ProfileGroup& root, Profile& profile) {
    std::set<std::string> taken;
    for (ProfileGroup& group : root.groups("theme")) {
        Theme theme;
        theme.id = group.required_text("id");
        theme.name = group.required_text("name");
        theme.name_en = group.required_text("name_en");
        theme.words = read_theme_words(group);
        if (!taken.insert(theme.id).second)
            throw group.refused("id", {"每个系列一个，互不相同", "a different one for each theme"});
        group.refuse_unknown_keys();
        profile.themes.push_back(std::move(theme));
    }
}

// ---- process

void read_process(ProfileGroup& root, ProcessSlots& process) {
    auto group = root.group("process");
    if (!group) return;
    process.notice_days = group->whole("notice_days", {1, 90}).value_or(process.notice_days);
    process.contact = group->text("contact").value_or("");
    group->refuse_unknown_keys();
}

}  // namespace

Profile read_profile(std::string_view toml, std::string_view source) {
    const toml::table table = parse(toml, source);
    ProfileGroup root(table, "", source);
    Profile profile;
    profile.name = root.required_text("name");
    profile.generic_names = read_generic_names(root);
    read_severities(root, profile);
    read_thresholds(root, profile.thresholds);
    read_signs(root, profile.signs);
    profile.numbering = read_numbering(root);
    read_directions(root, profile);
    read_built_up_areas(root, profile);
    read_sound(root, profile);
    profile.own_entities = root.texts("own_entities", any_list);
    read_words(root, profile);
    read_themes(root, profile);
    read_process(root, profile.process);
    root.refuse_unknown_keys();
    return profile;
}

}  // namespace geo::naming

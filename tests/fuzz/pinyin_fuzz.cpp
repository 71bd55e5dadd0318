// SPDX-License-Identifier: Apache-2.0
// Any bytes as a name for the romaniser: it answers or refuses, and its answers agree.
#include <algorithm>
#include <set>
#include <string>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/naming/name_parts.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/geo/naming/shipped_tables.hpp"

namespace {

using namespace geo::naming;

void check_explanation(std::string_view name, NameKind kind, const geo::Pinyin& pinyin) {
    std::string written;
    bool is_for_review = false;
    for (const CharacterReading& each : romaniser().explain(name, kind, generic_names())) {
        written += each.character;
        is_for_review = is_for_review || each.needs_review;
        fuzz::promise(each.needs_review == !each.alternatives.empty(),
                      "what is for review has alternatives");
        fuzz::promise((each.source == ReadingSource::none) == each.chosen.empty(),
                      "a reading has a source");
    }
    fuzz::promise(written == name, "an explanation holds the name");
    fuzz::promise(is_for_review == pinyin.needs_review, "a name is for review as its characters");
}

void check_sounds(const geo::NameParts& parts) {
    const auto keys = romaniser().sound_keys(parts);
    fuzz::promise(!keys.empty() && keys.size() <= Romaniser::max_sound_keys,
                  "sound keys are bounded");
    fuzz::promise(std::set<std::string>(keys.begin(), keys.end()).size() == keys.size(),
                  "sound keys are distinct");
}

void check_forms(const geo::Pinyin& pinyin) {
    for (const std::string& form : {pinyin.toned, pinyin.untoned, pinyin.sign, pinyin.key})
        fuzz::promise(geo::text::is_valid_utf8(form), "every form is well-formed");
    fuzz::promise(geo::text::length(pinyin.toned) == geo::text::length(pinyin.untoned),
                  "tones are marks and no letters");
}

void check_name(std::string_view name) {
    const geo::NameParts parts = split_name(name, generic_names());
    fuzz::promise(parts.specific + parts.generic == name, "the parts of a name make it up");
    check_sounds(parts);
    for (const NameKind kind : {NameKind::automatic, NameKind::road, NameKind::settlement}) {
        const geo::Pinyin pinyin = romaniser().romanise(name, kind, generic_names());
        check_forms(pinyin);
        check_explanation(name, kind, pinyin);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view name = fuzz::text_of(data, size);
    try {
        check_name(name);
        fuzz::promise(geo::text::is_valid_utf8(name), "malformed bytes are refused");
    } catch (const geo::Error&) {
        fuzz::promise(!geo::text::is_valid_utf8(name), "a well-formed name is read");
    }
    return 0;
}

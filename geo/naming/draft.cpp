// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/draft.hpp"

#include <utility>

#include "geo/base/text.hpp"

namespace geo::naming {
namespace {

std::string clean(std::u32string_view typed) {
    std::string seen;
    for (const char32_t character : typed)
        if (!text::is_invisible(character)) text::append_utf8(seen, text::standard_form(character));
    return text::nfc(text::trimmed(seen));
}

}  // namespace

NameDraft make_draft(std::string_view typed, VillageContext village, const Tables& tables,
                     const std::optional<std::string>& generic) {
    NameDraft draft;
    draft.typed = text::code_points(typed);
    const std::string cleaned = clean(draft.typed);
    draft.cleaned = text::code_points(cleaned);
    const bool is_marked = generic && !generic->empty();
    draft.name =
        is_marked ? split_name_at(cleaned, *generic) : split_name(cleaned, tables.generic_names);
    draft.pinyin = tables.romaniser.romanise(draft.name);
    draft.sound_keys = tables.romaniser.sound_keys(draft.name);
    draft.village = std::move(village);
    return draft;
}

}  // namespace geo::naming

// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/naming_context.hpp"

#include "data/embedded.hpp"
#include "geo/base/text.hpp"

namespace geo::registry {
namespace {

naming::ReadingTexts reading_texts() {
    naming::ReadingTexts texts;
    texts.standard_characters = data::standard_characters();
    texts.other_characters = data::other_characters();
    texts.place_characters = data::place_characters();
    texts.place_readings = data::place_readings();
    texts.phrase_readings = data::phrase_readings();
    texts.surname_readings = data::surname_readings();
    return texts;
}

}  // namespace

NamingContext::NamingContext()
    : generic_names_(naming::GenericNames::from_table(data::generic_names())),
      romaniser_(reading_texts(), naming::OrdinalFinder{data::fixed_numerals()}) {}

NameParts NamingContext::split(std::string_view full,
                               const std::optional<std::string>& generic) const {
    const std::string normal = text::nfc(full);
    return generic ? naming::split_name_at(normal, text::nfc(*generic))
                   : naming::split_name(normal, generic_names_);
}

}  // namespace geo::registry

// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/naming_context.hpp"

#include "data/embedded.hpp"
#include "geo/base/text.hpp"

namespace geo::registry {
namespace {

naming::TableTexts table_texts() {
    naming::TableTexts texts;
    texts.readings.standard_characters = data::standard_characters();
    texts.readings.other_characters = data::other_characters();
    texts.readings.place_characters = data::place_characters();
    texts.readings.place_readings = data::place_readings();
    texts.readings.phrase_readings = data::phrase_readings();
    texts.readings.surname_readings = data::surname_readings();
    texts.variants = data::variants();
    texts.fixed_numerals = data::fixed_numerals();
    texts.name_words = data::name_words();
    return texts;
}

}  // namespace

NamingContext::NamingContext() : NamingContext(data::dongying_profile(), "dongying.toml") {}

NamingContext::NamingContext(std::string_view profile, std::string_view source)
    : tables_(std::make_shared<const naming::Tables>(
          naming::load_tables(table_texts(), naming::read_profile(profile, source)))),
      rules_(tables_) {}

NameParts NamingContext::split(std::string_view full) const {
    return naming::split_name(text::nfc(full), tables_->generic_names);
}

}  // namespace geo::registry

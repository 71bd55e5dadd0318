// SPDX-License-Identifier: Apache-2.0
// Any bytes as a table or a profile: the first one says which. What is wrong is a geo::Error with a
// message in two languages; what is read serves.
#include <array>
#include <string>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/naming/ordinals.hpp"
#include "geo/naming/profile.hpp"
#include "geo/naming/reading_table.hpp"
#include "geo/naming/table_reader.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace {

using namespace geo::naming;

/// A few characters, so that building the rest of the tables costs nothing.
ReadingTexts small_tables() {
    return {"character\tlevel\treadings\n乐\t1\tlè/yuè\n亭\t1\ttíng\n家\t1\tjiā\n",
            "character\treadings\n",
            "character\treadings\n",
            "phrase\treadings\talternatives\n乐亭\tlào tíng\t\n",
            "phrase\treadings\n",
            "character\treading\tscope\n解\txiè\talone\n"};
}

void read_readings(std::size_t which, std::string_view table) {
    ReadingTexts texts = small_tables();
    const std::array<std::string_view*, 6> all{&texts.standard_characters, &texts.other_characters,
                                               &texts.place_characters,    &texts.place_readings,
                                               &texts.phrase_readings,     &texts.surname_readings};
    *all[which % all.size()] = table;
    const ReadingTable readings(texts);
    std::u32string name = U"东解乐亭家乐";
    if (geo::text::is_valid_utf8(table)) name += geo::text::code_points(table);
    std::vector<Readings> read;
    readings.read(name, read);
    fuzz::promise(read.size() == name.size(), "every character has its place");
    for (const Readings& each : read)
        for (const SyllableId id : each)
            fuzz::promise(!readings.syllable(id).toned.empty(), "a reading is a syllable");
}

void read_ordinals(std::string_view table) {
    const OrdinalFinder finder(table);
    if (!geo::text::is_valid_utf8(table)) return;
    const std::u32string name = geo::text::code_points(table);
    if (const auto found = finder.find(name))
        fuzz::promise(found->begin < found->end && found->end <= name.size() && found->value > 0,
                      "an ordinal lies in the name");
}

void read_as_told(char what, std::string_view text) {
    if (what == 'p')
        read_profile(text, "profile.toml");
    else if (what == 'o')
        read_ordinals(text);
    else if (what == 't')
        read_table(text);
    else
        read_readings(static_cast<unsigned char>(what), text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = fuzz::text_of(data, size);
    if (input.empty()) return 0;
    try {
        read_as_told(input.front(), input.substr(1));
    } catch (const geo::Error& error) {
        fuzz::promise(!error.text().zh.empty() && !error.text().en.empty(),
                      "an error speaks both languages");
    }
    return 0;
}

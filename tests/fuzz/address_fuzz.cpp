// SPDX-License-Identifier: Apache-2.0
// Any bytes as an address: its parts make it up again, and what is read from them holds together.
#include <string>

#include "geo/addressing/composition.hpp"
#include "geo/addressing/door_text.hpp"
#include "geo/addressing/parser.hpp"
#include "geo/addressing/particulars.hpp"
#include "geo/base/text.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/geo/addressing/shipped_lexicon.hpp"

namespace {

using namespace geo::addressing;

void check_parts(std::string_view text, const ParsedAddress& parts) {
    std::string whole;
    std::size_t character = 0;
    for (const Part& part : parts) {
        fuzz::promise(part.byte == whole.size(), "parts follow each other without gaps");
        fuzz::promise(part.character == character, "characters are counted on");
        fuzz::promise(!part.text.empty() && part.length > 0, "no part is empty");
        fuzz::promise(part.kind == PartKind::unread || character + part.length <= longest_read,
                      "what is read is bounded");
        whole += part.text;
        character += part.length;
    }
    fuzz::promise(whole == text, "the parts make up the text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const ParsedAddress parts = parse(shipped_lexicon(), text);
    check_parts(text, parts);
    check_parts(text, parse_tail(shipped_lexicon(), text));
    const Particulars read = particulars_of(shipped_lexicon(), parts);
    fuzz::promise(!read.offset || read.offset->direction || read.offset->metres,
                  "an offset says where or how far");
    fuzz::promise(register_text(from_parts(parts)).size() <= text.size(),
                  "a standard address adds nothing");
    fuzz::promise(!geo::text::is_valid_utf8(text) ||
                      plate_number(door_text(text)).find("号") == std::string::npos,
                  "a plate shows its number alone");
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
// Any bytes as addresses, a line each, asked of one geocoder over a registry of a few villages. The
// same text has the same answer whatever came before it, no answer is surer than sure, and what it
// keeps for reference lies inside the text.
#include <optional>
#include <string>

#include "geo/search/geocoder.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/geo/search/small_registry.hpp"

namespace {

using namespace geo::search;

const std::shared_ptr<const AddressIndex>& index() {
    static const auto made = testing::small_index();
    return made;
}

void check_answer(std::string_view text, const Geocoded& answer) {
    fuzz::promise(answer.place.has_value() == (answer.verdict != Verdict::none),
                  "a place is given exactly when the verdict is not none");
    for (const Reference& reference : answer.references.all())
        fuzz::promise(reference.begin <= reference.end && reference.end <= text.size(),
                      "a reference lies inside the text");
    if (!answer.place) return;
    fuzz::promise(answer.place->score >= 0 && answer.place->score <= 1, "a score is 0 to 1");
    fuzz::promise(answer.verdict != Verdict::match || !answer.place->ambiguous,
                  "what is ambiguous is no match");
}

bool is_same(const Geocoded& a, const Geocoded& b) {
    if (a.verdict != b.verdict || a.place.has_value() != b.place.has_value()) return false;
    return !a.place || (a.place->address == b.place->address && a.place->road == b.place->road &&
                        a.place->village == b.place->village && a.place->score == b.place->score);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Geocoder kept(index());
    for (const std::string_view text : fuzz::lines_of(fuzz::text_of(data, size), 4)) {
        const Geocoded answer = kept.locate(text);
        check_answer(text, answer);
        fuzz::promise(is_same(answer, Geocoder(index()).locate(text)),
                      "an answer does not depend on the texts before it");
    }
    return 0;
}

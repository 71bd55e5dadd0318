// SPDX-License-Identifier: Apache-2.0
#include "tests/geo/addressing/labelled_addresses.hpp"

#include <gtest/gtest.h>

#include <iostream>

#include "geo/addressing/parser.hpp"
#include "tests/geo/addressing/shipped_lexicon.hpp"

namespace {

constexpr double floor_f1 = 0.835;

TEST(LabelledAddresses, ElementsAreFoundWithAGenericListOfDivisions) {
    const auto addresses =
        labelled::read_file(LUMING_SOURCE_DIR "/../shared/data/addresses/labelled/dev.txt.gz");
    if (!addresses) GTEST_SKIP() << "no labelled addresses in ../shared/data/addresses/labelled";
    ASSERT_GT(addresses->size(), 1000U);

    std::map<std::string, labelled::Score> by_tag;
    for (const labelled::Address& each : *addresses) {
        const auto found = labelled::by_tags(geo::addressing::parse(shipped_lexicon(), each.text));
        for (const auto& [tag, score] : labelled::score(each.elements, found))
            by_tag[tag].add(score);
    }

    for (const auto& [tag, score] : by_tag)
        std::cout << (tag.empty() ? "all" : tag) << " expected " << score.expected << " precision "
                  << score.precision() << " recall " << score.recall() << " F1 " << score.f1()
                  << '\n';
    EXPECT_GE(by_tag[""].f1(), floor_f1);
}

}  // namespace

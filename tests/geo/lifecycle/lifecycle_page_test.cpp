// SPDX-License-Identifier: Apache-2.0
#include "geo/lifecycle/lifecycle_page.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "geo/lifecycle/transitions.hpp"

namespace geo::lifecycle {
namespace {

TEST(LifecyclePage, IsTheOneInTheDocumentation) {
    std::ifstream in(std::string(LUMING_SOURCE_DIR) + "/docs/lifecycle.md");
    std::ostringstream kept;
    kept << in.rdbuf();

    // compared as a bool: the difference of two long texts helps nobody
    const bool is_same = kept.str() == lifecycle_page();

    EXPECT_TRUE(is_same) << "docs/lifecycle.md differs from the state table. Renew it: "
                            "luming proposal states --markdown > docs/lifecycle.md";
}

TEST(LifecyclePage, HasEveryLineOfTheTableOnce) {
    const std::string page = lifecycle_page();

    for (const Transition& line : transitions()) {
        const std::string start = "| `" + std::string(geo::to_string(line.from)) + "` | `" +
                                  std::string(to_string(line.action)) + "` ";
        const auto at = page.find(start);
        ASSERT_NE(at, std::string::npos) << start;
        EXPECT_EQ(page.find(start, at + 1), std::string::npos) << start;
        const std::string row = page.substr(at, page.find('\n', at) - at);
        for (const Gate gate : line.gates)
            EXPECT_NE(row.find("`" + std::string(to_string(gate)) + "`"), std::string::npos) << row;
        for (const Role role : line.roles)
            EXPECT_NE(row.find("`" + std::string(to_string(role)) + "`"), std::string::npos) << row;
    }
}

}  // namespace
}  // namespace geo::lifecycle

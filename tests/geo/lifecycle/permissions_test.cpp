// SPDX-License-Identifier: Apache-2.0
#include "geo/lifecycle/permissions.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace geo::lifecycle {
namespace {

constexpr Role all_roles[] = {Role::anonymous, Role::surveyor, Role::town, Role::county,
                              Role::postal,    Role::gis,      Role::admin};

/// The table as people read it: x may, - may not.
constexpr const char* picture = R"(
                   anonymous surveyor town county postal gis admin
read_published     x         x        x    x      x      x   x
check_names        x         x        x    x      x      x   x
object             x         x        x    x      x      x   x
report_sign        x         x        x    x      x      x   x
log_in             x         x        x    x      x      x   x
propose            -         x        x    x      -      -   x
see_unpublished    -         x        x    x      -      x   x
endorse            -         -        x    x      -      -   x
decide             -         -        -    x      -      -   x
manage_signs       -         -        -    x      -      -   x
rename_roads       -         -        -    x      -      -   x
number_doors       -         -        -    x      -      -   x
export_unpublished -         -        -    x      -      x   x
manage_profile     -         -        -    -      -      -   x
manage_users       -         -        -    -      -      -   x
run_jobs           -         x        x    x      x      x   x
)";

TEST(Permissions, TheTableIsAsDrawn) {
    std::istringstream lines(picture);
    std::string head;
    std::getline(lines, head);
    std::getline(lines, head);
    std::size_t row = 0;
    for (std::string line; std::getline(lines, line); ++row) {
        std::istringstream cells(line);
        std::string word, mark;
        cells >> word;
        const Capability capability = permissions().at(row).capability;
        EXPECT_EQ(to_string(capability), word);
        for (const Role role : all_roles) {
            cells >> mark;
            EXPECT_EQ(is_permitted(capability, role), mark == "x")
                << word << ' ' << to_string(role);
        }
    }
    EXPECT_EQ(row, permissions().size());
}

TEST(Permissions, EveryCapabilityHasItsOwnLineAndName) {
    std::set<std::string> names;
    for (const Permission& permission : permissions()) {
        EXPECT_EQ(&permission_for(permission.capability), &permission);
        EXPECT_TRUE(names.insert(name_of(permission.capability).zh).second);
        EXPECT_FALSE(name_of(permission.capability).en.empty());
    }
}

TEST(Permissions, AnAreaCoversWhatBeginsWithIt) {
    EXPECT_TRUE(covers("", "370502104237"));
    EXPECT_TRUE(covers("370502", "370502104237"));
    EXPECT_TRUE(covers("370502104237", "370502104237"));
    EXPECT_FALSE(covers("370503", "370502104237"));
    EXPECT_FALSE(covers("3705021042371", "370502104237"));
    EXPECT_FALSE(covers("370502", ""));
}

TEST(Permissions, WhoMayTakeAnActionHasItsCapability) {
    for (const Transition& line : transitions())
        for (const Role role : line.roles)
            EXPECT_TRUE(is_permitted(capability_for(line.action), role))
                << to_string(line.action) << ' ' << to_string(role);
}

}  // namespace
}  // namespace geo::lifecycle

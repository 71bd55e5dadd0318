// SPDX-License-Identifier: Apache-2.0
#include "geo/spatial/validity.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "geo/base/error.hpp"
#include "geo/spatial/geodesic.hpp"

namespace geo::spatial {
namespace {

const Ring square{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};
const Ring bow_tie{{0, 0}, {4, 4}, {4, 0}, {0, 4}, {0, 0}};

MultiPolygon outline_of(std::vector<Ring> rings) { return {{{std::move(rings)}}}; }

TEST(FindFault, ASquareAndNothingAreValid) {
    EXPECT_FALSE(find_fault(outline_of({square})));
    EXPECT_FALSE(find_fault({}));
}

TEST(FindFault, NamesASelfIntersectionAndItsPlace) {
    const auto fault = find_fault(outline_of({bow_tie}));

    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->reason.en, "Self-intersection");
    EXPECT_EQ(fault->reason.zh, "自相交");
    EXPECT_EQ(fault->at, (Coordinate{2, 2}));
}

TEST(FindFault, NamesAHoleOutsideItsShell) {
    const Ring far{{10, 10}, {11, 10}, {11, 11}, {10, 10}};

    const auto fault = find_fault(outline_of({square, far}));

    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->reason.zh, "孔在外环之外");
}

TEST(FindFault, ReportsWhatGeosCannotRead) {
    EXPECT_EQ(find_fault(outline_of({{{0, 0}, {1, 0}, {1, 1}, {0, 1}}}))->reason.zh, "环没有闭合");
    EXPECT_EQ(find_fault(outline_of({{{0, 0}, {1, 0}, {0, 0}}}))->reason.zh, "环的点数少于四个");
    EXPECT_EQ(find_fault(outline_of({{}}))->reason.zh, "环没有点");
    EXPECT_FALSE(find_fault(outline_of({{{0, NAN}, {1, 0}, {1, 1}, {0, NAN}}}))->at);
}

TEST(MakeValid, CutsABowTieInTwo) {
    const MultiPolygon repaired = make_valid(outline_of({bow_tie}));

    EXPECT_EQ(repaired.polygons.size(), 2U);
    EXPECT_FALSE(find_fault(repaired));
    EXPECT_NEAR(area_square_metres(repaired) / area_square_metres(outline_of({square})), 0.5, 1e-3);
}

TEST(MakeValid, KeepsAValidOutlineAndDropsACollapsedOne) {
    const MultiPolygon kept = make_valid(outline_of({square}));
    const MultiPolygon flat = make_valid(outline_of({{{0, 0}, {1, 1}, {2, 2}, {0, 0}}}));

    EXPECT_NEAR(area_square_metres(kept), area_square_metres(outline_of({square})), 1);
    EXPECT_TRUE(flat.polygons.empty());
    EXPECT_THROW(make_valid(outline_of({{{0, 0}, {1, 0}, {1, 1}, {0, 1}}})), Error);
}

TEST(LineChecks, PassAnOrdinaryLineAndALoop) {
    EXPECT_TRUE(line_checks({{{0, 0}, {1, 0}, {1, 1}}}).empty());
    EXPECT_TRUE(line_checks({{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}).empty());
}

TEST(LineChecks, NameEveryFault) {
    using Faults = std::vector<LineFault>;
    EXPECT_EQ(line_checks({}), Faults{LineFault::too_few_points});
    EXPECT_EQ(line_checks({{{1, 1}}}), Faults{LineFault::too_few_points});
    EXPECT_EQ(line_checks({{{1, 1}, {1, 1}, {1, 1}}}), Faults{LineFault::too_few_points});
    EXPECT_EQ(line_checks({{{1, 1}, {1, INFINITY}}}), Faults{LineFault::not_finite});
    EXPECT_EQ(line_checks({{{400000, 4100000}, {400010, 4100000}}}),
              Faults{LineFault::out_of_range});
    EXPECT_EQ(line_checks({{{0, 0}, {2, 2}, {2, 0}, {0, 2}}}), Faults{LineFault::crosses_itself});
}

TEST(LineChecks, EveryFaultIsDescribedInBothLanguages) {
    for (const LineFault fault : {LineFault::too_few_points, LineFault::not_finite,
                                  LineFault::out_of_range, LineFault::crosses_itself}) {
        EXPECT_FALSE(describe(fault).zh.empty());
        EXPECT_FALSE(describe(fault).en.empty());
    }
}

}  // namespace
}  // namespace geo::spatial

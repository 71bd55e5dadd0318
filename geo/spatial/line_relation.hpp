// SPDX-License-Identifier: Apache-2.0
// How the lines of two roads lie to each other: along the same way, side by side, one going on
// where the other ends, one beginning on the other, or crossing.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "geo/model/geometry.hpp"
#include "geo/spatial/local_plane.hpp"

namespace geo::spatial {

/// Metres and degrees within which two lines are taken to be what their name says.
struct RelationLimits {
    double coincidence_metres = 0.5;  ///< as far apart the same drawing comes out twice
    double overlap_metres = 3;        ///< as far apart two drawings of one road come out
    double parallel_metres = 12;
    double gap_metres = 15;  ///< between the ends of a road and of the one that continues it
    double gap_degrees = 20;
    double joint_metres = 10;  ///< an end so near to another road meets it
};

/// A stretch that runs along the other line.
struct Alongside {
    double share = 0;           ///< of the first line's length, 0-1
    double share_of_other = 0;  ///< what it comes to of the other's length, 0-1
    double metres = 0;          ///< mean distance
};

struct Continuation {
    double gap_metres = 0;
    double degrees = 0;  ///< between the two directions, seen outward from the first line
};

struct LineRelation {
    Alongside coincidence;  ///< within coincidence_metres
    Alongside overlap;      ///< within overlap_metres
    Alongside parallel;     ///< within parallel_metres, the overlap included
    std::optional<Continuation> continuation;
    bool start_meets = false;  ///< the first line's first point lies on the other, or nearly
    bool end_meets = false;
    bool branches = false;  ///< one of its ends lies on the other's body, away from its ends
    bool meets = false;     ///< they cross or touch in any way
};

/// An end of a line and the point some metres inward from it.
struct LineEnd {
    PlanePoint tip;
    PlanePoint inner;
};

/// One line, made ready to be compared with many.
class LineComparer {
  public:
    /// \pre the line has two distinct points
    LineComparer(const LineString& line, const RelationLimits& limits);

    /// Nothing at all for a line that lies further off than the limits.
    LineRelation compare(const LineString& other) const;
    /// Around the line and everything that can be related to it.
    const BoundingBox& reach() const noexcept { return reach_; }

  private:
    struct Box {
        double min_x, min_y, max_x, max_y;
    };
    struct Segment {
        PlanePoint from, to;
        PlanePoint direction;  ///< of length 1
        double length = 0;
        double along = 0;  ///< length of the line before it
        Box box{};
    };
    struct Stretch {
        double from, to, metres;
    };
    struct Stretches {
        std::vector<Stretch> same, close, near;
    };
    static Box box_of(PlanePoint from, PlanePoint to, double margin) noexcept;
    static bool meet(const Box& a, const Box& b) noexcept;
    static Box united(const Box& a, const Box& b) noexcept;
    /// Nothing for one without a length.
    static std::optional<Segment> segment_of(PlanePoint from, PlanePoint to, double along,
                                             double margin);
    bool is_near(const Box& box) const noexcept;
    void find_continuation(const LineEnd& own, const LineEnd& theirs, double gap,
                           LineRelation& relation) const;
    static void measure(const Segment& own, const Segment& other, double within, double cosine,
                        std::vector<Stretch>& out);
    Alongside sum_up(std::vector<Stretch>& stretches, double other_length) const;
    void compare_segment(const Segment& other, LineRelation& relation, Stretches& along) const;
    void compare_ends(const std::vector<PlanePoint>& other, LineRelation& relation) const;

    RelationLimits limits_;
    LocalPlane plane_;
    std::vector<PlanePoint> points_;
    std::array<LineEnd, 2> ends_;
    std::vector<Segment> segments_;  ///< without those of no length
    std::vector<Box> chunks_;        ///< around each 16 segments
    Box around_{};                   ///< around all of them
    double length_ = 0;
    BoundingBox reach_;
};

}  // namespace geo::spatial

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/model/sign.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

/// A road that may bear signs: its name in force, its line, its village.
struct SignedRoad {
    RoadId id;
    std::optional<VillageCode> village;
    std::string name;
    std::string romanisation;  ///< capitals for the plate
    LineString line;
    std::optional<double> width_metres;
};

/// One line of a sign's story.
struct SignEvent {
    SignId sign;
    std::string action;  ///< "plan", "make", "install", …, "inspect_ok", "rename"
    SignState state = SignState::planned;
    std::string day;
    Instant at;
    std::string actor;
    std::string note;
};

struct SignPhoto {
    std::string media_type;  ///< image/jpeg, image/png
    std::string bytes;
    std::string day;
    std::string actor;
};

/// What to list. Signs come by id.
struct SignFilter {
    std::optional<VillageCode> village;
    std::optional<RoadId> road;
    std::optional<SignState> state;
    std::optional<std::string> not_inspected_since;  ///< standing ones only; a day
    std::string area;                                ///< what the village's code begins with
    SignId after;                                    ///< the last id of the page before
    std::int64_t limit = -1;                         ///< -1: all
};

class SignStore {
  public:
    explicit SignStore(Connection& connection) : connection_(connection) {}

    std::optional<Sign> find(SignId id);
    /// \throws Error(not_found) naming the id.
    Sign get(SignId id);
    std::vector<Sign> list(const SignFilter& filter);
    std::vector<Sign> of_road(RoadId road);
    /// Of the roads of one village (or of none), by id.
    std::vector<Sign> in_village(const std::optional<VillageCode>& village);
    /// Those that stand: installed or damaged; by id.
    void for_each_standing(const std::function<void(const Sign&)>& visit);
    /// Those planned, made or standing whose pole is in the box, by id.
    std::vector<Sign> near(const BoundingBox& box);

    /// Signs that are or were published and have changed after that number of the change feed, in
    /// the order of their last changes, until the visitor returns false.
    void for_each_change_after(std::int64_t change,
                               const std::function<bool(const Sign&, std::int64_t change)>& visit);

    /// Its pole is its own when the sign names none.
    SignId insert(const Sign& sign);
    /// What stands, or stood until now, is published: its version before is kept for the feed.
    void update(const Sign& sign);

    std::optional<SignedRoad> find_road(RoadId road);
    /// Roads with a name in force whose box meets this one, by id.
    std::vector<SignedRoad> roads_near(const BoundingBox& box);
    std::optional<VillageCode> village_of(RoadId road);

    void append_event(const SignEvent& event);
    std::vector<SignEvent> events_of(SignId sign);
    void add_photo(SignId sign, const SignPhoto& photo);
    /// The latest one.
    std::optional<SignPhoto> find_photo(SignId sign);
    bool has_photo(SignId sign);

  private:
    std::int64_t change_of(SignId sign);
    void publish(const Sign& before, const Sign& after);

    Connection& connection_;
};

/// Whether a sign in that state is published: it stands beside the road.
constexpr bool is_published(SignState state) noexcept {
    return state == SignState::installed || state == SignState::damaged;
}

/// What to list: newest first.
struct SignReportFilter {
    std::optional<SignReportState> state;
    std::optional<SignId> sign;
    std::optional<VillageCode> village;
    std::string area;
    std::optional<SignReportId> before;
    std::int64_t limit = 100;
};

class SignReportStore {
  public:
    explicit SignReportStore(Connection& connection) : connection_(connection) {}

    /// \throws Error(not_found) naming the id.
    SignReport get(SignReportId id);
    std::vector<SignReport> list(const SignReportFilter& filter);
    std::int64_t count_open(SignId sign);
    SignReportId insert(const SignReport& report);
    void update(const SignReport& report);

  private:
    Connection& connection_;
};

}  // namespace geo::storage

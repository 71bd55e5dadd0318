// SPDX-License-Identifier: Apache-2.0
// Use case: take a batch of rows into the registry. One import is one transaction, all or nothing:
// until commit() nothing is visible, and a session that ends without it leaves the database as it
// was. Rows come from any source; importers/ reads files, checks geometry and hands them in.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "geo/base/bilingual.hpp"
#include "geo/model/geometry.hpp"
#include "geo/model/ids.hpp"
#include "geo/model/place_name.hpp"

namespace geo::registry {

class Registry;

/// Who brings the rows and from where.
struct ImportOrigin {
    std::string source;  ///< name of the data set; (source, source_id) identifies a row for ever
    std::string actor;
    bool dry_run = false;  ///< do everything but keep nothing
};

/// A row of the division table. Codes of fewer than 12 digits are filled with zeros; a code that
/// ends in a village part (its last three digits not 000) becomes a village without an outline.
struct DivisionRow {
    std::string code;
    std::string name;
    std::string town;    ///< name of the township above, where the source gives it
    std::string county;  ///< name of the county above
    std::string city;
    std::string province;
    std::string alias;  ///< other and former names, several separated by ';'; empty: as before
};

struct VillageRow {
    std::string code;
    std::string name;
    std::string town_code;  ///< empty: the first nine digits of a 12-digit code
    std::string town;
    std::string county_code;
    std::string county;
    std::string city;
    std::string province;
    std::optional<MultiPolygon> outline;  ///< EPSG:4490, valid
    bool modelled = false;
    std::string alias;  ///< other and former names, several separated by ';'; empty: as before
};

struct RoadRow {
    std::string source_id;     ///< unique within the source, never empty
    std::string village_code;  ///< empty: found by position
    LineString centre_line;    ///< EPSG:4490, two or more distinct points
    std::string name;          ///< empty: the road has no name yet, the normal case
    std::string alias;         ///< several are separated by ';'
    NameStatus name_status = NameStatus::in_force;
    std::string ended_on;     ///< of a former or abolished name: the day it ended, or empty
    std::string approved_on;  ///< calendar day or empty
    std::optional<double> width_metres;
    std::string surface;
    std::string direction;
    std::string road_class;
    bool modelled = false;
};

struct AddressRow {
    std::string source_id;
    std::string village_code;  ///< empty: that of its road, else found by position
    std::string road_id;       ///< source_id of a road (of any source), or empty
    std::string road;          ///< name of a road of the village, used when road_id is empty
    std::string number;        ///< without 号; empty: the door has none yet
    Coordinate position;       ///< EPSG:4490
    std::string postcode;
    std::string yard;           ///< the same text for the gates of one yard, or empty
    bool is_main_gate = false;  ///< of its yard
    bool modelled = false;
};

enum class RowOutcome { stored, updated, unchanged, rejected };

/// What became of a row. The note says why it was rejected, or what a reader of the report should
/// know although it was stored (no village there, a name kept, …).
struct RowResult {
    RowOutcome outcome = RowOutcome::stored;
    std::optional<BilingualText> note;
};

/// Each add() answers at once for its row; commit() makes all of them durable together.
/// \throws Error(storage) when the disk is full or the database cannot be written: the session is
/// then dead and the database is as before.
class DivisionImport {
  public:
    DivisionImport(Registry& registry, ImportOrigin origin);
    ~DivisionImport();
    RowResult add(const DivisionRow& row);
    void commit();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

class VillageImport {
  public:
    VillageImport(Registry& registry, ImportOrigin origin);
    ~VillageImport();
    RowResult add(const VillageRow& row);
    void commit();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

class RoadImport {
  public:
    RoadImport(Registry& registry, ImportOrigin origin);
    ~RoadImport();
    RowResult add(const RoadRow& row);
    void commit();
    /// Roads of this batch that lie in no village of the registry.
    std::int64_t unassigned() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

class AddressImport {
  public:
    AddressImport(Registry& registry, ImportOrigin origin);
    ~AddressImport();
    RowResult add(const AddressRow& row);
    void commit();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace geo::registry

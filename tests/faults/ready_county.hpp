// SPDX-License-Identifier: Apache-2.0
// A registry in which many proposals wait for the county's approval, for tests that let the real
// server work on it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "geo/model/proposal.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/scratch_folder.hpp"

namespace faults {

/// Villages in towns of their own, eight roads in each, a submitted proposal for every road.
class ReadyCounty {
  public:
    explicit ReadyCounty(int proposals, const std::string& database = {});

    const std::string& database() const noexcept { return database_; }
    const std::vector<geo::ProposalId>& proposals() const noexcept { return proposals_; }
    std::string log() const { return folder_.file("server.log"); }
    std::string file(const std::string& name) const { return folder_.file(name); }

    /// A road of the first village that nobody has proposed a name for.
    geo::RoadId spare_road() const noexcept { return spare_road_; }

    /// Authorization fields.
    std::string reviewer() const { return "Authorization: Bearer " + reviewer_ + "\r\n"; }
    std::string second_reviewer() const { return "Authorization: Bearer " + second_ + "\r\n"; }
    std::string surveyor() const { return "Authorization: Bearer " + surveyor_ + "\r\n"; }

    static std::string village_code(int village);

  private:
    support::ScratchFolder folder_;
    std::string database_;
    std::vector<geo::ProposalId> proposals_;
    geo::RoadId spare_road_;
    std::string reviewer_, second_, surveyor_;
};

/// What the audit finds wrong, a line each.
std::string faults_in(const std::string& database);
/// The one number that the statement asks for.
std::int64_t count(const std::string& database, const std::string& sql);

/// POST /proposals/{id}/{action} as of a version.
support::HttpAnswer act(support::HttpClient& client, const std::string& who, geo::ProposalId id,
                        std::int64_t version, const std::string& action, const std::string& body);

/// The version out of an ETag "v7"; 0 when it is none.
std::int64_t version_in(const support::HttpAnswer& answer);

}  // namespace faults

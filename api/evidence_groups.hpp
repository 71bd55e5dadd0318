// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "geo/model/finding.hpp"

namespace api {

using EvidenceGroup = std::vector<std::pair<std::string, std::string>>;

/// What a finding rests on, one group a thing: where a key comes again, the next thing begins. An
/// answer gives the first as `evidence` and what follows as `others`.
inline std::vector<EvidenceGroup> evidence_groups(const geo::Finding& finding) {
    std::vector<EvidenceGroup> groups;
    for (const auto& entry : finding.evidence) {
        bool begins = groups.empty();
        if (!begins)
            for (const auto& [key, value] : groups.back()) begins = begins || key == entry.first;
        if (begins) groups.emplace_back();
        groups.back().push_back(entry);
    }
    return groups;
}

/// Adds `evidence` and, where there are more things than one, `others` to a finding's JSON.
template <typename Json>
void add_evidence(Json& members, const geo::Finding& finding) {
    members["evidence"] = Json::object();
    const auto groups = evidence_groups(finding);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        Json object = Json::object();
        for (const auto& [key, value] : groups[i]) object[key] = value;
        if (i == 0)
            members["evidence"] = std::move(object);
        else
            members["others"].push_back(std::move(object));
    }
}

}  // namespace api

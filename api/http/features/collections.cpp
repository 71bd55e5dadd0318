// SPDX-License-Identifier: Apache-2.0
#include "api/http/features/collections.hpp"

#include <fmt/format.h>

#include "geo/base/error.hpp"

namespace api::http {
namespace {

template <typename Feature>
std::vector<Queryable> queryables_of() {
    std::vector<Queryable> queryables;
    for (const auto& property : properties_of<Feature>())
        queryables.push_back({property.name, property.type});
    return queryables;
}

}  // namespace

const std::vector<Collection>& collections() {
    static const std::vector<Collection> all{
        {"villages",
         {"村和社区", "Villages"},
         {"村级单位及其界线", "Villages and communities with their outlines"},
         queryables_of<VillageRef>()},
        {"roads",
         {"道路", "Roads"},
         {"道路中心线及现行标准名称", "Centre lines of roads with their names in force"},
         queryables_of<RoadRef>()},
        {"addresses",
         {"门牌", "Addresses"},
         {"门牌号及其位置", "Doors: their numbers and where they are"},
         queryables_of<DoorRef>()},
        {"signs",
         {"地名标志", "Signs"},
         {"现场的地名标志", "Street signs on site"},
         queryables_of<SignRef>()},
        {"proposals",
         {"命名申请", "Proposals"},
         {"已提交的命名申请，不含草稿", "Proposed names that were handed in; no drafts"},
         queryables_of<ProposalRow>()},
    };
    return all;
}

const Collection& get_collection(std::string_view id) {
    std::string known;
    for (const auto& collection : collections()) {
        if (collection.id == id) return collection;
        known.append(known.empty() ? "" : ", ").append(collection.id);
    }
    throw geo::Error(geo::ErrorKind::not_found,
                     fmt::format("没有数据集“{}”，现有：{}。", id, known),
                     fmt::format("There is no collection '{}'; there are {}.", id, known));
}

}  // namespace api::http

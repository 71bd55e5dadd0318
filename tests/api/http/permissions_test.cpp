// SPDX-License-Identifier: Apache-2.0
// Every registered route x every role x the own and another area, against the one permission
// table. Nothing here is written route by route but which village a request concerns.
#include <gtest/gtest.h>

#include <map>

#include "geo/registry/import.hpp"
#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using geo::lifecycle::AreaRule;
using geo::lifecycle::Capability;
using geo::lifecycle::Role;
using nlohmann::json;

constexpr Role all_roles[] = {Role::anonymous, Role::surveyor, Role::town, Role::county,
                              Role::postal,    Role::gis,      Role::admin};

class EveryRoute : public testing::Test {
  protected:
    EveryRoute() {
        geo::registry::VillageImport villages{sample.registry, {"other", "导入员", false}};
        geo::registry::VillageRow row;
        row.code = "370523101201";
        row.name = "外县村";
        row.outline = geo::MultiPolygon{{geo::Polygon{
            {{{119.5, 37.0}, {119.6, 37.0}, {119.6, 37.1}, {119.5, 37.1}, {119.5, 37.0}}}}}};
        villages.add(row);
        villages.commit();
    }

    /// The address with something in every parameter: the submitted proposal where an id is wanted.
    std::string target_of(const Route& route) const {
        std::string target;
        std::string_view rest = route.path;
        while (!rest.empty()) {
            const auto open = rest.find('{');
            target += rest.substr(0, open);
            if (open == std::string_view::npos) break;
            const auto close = rest.find('}', open);
            const auto name = rest.substr(open + 1, close - open - 1);
            target += name == "id"     ? std::to_string(sample.submitted_proposal.id.value())
                      : name == "code" ? std::string{sample.second_village}
                                       : "1";
            rest.remove_prefix(close + 1);
        }
        return target;
    }

    /// A body that names a village of the own county, for routes that ask for one.
    std::string body_of(const Route& route) const {
        if (!carries_body(route.method)) return {};
        if (route.path.ends_with("/attachments"))
            return "%PDF-1.4\n<< /Type /Catalog >>\nstartxref\n9\n%%EOF\n";
        return json{{"village_code", sample.second_village},
                    {"road_id", sample.road("r3").value()},
                    {"name", "和畅路"},
                    {"reason", "x"}}
            .dump();
    }

    std::string credentials(Role role, const std::string& area) {
        if (role == Role::anonymous) return {};
        // The sample's proposals are 测绘员's, and a surveyor may touch only their own.
        const bool is_author = role == Role::surveyor && area == "370502";
        const auto name = is_author ? std::string{"测绘员"}
                                    : std::string{geo::lifecycle::to_string(role)} + " " + area;
        return sample.people.bearer(name, role, area);
    }

    int status_for(const Route& route, Role role, const std::string& area) {
        const auto type = route.accepts == "*/*" ? std::string{"text/csv"} : route.accepts;
        return caller
            .send(name_of(route.method), target_of(route),
                  "Content-Type: " + type + "\r\n" + credentials(role, area), body_of(route))
            .status;
    }

    /// Routes of an own-area capability whose request above names no place: lists are cut to what
    /// the caller may see instead of being refused.
    /// A batch refuses each of its items for itself.
    static bool names_a_place(const Route& route) {
        return route.path.starts_with("/proposals") && route.path != "/proposals/batch";
    }

    support::SampleApplication sample;
    support::Caller caller{sample, {add_routes}};
};

TEST_F(EveryRoute, DeclaresWhatAWriteNeeds) {
    for (const auto& route : caller.dispatcher().router().routes()) {
        if (route->method == Method::get && route->permission.empty()) continue;
        EXPECT_TRUE(geo::lifecycle::capability_from_string(route->permission))
            << name_of(route->method) << ' ' << route->path
            << " needs .permission = needs(Capability::…)";
    }
}

TEST_F(EveryRoute, TakesTheRolesOfTheTableAndNoOther) {
    for (const auto& route : caller.dispatcher().router().routes()) {
        const Capability capability = capability_of(*route);
        for (const Role role : all_roles) {
            const auto what = std::string{name_of(route->method)} + " " + route->path + " as " +
                              std::string{geo::lifecycle::to_string(role)};
            const int status = status_for(*route, role, "370502");
            if (geo::lifecycle::is_permitted(capability, role)) {
                // Signing in needs a password, whoever one is.
                const bool is_log_in = capability == Capability::log_in;
                EXPECT_TRUE(is_log_in || (status != 401 && status != 403)) << what << ' ' << status;
            } else {
                EXPECT_EQ(status, role == Role::anonymous ? 401 : 403) << what;
            }
        }
    }
}

TEST_F(EveryRoute, KeepsToTheAreaOfItsCaller) {
    int asserted = 0;
    for (const auto& route : caller.dispatcher().router().routes()) {
        const Capability capability = capability_of(*route);
        const auto& permission = geo::lifecycle::permission_for(capability);
        if (permission.area != AreaRule::own_area || !names_a_place(*route)) continue;
        for (const Role role : permission.roles) {
            EXPECT_EQ(status_for(*route, role, "370523"), 403)
                << name_of(route->method) << ' ' << route->path << " as "
                << geo::lifecycle::to_string(role);
            ++asserted;
        }
    }
    EXPECT_GT(asserted, 10);
}

TEST_F(EveryRoute, WithoutAPermissionAWriteIsForAdministratorsAlone) {
    EXPECT_EQ(capability_of({.method = Method::post, .path = "/x", .handler = {}}),
              Capability::manage_users);
    EXPECT_EQ(capability_of({.path = "/x", .handler = {}, .permission = "no such word"}),
              Capability::manage_users);
    EXPECT_EQ(capability_of({.path = "/x", .handler = {}}), Capability::read_published);
}

}  // namespace
}  // namespace api::http

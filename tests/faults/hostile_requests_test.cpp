// SPDX-License-Identifier: Apache-2.0
// SQL, paths, markup, broken text and absurd numbers in every parameter of every route and in
// every member of every body that the API description knows: refused or answered, never a failure
// inside.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "api/http/openapi_operations.hpp"
#include "api/http/transport/percent.hpp"
#include "tests/support/sample_application.hpp"

namespace {

using api::http::Method;
using api::http::Route;
using nlohmann::json;
using support::Reply;

const std::vector<std::string> hostile{
    "' OR '1'='1",
    "1; DROP TABLE proposals--",
    "1 UNION SELECT password FROM users",
    "\"; PRAGMA writable_schema=1; --",
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "/etc/passwd",
    "file:///etc/passwd",
    "<script>alert(1)</script>",
    "\"'><svg onload=alert(1)>",
    "%00",
    "%s%n%x{}{0}",
    "-1",
    "0",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "1e308",
    "nan",
    "inf",
    "",
    " ",
    "*",
    "118.5,37.0,118.4,37.1",
    "0000-00-00",
    "9999-12-31",
    "\xE2\x80\xAE\xE2\x80\x8B",
    "\xF0\xA0\xAE\xB7",
    "{\"a\":[1]}",
};
/// What is no text at all, percent-encoded already.
const std::vector<std::string> broken_escapes{"%00", "%FF%FE", "%C0%AF..%C0%AF", "%", "%ZZ"};

const std::vector<std::string> odd_members{
    "null",
    "true",
    "-1",
    "0",
    "9223372036854775807",
    "18446744073709551615",
    "1e308",
    "-1e-308",
    R"("")",
    R"("' OR 1=1 --")",
    R"("../../x")",
    R"("<script>alert(1)</script>")",
    R"("\u0000")",
    R"("\u202e\u200b")",
    R"("9999-99-99")",
    "[]",
    "[[]]",
    "[null]",
    "[1e308,1e308]",
    R"([{"x":[]}])",
    "{}",
    R"({"":""})",
    R"({"type":"LineString","coordinates":[[1e308,0],[0,91]]})",
    R"({"type":"LineString","coordinates":[]})",
    R"({"type":"Polygon","coordinates":"x"})"};
const std::vector<std::string> odd_bodies{"",
                                          "{",
                                          "[]",
                                          "null",
                                          "0",
                                          "\"x\"",
                                          "\xFF\xFE",
                                          "{\"a\":1e999}",
                                          "{\"a\":\"\\ud800\"}",
                                          std::string(5000, '['),
                                          "{\"a\":1,\"a\":2}",
                                          std::string("{}\0", 3)};

class HostileRequests : public testing::Test {
  protected:
    static std::string good_value(const std::string& parameter) {
        static const std::map<std::string, std::string> values{
            {"code", std::string{support::SampleApplication::second_village}},
            {"layer", "roads"},
            {"format", "csv"},
            {"z", "14"},
            {"x", "13574"},
            {"y", "6345"},
            {"collection", "roads"},
            {"before", "2026-01-01"},
            {"q", "安宁街"},
            {"lon", "118.52"},
            {"lat", "37.05"},
            {"name", "安宁街"},
            {"village", std::string{support::SampleApplication::second_village}}};
        const auto found = values.find(parameter);
        return found == values.end() ? "1" : found->second;
    }

    /// The path with good values, but for one parameter.
    static std::string path_with(const Route& route, const std::string& name,
                                 const std::string& value) {
        std::string path;
        std::string_view rest = route.path;
        for (auto open = rest.find('{'); open != rest.npos; open = rest.find('{')) {
            const auto close = rest.find('}', open);
            const std::string parameter{rest.substr(open + 1, close - open - 1)};
            path.append(rest.substr(0, open));
            path += parameter == name ? value : api::http::percent_encoded(good_value(parameter));
            rest.remove_prefix(close + 1);
        }
        return path.append(rest);
    }
    static std::vector<std::string> parameters_of(const Route& route) {
        std::vector<std::string> names;
        std::string_view rest = route.path;
        for (auto open = rest.find('{'); open != rest.npos; open = rest.find('{')) {
            const auto close = rest.find('}', open);
            names.emplace_back(rest.substr(open + 1, close - open - 1));
            rest.remove_prefix(close + 1);
        }
        return names;
    }
    /// What must be there beside the parameter that is tried.
    static std::string other_query(const Route& route, const std::string& but) {
        std::string query;
        const auto& told = api::http::openapi_operation(route);
        if (!told.contains("required")) return query;
        for (const std::string name : told["required"])
            if (name != but)
                query += "&" + name + "=" + api::http::percent_encoded(good_value(name));
        return query;
    }

    /// A new administrator for each route, for nobody may write more than so often.
    std::string fields_for(const Route& route) {
        const auto name = fmt::format("管理员{}", ++administrators);
        return fmt::format("If-Match: *\r\nContent-Type: {}\r\n{}",
                           route.accepts == "*/*" ? "text/csv" : route.accepts,
                           sample.people.bearer(name, geo::lifecycle::Role::admin));
    }

    void expect_sound(const Route& route, const std::string& target, const std::string& fields,
                      const std::string& body = {}) {
        const Reply reply = caller.send(name_of(route.method), target, fields, body);
        EXPECT_LT(reply.status, 500)
            << name_of(route.method) << ' ' << target << ' ' << body << "\n"
            << reply.body.substr(0, 400);
        EXPECT_NE(reply.status, 429) << target << ": the limit hides what was to be tried";
        if (reply.status >= 400) {
            EXPECT_EQ(reply.field("Content-Type"), "application/problem+json") << target;
            EXPECT_FALSE(json::parse(reply.body, nullptr, false).is_discarded()) << target;
        }
        ++asked;
    }

    json schema_of(const Route& route) {
        const auto& told = api::http::openapi_operation(route);
        if (!told.contains("body") || !told["body"].contains("application/json")) return {};
        if (description.is_null())
            description = json::parse(caller.get("/api").body)["components"]["schemas"];
        return description.value(told["body"]["application/json"].get<std::string>(), json{});
    }

    static bool is_tried(const Route& route) {
        // Logging in is limited on purpose; credentials_test.cpp is about that.
        return !route.path.starts_with("/sessions");
    }

    support::SampleApplication sample;
    support::Caller caller{sample, {api::http::add_routes}};
    json description;
    int administrators = 0;
    int asked = 0;
};

TEST_F(HostileRequests, InPathsAndQueriesNeverFailInside) {
    for (const auto& route : caller.dispatcher().router().routes()) {
        if (!is_tried(*route)) continue;
        const auto fields = fields_for(*route);
        const std::string body = carries_body(route->method) ? "{}" : "";
        std::vector<std::string> values;
        for (const auto& text : hostile) values.push_back(api::http::percent_encoded(text));
        values.insert(values.end(), broken_escapes.begin(), broken_escapes.end());
        for (const auto& name : parameters_of(*route))
            for (const auto& value : values)
                expect_sound(*route, path_with(*route, name, value) + "?" + other_query(*route, ""),
                             fields, body);
        for (const auto& name : route->query)
            for (const auto& value : values)
                expect_sound(*route,
                             path_with(*route, "", "") + "?" + name + "=" + value +
                                 other_query(*route, name),
                             fields, body);
    }
    EXPECT_GT(asked, 3000);
}

TEST_F(HostileRequests, InBodiesNeverFailInside) {
    for (const auto& route : caller.dispatcher().router().routes()) {
        if (!carries_body(route->method) || !is_tried(*route)) continue;
        const auto fields = fields_for(*route);
        const auto target = path_with(*route, "", "");
        for (const auto& body : odd_bodies) expect_sound(*route, target, fields, body);
        const json schema = schema_of(*route);
        if (!schema.is_object() || !schema.contains("properties")) continue;
        const json example = schema.value("example", json::object());
        for (const auto& [name, ignored] : schema["properties"].items())
            for (const auto& odd : odd_members) {
                json body = example;
                body[name] = json::parse(odd);
                expect_sound(*route, target, fields, body.dump());
            }
    }
    EXPECT_GT(asked, 1500);
}

TEST_F(HostileRequests, LeaveTheRegistryAsItWas) {
    const auto tables = [&] {
        const auto reader = sample.registry.database().read();
        auto row = reader->query("SELECT count(*) FROM sqlite_master");
        row.step();
        return row.integer(0);
    };
    const auto before = tables();

    for (const auto& route : caller.dispatcher().router().routes())
        if (route->method == Method::get)
            for (const auto& name : route->query)
                caller.get(path_with(*route, "", "") + "?" + name +
                           "=%27%3B%20DROP%20TABLE%20proposals%3B%20--");

    EXPECT_EQ(tables(), before);
    EXPECT_EQ(caller.get("/proposals").status, 200);
}

}  // namespace

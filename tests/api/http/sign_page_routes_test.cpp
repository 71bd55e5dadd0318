// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/storage/connection.hpp"
#include "tests/support/sign_desk.hpp"

namespace api::http {
namespace {

using testing::HasSubstr;
using testing::Not;
using SignPageRoutes = support::SignDesk;

TEST_F(SignPageRoutes, TellsTheNameAndTakesAReportWithoutAScript) {
    const auto id = std::to_string(installed());

    const auto page = caller.get("/p/" + id);
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("<h1 lang=\"zh-CN\">安宁街</h1>"));
    EXPECT_THAT(page.body, HasSubstr("<form method=\"post\""));
    EXPECT_THAT(page.body, Not(HasSubstr("<script")));
    EXPECT_THAT(page.body, HasSubstr("href=\"/#/road/"));
    EXPECT_FALSE(page.field("ETag").empty());
    EXPECT_THAT(caller.get("/p/" + id, "Accept-Language: en\r\n").body, HasSubstr("lang=\"en\""));

    const auto sent =
        caller.send("POST", "/p/" + id, "Content-Type: application/x-www-form-urlencoded\r\n",
                    "kind=wrong&text=%E5%AD%97+%E9%94%99");
    EXPECT_EQ(sent.status, 303);
    EXPECT_EQ(sent.field("Location"), "/p/" + id + "?reported=1");
    EXPECT_EQ(caller.get("/signs/reports", sample.bearer("审核员")).json()["items"][0]["text"],
              "字 错");
}

TEST_F(SignPageRoutes, OfARoadAndOfNothing) {
    const auto road = std::to_string(named_road());

    EXPECT_EQ(caller.get("/p/R" + road).status, 200);
    EXPECT_THAT(caller.get("/p/R" + road).body, Not(HasSubstr("<form")));
    for (const char* id : {"0", "-1", "999999", "R", "R0", "Rx", "%3Cscript%3E", "1%27--"})
        EXPECT_EQ(caller.get("/p/" + std::string{id}).status, 404) << id;
}

TEST_F(SignPageRoutes, ToldInWordsWhatIsWrongAndKeepsWhatWasTyped) {
    const auto at = "/p/" + std::to_string(installed());
    const std::string form = "Content-Type: application/x-www-form-urlencoded\r\n";
    const std::string browser = form + "Accept: text/html,*/*;q=0.8\r\n";
    const std::string body = "kind=wrong&name=%E6%9D%8E%22%3E&text=" + std::string(3001, 'a');

    const auto page = caller.send("POST", at, browser, body);
    EXPECT_EQ(page.status, caller.send("POST", at, form, body).status);
    EXPECT_EQ(page.status / 100, 4);
    EXPECT_EQ(page.field("Content-Type"), "text/html; charset=utf-8");
    EXPECT_THAT(page.body, HasSubstr("role=\"alert\""));
    EXPECT_THAT(page.body, HasSubstr(std::string(3001, 'a')));
    EXPECT_THAT(page.body, HasSubstr("<option value=\"wrong\" selected>"));
    EXPECT_THAT(page.body, HasSubstr("value=\"李&quot;&gt;\""));

    const auto nothing = caller.get("/p/999999", "Accept: text/html\r\n");
    EXPECT_EQ(nothing.status, 404);
    EXPECT_THAT(nothing.body, HasSubstr("<!DOCTYPE html>"));
    EXPECT_EQ(caller.get("/p/999999").field("Content-Type"), "application/problem+json");
}

TEST_F(SignPageRoutes, EscapesWhateverIsWrittenInTheRegistry) {
    const auto id = std::to_string(installed());
    const std::vector<std::string> shapes{
        "<script>alert(%)</script>",   "<img src=x onerror=alert(%)>",
        "\"><svg onload=alert(%)>",    "'><iframe src=javascript:%>",
        "</dd><body onload=alert(%)>", "<a href=\"javascript:%\">x",
        "</title><script>%</script>",  "<!--<script>%</script>-->",
        "<math><mi xlink:href=%>",     "&lt;b&gt;<b>%</b>"};
    for (int payload = 0; payload < 50; ++payload) {
        auto text = shapes[static_cast<std::size_t>(payload) % shapes.size()];
        text.replace(text.find('%'), 1, std::to_string(payload));
        {
            const auto writer = sample.registry.database().write();
            geo::storage::Transaction transaction{*writer};
            writer
                ->query(
                    "UPDATE names SET full = ?1, toned = ?1, meaning = ?1, origin = ?1 "
                    "WHERE road = ?2")
                .bind(text)
                .bind(named_road())
                .run();
            transaction.commit();
        }
        const auto page = caller.get("/p/" + id).body;
        EXPECT_THAT(page, Not(HasSubstr(text)));
        for (const char* tag : {"<script", "<img", "<svg", "<iframe", "<math", "<!--", "<b>"})
            EXPECT_THAT(page, Not(HasSubstr(tag))) << text;
        EXPECT_EQ(page.find("<a "), page.find("<a href=\"/#/road/")) << text;
        EXPECT_EQ(page.find("<a "), page.rfind("<a ")) << text;
    }
}

}  // namespace
}  // namespace api::http

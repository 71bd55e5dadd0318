// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using support::Reply;
using testing::HasSubstr;
using testing::StartsWith;

class GeocodeTableRoutes : public testing::Test {
  protected:
    Reply send(const std::string& target, const std::string& body,
               const std::string& type = "text/csv") const {
        return caller.send("POST", target, "Content-Type: " + type + "\r\nAccept-Language: en\r\n",
                           body);
    }
    Reply send_form(const std::string& target,
                    const std::vector<std::pair<std::string, std::string>>& parts) const {
        std::string body;
        for (const auto& [name, content] : parts)
            body += "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" +
                    content + "\r\n";
        return send(target, body + "--b--\r\n", "multipart/form-data; boundary=b");
    }

    support::SampleApplication sample;
    support::Caller caller{sample, {add_geocode_table_routes}};
};

TEST_F(GeocodeTableRoutes, FindsTheAddressesOfATable) {
    const auto reply = send("/search/csv", "id,address\n1,安宁村安宁街3号\n2,~~\n");

    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.field("Content-Type"), "text/csv; charset=utf-8");
    EXPECT_THAT(reply.body, StartsWith("id,address,latitude,longitude,result_label,result_score,"
                                       "result_score_next,result_type,result_id,result_source_id,"
                                       "result_status"));
    EXPECT_THAT(reply.body, HasSubstr("1,安宁村安宁街3号,37"));
    EXPECT_THAT(reply.body, HasSubstr("2,~~,,,,,,,,,none,"));
}

TEST_F(GeocodeTableRoutes, JoinsTheColumnsOfTheForm) {
    const auto reply = send_form("/search/csv", {{"data", "号;路;村\n3号;安宁街;安宁村\n"},
                                                 {"columns", "村"},
                                                 {"columns", "路"},
                                                 {"columns", "号"}});

    EXPECT_EQ(reply.status, 200);
    EXPECT_THAT(reply.body, HasSubstr(";housenumber;"));
}

TEST_F(GeocodeTableRoutes, NamesWhatIsNearest) {
    const auto reply = send("/reverse/csv", "lon,lat\n118.55,37.05\nx,37\n");

    EXPECT_EQ(reply.status, 200);
    EXPECT_THAT(reply.body, HasSubstr(",match,"));
    EXPECT_THAT(reply.body, HasSubstr("x,37,,,,,error,"));
}

TEST_F(GeocodeTableRoutes, SaysWhatIsWrong) {
    EXPECT_EQ(send("/search/csv", "").status, 400);
    EXPECT_EQ(send("/search/csv", "id,where\n1,x\n").status, 400);
    EXPECT_THAT(send("/search/csv", "id,where\n1,x\n").body, HasSubstr("id, where"));
    EXPECT_EQ(send("/search/csv", "a\n1\n", "application/pdf").status, 415);
    EXPECT_EQ(send_form("/search/csv", {{"columns", "a"}}).status, 400);
    EXPECT_EQ(send_form("/reverse/csv", {{"data", "lon,lat\n1,2\n"}, {"columns", "lon"}}).status,
              400);
    EXPECT_EQ(send("/search/csv?encoding=M7", "address\nx\n").status, 400);
}

TEST_F(GeocodeTableRoutes, RowsThatCannotBeReadAreKeptAndMarked) {
    const auto reply = send("/search/csv", "id,address\n1,\"open\n2,安宁村安宁街3号\n");

    EXPECT_EQ(reply.status, 200);
    EXPECT_THAT(reply.body, HasSubstr("\"1,\"\"open\",,,,,,,,,,error,a quote is never closed"));
    EXPECT_THAT(reply.body, HasSubstr("2,安宁村安宁街3号,37"));
}

}  // namespace
}  // namespace api::http

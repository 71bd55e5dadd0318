// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using support::Reply;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

class NamingTableRoutes : public testing::Test {
  protected:
    Reply check(const std::string& table, const std::string& type = "text/csv",
                const std::string& target = "/naming/check/csv") const {
        return caller.send("POST", target, "Content-Type: " + type + "\r\nAccept-Language: en\r\n",
                           table);
    }

    support::SampleApplication sample;
    support::Caller caller{sample, {add_naming_table_routes}};
    const std::string taken = "安宁街,370502104201";
};

TEST_F(NamingTableRoutes, EveryRowIsAnsweredInItsPlace) {
    const auto reply =
        check("id,name,village_code\n7,安宁街,370502104202\n8,丰年路,370502104202\n");

    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.field("Content-Type"), "text/csv; charset=utf-8");
    EXPECT_EQ(reply.body,
              "id,name,village_code,verdict,findings,error\n"
              "7,安宁街,370502104202,block,U01:B,\n"
              "8,丰年路,370502104202,pass,,\n");
}

TEST_F(NamingTableRoutes, ABadRowIsAnErrorAndTheRestGoOn) {
    const auto reply = check(
        "name,village_code,wkt,width_m\n"
        "丰年路,999999999999,,\n"
        "丰年路,370502104202,LINESTRING(118.61 37.02),\n"
        "丰年路,370502104202,nonsense,\n"
        "丰年路,370502104202,,wide\n"
        "丰年路,370502104202,LINESTRING(118.61 37.02;118.63 37.02),5\n");

    EXPECT_EQ(reply.status, 200);
    std::vector<std::string> lines;
    for (std::istringstream text{reply.body}; std::getline(text, lines.emplace_back());) {
    }
    for (const std::size_t row : {1U, 2U, 3U, 4U}) {
        EXPECT_THAT(lines[row], HasSubstr(",error,,")) << lines[row];
        EXPECT_THAT(lines[row], testing::Not(EndsWith(",error,,"))) << "no message";
    }
    EXPECT_THAT(lines[5], testing::Not(HasSubstr("error"))) << lines[5];
}

TEST_F(NamingTableRoutes, MeaningIsAskedForWhenThereIsAColumnOfIt) {
    EXPECT_THAT(check("name,village_code,meaning,origin\n丰年路,370502104202,,\n").body,
                HasSubstr("block,M08:B"));
}

TEST_F(NamingTableRoutes, TakesAForm) {
    const std::string form =
        "--x\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a.csv\"\r\n"
        "Content-Type: text/csv\r\n\r\nname,village_code\n" +
        taken + "\r\n--x--\r\n";

    const auto reply = check(form, "multipart/form-data; boundary=x");

    EXPECT_EQ(reply.status, 200) << reply.body;
    EXPECT_THAT(reply.body, EndsWith(taken + ",block,U01:B,\n"));
}

TEST_F(NamingTableRoutes, TakesSpreadsheetsOfOldAndNew) {
    const std::string gbk = "name,village_code\n\xB0\xB2\xC4\xFE\xBD\xD6,370502104201\n";

    EXPECT_THAT(check(gbk).body, HasSubstr(taken + ",block"));
    EXPECT_THAT(check(gbk, "text/csv", "/naming/check/csv?encoding=GBK").body,
                HasSubstr(taken + ",block"));
    EXPECT_THAT(check("\xEF\xBB\xBFname;village_code\r\n安宁街;370502104201\r\n").body,
                StartsWith("\xEF\xBB\xBFname;village_code;verdict;findings;error\r\n"));
}

TEST_F(NamingTableRoutes, AFormulaIsOnlyAName) {
    EXPECT_THAT(check("name,village_code\n=1+1,370502104201\n").body,
                HasSubstr("\n=1+1,370502104201,block,C01:B"));
}

TEST_F(NamingTableRoutes, WhatIsNoTableIsRefused) {
    const std::vector<std::string> bad{"\n",
                                       "name\n安宁街\n",
                                       "name,name,village_code\na,b,c\n",
                                       "name,village_code\n\"安宁街,370502104201\n",
                                       "name,village_code\na,b,c\n",
                                       std::string("\0\1\2", 3)};
    for (const auto& table : bad) EXPECT_EQ(check(table).status, 400) << table;
    EXPECT_EQ(check("name,village_code\n", "text/csv", "/naming/check/csv?encoding=M7").status,
              400);
    EXPECT_EQ(check("{}", "application/json").status, 415);
    for (const std::string& form :
         {std::string{"--x--\r\n"}, std::string{"--x\r\n"}, std::string{"no form"},
          std::string{"--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\na\r\n--x--"}})
        EXPECT_EQ(check(form, "multipart/form-data; boundary=x").status, 400) << form;
    EXPECT_EQ(check("--x--", "multipart/form-data").status, 400);
}

}  // namespace
}  // namespace api::http

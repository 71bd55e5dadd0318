// SPDX-License-Identifier: Apache-2.0
// Text that people type is text wherever it comes out again: fifty attacks as names, meanings,
// authorities and numbers, through pages, papers and sheets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <stdexcept>

#include "geo/documents/sign_face.hpp"
#include "geo/registry/import.hpp"
#include "geo/registry/proposals.hpp"
#include "tests/support/sample_application.hpp"

namespace api::http {
namespace {

using geo::lifecycle::Action;
using geo::lifecycle::ActionDetails;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::vector<std::string> attacks{
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "\"><script>alert(1)</script>",
    "'><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</td></tr></table><script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\n>alert(1)</script\n>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=\"alert(1)\">",
    "<img/src='x'/onerror='alert(1)'>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert`1`>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<form action=javascript:alert(1)><input type=submit>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "<style>@import '//evil.example/x.css';</style>",
    "<div style='background:url(javascript:alert(1))'>",
    "<!--<img src='--><img src=x onerror=alert(1)//'>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "` onmouseover=`alert(1)",
    "javascript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "=HYPERLINK(\"//evil.example\",\"x\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    ") /OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
};

/// The tags of a page with the names of their attributes, in order: its structure without its
/// words.
std::vector<std::string> structure_of(const std::string& markup) {
    static const std::regex tag{R"(<[!/?A-Za-z][^>]*>)"};
    static const std::regex value{R"(="[^"]*")"};
    std::vector<std::string> tags;
    for (std::sregex_iterator found{markup.begin(), markup.end(), tag}, end; found != end; ++found)
        tags.push_back(std::regex_replace(found->str(), value, "=\"\""));
    return tags;
}

/// A sheet's cells, a line each.
std::vector<std::vector<std::string>> cells_of(const std::string& csv) {
    std::vector<std::vector<std::string>> rows{{""}};
    bool is_quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (c == '"' && is_quoted && i + 1 < csv.size() && csv[i + 1] == '"')
            rows.back().back() += csv[++i];
        else if (c == '"')
            is_quoted = !is_quoted;
        else if (!is_quoted && c == ',')
            rows.back().emplace_back();
        else if (!is_quoted && c == '\n')
            rows.push_back({""});
        else if (is_quoted || c != '\r')
            rows.back().back() += c;
    }
    if (rows.back() == std::vector<std::string>{""}) rows.pop_back();
    return rows;
}

/// Several attacks in one field: if one of them broke out, the page would have another structure.
std::string joined(std::size_t first, std::size_t count) {
    std::string text;
    for (std::size_t i = first; i < first + count; ++i) text += attacks[i] + ' ';
    text.pop_back();
    return text;
}

struct Attacked {
    explicit Attacked(const std::string& text) {
        geo::registry::VillageRow village;
        village.code = support::SampleApplication::second_village;
        village.name = text;
        village.town = text;
        geo::registry::VillageImport villages{sample.registry, {"attack", "导入员", false}};
        villages.add(village);
        villages.commit();
        auto proposal = sample.submitted_proposal;
        ActionDetails details;
        details.authority = text + "东营市人民政府";
        details.document_no = text;
        details.reason = text;
        details.romanisation_confirmed = true;
        proposal = act(proposal, Action::approve, details);
        proposal = act(proposal, Action::file, details);
        details.media = {text};
        proposal = act(proposal, Action::announce, details);
        other = sample.draft(support::SampleApplication::second_village, sample.road("r4"), text);
    }

    geo::Proposal act(const geo::Proposal& proposal, Action action, const ActionDetails& details) {
        const auto result = act_on_proposal(sample.registry, geo::registry::Actor{"审核员"}, action,
                                            {proposal.id, proposal.version, details});
        if (!result.outcome.is_allowed()) throw std::logic_error(result.outcome.message.en);
        return result.proposal;
    }

    std::string get(const std::string& path) {
        const auto reply = caller.get(path, sample.bearer("审核员甲"));
        EXPECT_EQ(reply.status, 200) << path << ' ' << reply.body.substr(0, 300);
        return reply.body;
    }

    support::SampleApplication sample;
    support::Caller caller{sample, {add_paper_routes, add_stats_routes}};
    geo::Proposal other;
};

TEST(HostileTexts, AreTextInPagesPapersAndSheets) {
    ASSERT_EQ(attacks.size(), 50U);
    Attacked harmless{"安宁"};
    const auto page = structure_of(harmless.get("/announcements/1.html"));
    const auto columns = cells_of(harmless.get("/stats?by=village&format=csv")).front().size();

    for (std::size_t first = 0; first < attacks.size(); first += 10) {
        const auto text = joined(first, 10);
        Attacked attacked{text};
        EXPECT_EQ(structure_of(attacked.get("/announcements/1.html")), page) << text;
        for (const auto& path :
             {std::string{"/announcements/1.pdf"},
              "/roads/" + std::to_string(attacked.sample.road("r3").value()) + "/certificate.pdf",
              "/proposals/" + std::to_string(attacked.other.id.value()) + "/application.pdf"}) {
            const auto paper = attacked.get(path);
            EXPECT_THAT(paper, StartsWith("%PDF-")) << text;
            EXPECT_THAT(paper, Not(HasSubstr("/JavaScript"))) << text;
            EXPECT_THAT(paper, Not(HasSubstr("/OpenAction <<"))) << text;
        }
        for (const auto& row : cells_of(attacked.get("/stats?by=village&format=csv"))) {
            EXPECT_EQ(row.size(), columns) << text;
            for (const auto& cell : row)
                EXPECT_THAT(cell.empty() ? ' ' : cell.front(), Not(testing::AnyOf('=', '@', '+')))
                    << text;
        }
    }
}

TEST(HostileTexts, AreTextOnSignFaces) {
    geo::documents::SignFace sign;
    sign.name = "安宁街";
    sign.romanisation = "ANNING JIE";
    sign.url = "http://127.0.0.1/p/1";
    const auto plain = geo::documents::face_svg(geo::documents::sign_face(sign));

    for (const auto& text : attacks) {
        sign.name = sign.romanisation = text;
        const auto svg = geo::documents::face_svg(geo::documents::sign_face(sign));
        for (const auto& tag : structure_of(svg))
            EXPECT_THAT(structure_of(plain), testing::Contains(StartsWith(tag.substr(0, 4))))
                << text << ' ' << tag;
    }
}

}  // namespace
}  // namespace api::http

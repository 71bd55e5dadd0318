// SPDX-License-Identifier: Apache-2.0
// Fifty attacks in every field that people type into, and in what is imported; then every route
// that shows anything is asked for everything: text has stayed text, on pages, in papers, on sign
// faces, in tables and in JSON.
#include "tests/faults/hostile_texts.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "geo/registry/import.hpp"
#include "geo/registry/tick.hpp"
#include "tests/support/program.hpp"
#include "tests/support/sample_application.hpp"

namespace {

using api::http::Method;
using api::http::Route;
using faults::hostile_texts;
using geo::lifecycle::Role;
using nlohmann::json;
using support::Reply;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr int texts = 50;

std::string village_code(int i) { return fmt::format("3705021052{:02}", i + 1); }

/// A registry in which everything that may say anything says one of the texts.
class HostileTexts : public testing::Test {
  protected:
    HostileTexts() {
        import_places();
        sample.published.refresh();
        carry_one_through();
        for (int i = 0; i < texts; ++i) tell_everybody(i);
    }

    // ---- writing

    void import_places() {
        const geo::registry::ImportOrigin origin{"attack", "导入员", false};
        geo::registry::VillageImport villages{sample.registry, origin};
        for (int i = 0; i < texts; ++i) take(villages.add(village(i)));
        villages.commit();
        geo::registry::RoadImport roads{sample.registry, origin};
        for (int i = 0; i < texts; ++i) take(roads.add(road(i)));
        roads.commit();
    }
    void take(const geo::registry::RowResult& result) {
        if (result.outcome == geo::registry::RowOutcome::stored) ++imported;
    }
    static geo::registry::VillageRow village(int i) {
        const auto& text = hostile_texts[static_cast<std::size_t>(i)];
        const double west = 118.8 + 0.005 * i, east = west + 0.004;
        geo::registry::VillageRow row;
        row.code = village_code(i);
        row.name = row.town = row.county = text;
        row.outline = geo::MultiPolygon{{geo::Polygon{
            {{{west, 37.0}, {east, 37.0}, {east, 37.01}, {west, 37.01}, {west, 37.0}}}}}};
        return row;
    }
    static geo::registry::RoadRow road(int i) {
        const auto& text = hostile_texts[static_cast<std::size_t>(i)];
        const double west = 118.8 + 0.005 * i;
        geo::registry::RoadRow row;
        row.source_id = text;
        row.name = row.alias = row.surface = row.direction = row.road_class = text;
        row.approved_on = "2024-12-20";
        row.centre_line = {{{west + 0.001, 37.005}, {west + 0.003, 37.005}}};
        return row;
    }

    Reply post(const std::string& target, const json& body, const std::string& more = {}) {
        // Nobody may write more than so often, and the clock stands still here.
        const auto who =
            sample.people.bearer(fmt::format("审核员{}", ++writers / 500), Role::county, "370502");
        return caller.send("POST", target, "Content-Type: application/json\r\n" + who + more,
                           body.dump());
    }
    void step(const std::string& proposal, const char* action, const json& body) {
        const auto etag = get(proposal).field("ETag");
        const auto reply = post(proposal + "/" + action, body, "If-Match: " + etag + "\r\n");
        ASSERT_EQ(reply.status, 200) << action << ' ' << reply.body;
    }
    static std::string all_texts() {
        std::string all;
        for (const auto& text : hostile_texts) all += text + ' ';
        return all;
    }

    /// One proposal all the way, with every text in every detail.
    void carry_one_through() {
        const auto proposal = fmt::format("/proposals/{}", sample.submitted_proposal.id.value());
        const auto all = all_texts();
        step(proposal, "consult",
             {{"reason", all},
              {"notice", true},
              {"reports",
               {{{"kind", "consultation"},
                 {"fields",
                  {{"process", all}, {"scope", all}, {"opinions", all}, {"handling", all}}}}}}});
        for (const auto& text : hostile_texts) {
            const auto made =
                post(proposal + "/object", {{"name", text}, {"contact", text}, {"text", text}});
            ASSERT_EQ(made.status, 201) << made.body;
            const auto answer = "/objections/" + made.json()["id"].dump() + "/answer";
            ASSERT_EQ(post(answer, {{"answer", text}}).status, 200);
        }
        sample.clock.set(sample.clock.now() + std::chrono::hours{24 * 8});
        geo::registry::tick(sample.registry);
        step(proposal, "endorse", {{"reason", all}});
        step(proposal, "review", {{"reason", all}});
        step(proposal, "approve",
             {{"reason", all},
              {"document_no", hostile_texts[0]},
              {"authority", hostile_texts[10] + "东营市人民政府"},
              {"authority_kind", "government"}});
        step(proposal, "file", {{"document_no", hostile_texts[33]}});
        step(proposal, "announce",
             {{"document_no", hostile_texts[20]},
              {"media", hostile_texts},
              {"romanisation_confirmed", true}});
        attach_to(proposal);
    }

    void attach_to(const std::string& proposal) {
        for (int i = 0; i < texts; ++i) {
            const auto& text = hostile_texts[static_cast<std::size_t>(i)];
            const auto form = fmt::format(
                "--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n{}\r\n--B\r\n"
                "Content-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n"
                "%PDF-1.4\n% {}\nstartxref\n9\n%%EOF\n\r\n--B--\r\n",
                text, i);
            const auto reply =
                caller.send("POST", proposal + "/attachments",
                            "Content-Type: multipart/form-data; boundary=B\r\n" +
                                sample.people.bearer("附件员", Role::county, "370502"),
                            form);
            EXPECT_EQ(reply.status, 201) << text << ' ' << reply.body;
        }
    }

    /// A user, a draft, signs and reports of them.
    void tell_everybody(int i) {
        const auto& text = hostile_texts[static_cast<std::size_t>(i)];
        try {
            sample.people.bearer(text, Role::county, "370502");
        } catch (const geo::Error&) {
            // not a name for a user: it is refused, and that is well too
        }
        const auto draft =
            post("/proposals",
                 {{"village_code", village_code(i)},
                  {"line",
                   {{"type", "LineString"},
                    {"coordinates",
                     {{118.8 + 0.005 * i + 0.001, 37.003}, {118.8 + 0.005 * i + 0.003, 37.003}}}}},
                  {"name", text},
                  {"meaning", text},
                  {"origin", text},
                  {"generic", text}});
        EXPECT_TRUE(draft.status == 201 || draft.status == 400) << draft.body;
        const auto planned = post("/signs/plan", {{"village", village_code(i)}});
        ASSERT_EQ(planned.status, 201) << planned.body;
        const json planned_signs = planned.json()["items"];
        for (const auto& sign : planned_signs) report_and_answer(sign["id"], text);
    }
    void report_and_answer(const json& sign, const std::string& text) {
        const auto address = "/signs/" + sign.dump();
        ++signs;
        step(address, "make", {{"note", text}});
        step(address, "install", {{"note", text}});
        const auto told =
            post(address + "/reports",
                 {{"kind", "other"}, {"text", text}, {"name", text}, {"contact", text}});
        ASSERT_EQ(told.status, 201) << told.body;
        EXPECT_EQ(
            post("/signs/reports/" + told.json()["id"].dump() + "/dismiss", {{"answer", text}})
                .status,
            200);
    }

    // ---- reading

    Reply get(const std::string& target) {
        return caller.get(target, sample.people.bearer("主任", Role::admin));
    }

    /// Everything that the route can show, with its whole address.
    std::vector<std::string> addresses_of(const Route& route) const {
        std::vector<std::string> addresses{route.path};
        const auto fill = [&](const std::string& name, const std::vector<std::string>& values) {
            std::vector<std::string> filled;
            for (const auto& address : addresses) {
                const auto at = address.find("{" + name + "}");
                if (at == std::string::npos) {
                    filled.push_back(address);
                    continue;
                }
                for (const auto& value : values)
                    filled.push_back(std::string{address}.replace(at, name.size() + 2, value));
            }
            addresses = filled;
        };
        std::vector<std::string> ids, codes;
        for (int id = 1; id <= texts + 6; ++id) ids.push_back(std::to_string(id));
        for (int i = 0; i < texts; ++i) codes.push_back(village_code(i));
        fill("id", ids);
        fill("code", codes);
        fill("layer", {"villages", "roads", "addresses", "signs"});
        fill("format", {"csv", "geojson"});
        fill("collection", {"villages", "roads", "signs"});
        fill("attachment", {"1", "2"});
        fill("seq", {"60", "70", "80", "90"});
        for (const char* name : {"z", "x", "y"}) fill(name, {"0"});
        return addresses;
    }
    static std::string query_of(const Route& route) {
        std::string query;
        for (const auto& [name, value] :
             std::vector<std::pair<std::string, std::string>>{{"limit", "100"},
                                                              {"before", "2030-01-01"},
                                                              {"since", "0"},
                                                              {"q", "script"},
                                                              {"lon", "118.802"},
                                                              {"lat", "37.005"},
                                                              {"village", village_code(3)},
                                                              {"name", "%3Cscript%3E"}})
            if (std::find(route.query.begin(), route.query.end(), name) != route.query.end() &&
                (name != "village" || route.path.ends_with("/plan") ||
                 route.path.ends_with("/suggest")))
                query += (query.empty() ? "?" : "&") + name + "=" + value;
        return query;
    }

    support::SampleApplication sample;
    support::Caller caller{sample, {api::http::add_routes}};
    int imported = 0, signs = 0, writers = 0;
};

/// Is it markup only because nobody escaped it?
bool is_markup(const std::string& text) { return text.find_first_of("<>\"'") != std::string::npos; }

void expect_text_on_page(const std::string& page, const std::string& where) {
    for (const auto& text : hostile_texts)
        if (is_markup(text)) {
            EXPECT_THAT(page, Not(HasSubstr(text))) << where;
        }
    for (const char* live : {"<script", "<img", "<iframe", "<svg onload", "<foreignObject",
                             "=\"javascript:", "='javascript:", "\xE2\x80\xAE", "\xE2\x80\x8B"})
        EXPECT_THAT(page, Not(HasSubstr(live))) << where;
}

std::vector<std::string> cells_of(const std::string& csv) {
    std::vector<std::string> cells{""};
    bool is_quoted = false;
    for (const char c : csv) {
        if (c == '"') is_quoted = !is_quoted;
        if (c != '"' && (is_quoted || (c != ',' && c != '\n' && c != '\r')))
            cells.back() += c;
        else if (!is_quoted && (c == ',' || c == '\n'))
            cells.emplace_back();
    }
    return cells;
}

void expect_no_formula(const std::string& csv, const std::string& where) {
    for (const auto& cell : cells_of(csv)) {
        if (cell.empty()) continue;
        const bool is_number = cell.find_first_not_of("0123456789.eE+-") == std::string::npos;
        EXPECT_TRUE(is_number ||
                    std::string_view{"=+-@\t\r"}.find(cell.front()) == std::string_view::npos)
            << where << ": " << cell;
    }
}

void expect_plain_pdf(const std::string& pdf, const std::string& where) {
    EXPECT_THAT(pdf, StartsWith("%PDF-")) << where;
    for (const char* live : {"/JavaScript", "/OpenAction <<", "/Launch", "/JS ("})
        EXPECT_THAT(pdf, Not(HasSubstr(live))) << where;
}

TEST_F(HostileTexts, StayTextWhereverTheyComeOutAgain) {
    ASSERT_EQ(hostile_texts.size(), static_cast<std::size_t>(texts));
    std::map<std::string, int> seen;
    for (const auto& route : caller.dispatcher().router().routes()) {
        if (route->method != Method::get) continue;
        for (const auto& address : addresses_of(*route)) {
            const auto where = address + query_of(*route);
            const Reply reply = get(where);
            EXPECT_LT(reply.status, 500) << where << ' ' << reply.body.substr(0, 300);
            if (reply.status != 200) continue;
            EXPECT_EQ(reply.field("X-Content-Type-Options"), "nosniff") << where;
            auto type = reply.field("Content-Type");
            type = type.substr(0, type.find(';'));
            ++seen[type];
            if (type == "text/html" || type == "image/svg+xml")
                expect_text_on_page(reply.body, where);
            if (type == "text/csv") expect_no_formula(reply.body, where);
            if (type.ends_with("json")) {
                EXPECT_FALSE(json::parse(reply.body, nullptr, false).is_discarded()) << where;
            }
            if (type == "application/pdf" &&
                !reply.field("Content-Disposition").starts_with("attachment"))
                expect_plain_pdf(reply.body, where);
        }
    }
    EXPECT_EQ(imported, 2 * texts) << "places of the attack were not taken in";
    EXPECT_GE(signs, texts);
    EXPECT_GE(seen["text/html"], texts);
    EXPECT_GE(seen["image/svg+xml"], texts);
    EXPECT_GE(seen["application/pdf"], texts);
    EXPECT_GE(seen["text/csv"], 4);
}

/// What the standard library of Python, which every build has, makes of a file.
support::ProgramResult python(const support::ScratchFolder& folder, const std::string& program,
                              const std::string& bytes) {
    std::ofstream{folder.file("file"), std::ios::binary} << bytes;
    return support::run_program(folder.file("."), {"python3", "-c", program, folder.file("file")});
}

TEST_F(HostileTexts, LeaveSignFacesWellFormed) {
    const support::ScratchFolder folder;
    int faces = 0;
    std::string all;
    for (int id = 1; id <= signs; ++id) {
        const auto face = get(fmt::format("/signs/{}/face.svg", id));
        if (face.status != 200) continue;
        ++faces;
        all += face.body.substr(face.body.find("<svg")) + "\n";
    }

    const auto read = python(folder,
                             "import sys, xml.etree.ElementTree as t\n"
                             "r = t.fromstring('<all>' + open(sys.argv[1]).read() + '</all>')\n"
                             "print(sorted({e.tag.split('}')[-1] for e in r.iter()}))\n"
                             "print([a for e in r.iter() for a in e.attrib if a.startswith('on')])",
                             all);

    EXPECT_EQ(read.exit_code, 0) << read.err;
    EXPECT_THAT(read.out, Not(HasSubstr("script")));
    EXPECT_THAT(read.out, HasSubstr("[]\n"));
    EXPECT_GE(faces, texts);
}

TEST_F(HostileTexts, AreNoFormulasInTheSignOrder) {
    const support::ScratchFolder folder;
    const auto sheet = get("/signs.xlsx");
    ASSERT_EQ(sheet.status, 200);

    const auto read = python(
        folder,
        "import sys, zipfile, xml.etree.ElementTree as t\n"
        "z = zipfile.ZipFile(sys.argv[1])\n"
        "tags = {e.tag.split('}')[-1] for n in z.namelist() if n.endswith(('.xml', '.rels'))\n"
        "        for e in t.fromstring(z.read(n)).iter()}\n"
        "print('formula' if 'f' in tags or 'hyperlink' in tags else 'plain')",
        sheet.body);

    EXPECT_EQ(read.out, "plain\n") << read.err;
}

TEST_F(HostileTexts, AreReadAsTextInPapers) {
    const support::ScratchFolder folder;
    const auto paper =
        get(fmt::format("/proposals/{}/objections.pdf", sample.submitted_proposal.id.value()));
    ASSERT_EQ(paper.status, 200) << paper.body;
    std::ofstream{folder.file("paper.pdf"), std::ios::binary} << paper.body;

    auto words = support::run_program(folder.file("."),
                                      {"pdftotext", "-raw", folder.file("paper.pdf"), "-"});
    if (words.exit_code == 127) GTEST_SKIP() << "pdftotext (poppler-utils) is not here";

    std::erase_if(words.out, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
    for (const char* text : {"<script>alert(1)</script>", "<svgonload=alert(1)>",
                             "&lt;script&gt;alert(1)&lt;/script&gt;", "[U+202E]"})
        EXPECT_THAT(words.out, HasSubstr(text));
}

}  // namespace

// SPDX-License-Identifier: Apache-2.0
// Files that are not what they say, names that lead elsewhere, and more of them than anybody needs.
// LUMING_UPLOADS says how many small ones are sent; ./dev faults sends ten thousand.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "geo/registry/evidence.hpp"
#include "tests/support/sample_application.hpp"

namespace {

using geo::lifecycle::Role;
using nlohmann::json;
using support::Reply;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string big_endian(std::uint32_t value) {
    return {static_cast<char>(value >> 24U & 0xFFU), static_cast<char>(value >> 16U & 0xFFU),
            static_cast<char>(value >> 8U & 0xFFU), static_cast<char>(value & 0xFFU)};
}

/// ISO/IEC 15948 Annex D, bit by bit.
std::uint32_t crc_of(const std::string& bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<std::uint8_t>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? 0xEDB88320U ^ (crc >> 1U) : crc >> 1U;
    }
    return crc ^ 0xFFFFFFFFU;
}

std::string chunk(const std::string& type, const std::string& data) {
    return big_endian(static_cast<std::uint32_t>(data.size())) + type + data +
           big_endian(crc_of(type + data));
}

std::string png(std::uint32_t width, std::uint32_t height, const std::string& more = {}) {
    const std::string head =
        big_endian(width) + big_endian(height) + std::string("\x08\x00\x00\x00\x00", 5);
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", head) + more +
           chunk("IDAT", std::string("\x78\x9c\x63\x00\x00\x00\x02\x00\x01", 9)) +
           chunk("IEND", "");
}

/// The frame of a JPEG: enough of it to follow its markers.
std::string jpeg(const std::string& more = {}) {
    const auto segment = [](char marker, const std::string& data) {
        const auto size = data.size() + 2;
        return std::string{'\xFF', marker, static_cast<char>(size >> 8U & 0xFFU),
                           static_cast<char>(size & 0xFFU)} +
               data;
    };
    return "\xFF\xD8" + more +
           segment('\xC0', std::string("\x08\x00\x10\x00\x10\x01\x01\x11\x00", 9)) +
           segment('\xDA', std::string("\x01\x01\x00\x00\x3F\x00", 6)) + "\x12\x34\xFF\xD9";
}

std::string pdf(const std::string& more = "<< /Type /Catalog >>") {
    return "%PDF-1.4\n" + more + "\nstartxref\n9\n%%EOF\n";
}

const std::string script = "<html><script>alert(1)</script></html>";

class LyingAttachments : public testing::Test {
  protected:
    std::string who() {
        // Nobody may write more than so often, and the clock stands still here.
        return sample.people.bearer(fmt::format("审核员{}", ++sent / 500), Role::county, "370502");
    }
    Reply upload(const std::string& bytes, const std::string& type = "application/pdf",
                 const std::string& query = {}) {
        return caller.send("POST", address() + query, "Content-Type: " + type + "\r\n" + who(),
                           bytes);
    }
    Reply upload_named(const std::string& title, const std::string& file_name,
                       const std::string& bytes) {
        return upload("--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n" + title +
                          "\r\n--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" +
                          file_name + "\"\r\nContent-Type: text/html\r\n\r\n" + bytes +
                          "\r\n--B--\r\n",
                      "multipart/form-data; boundary=B");
    }
    std::string address() const {
        return fmt::format("/proposals/{}/attachments", sample.submitted_proposal.id.value());
    }
    std::int64_t kept() const {
        const auto reader = sample.registry.database().read();
        auto row = reader->query("SELECT count(*) FROM attachments");
        row.step();
        return row.integer(0);
    }

    mutable support::SampleApplication sample;
    support::Caller caller{sample, {api::http::add_routes}};
    int sent = 0;
};

TEST_F(LyingAttachments, AreRefusedByTheirBytesWhateverTheyAreCalled) {
    struct Case {
        const char* what;
        std::string bytes;
        const char* type;
    };
    const std::string zip{"PK\x03\x04\x14\x00\x00\x00", 8};
    const std::vector<Case> cases{
        {"HTML called PDF", script, "application/pdf"},
        {"HTML before a PDF", script + pdf(), "application/pdf"},
        {"HTML called PNG", script, "image/png"},
        {"SVG called PNG", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
         "image/png"},
        {"SVG as SVG", "<svg/>", "image/svg+xml"},
        {"GIF", "GIF89a\x01\x00\x01", "image/png"},
        {"ZIP called PDF", zip, "application/pdf"},
        {"program",
         "\x7f"
         "ELF\x02\x01\x01",
         "application/pdf"},
        {"a PDF's head alone", "%PDF-1.4\n", "application/pdf"},
        {"PDF with a script", pdf("<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>"),
         "application/pdf"},
        {"PDF with a hidden script", pdf("<< /S /J#61vaScript >>"), "application/pdf"},
        {"PDF that starts programs", pdf("<< /S /Launch /F (calc.exe) >>"), "application/pdf"},
        {"PDF with a file inside", pdf("<< /Type /EmbeddedFile >>"), "application/pdf"},
        {"PNG bomb by its sides", png(0x7FFFFFFF, 0x7FFFFFFF), "image/png"},
        {"PNG bomb by its area", png(30'000, 30'000), "image/png"},
        {"PNG without sides", png(0, 0), "image/png"},
        {"PNG cut short", png(16, 16).substr(0, 40), "image/png"},
        {"PNG with a chunk longer than the file",
         png(16, 16).substr(0, 33) + big_endian(0x7FFFFFFF) + "IDATx", "image/png"},
        {"PNG with a wrong checksum", png(16, 16).replace(20, 1, "\x7F"), "image/png"},
        {"JPEG that is only a head", "\xFF\xD8\xFF\xE0", "image/jpeg"},
        {"JPEG with a segment longer than the file",
         std::string("\xFF\xD8\xFF\xE1\xFF\xFF", 6) + script, "image/jpeg"},
        {"one byte", "%", "application/pdf"},
        {"form without a file",
         "--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nx\r\n--B--\r\n",
         "multipart/form-data; boundary=B"},
        {"form that never ends",
         "--B\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n" + pdf(),
         "multipart/form-data; boundary=B"},
        {"form without a boundary", pdf(), "multipart/form-data"},
    };

    for (const auto& one : cases) {
        const auto reply = upload(one.bytes, one.type);
        EXPECT_EQ(reply.status, 400) << one.what << ' ' << reply.body;
        EXPECT_EQ(reply.field("Content-Type"), "application/problem+json") << one.what;
    }
    EXPECT_EQ(upload("").status, 400) << "nothing at all";
    EXPECT_EQ(kept(), 0);
}

TEST_F(LyingAttachments, OverTheLimitAreRefusedBeforeTheyAreLookedAt) {
    const auto over = geo::registry::largest_attachment_bytes + 1;

    const auto file = upload(pdf(std::string(over, ' ')));
    const auto form = upload_named("x", "x.pdf", pdf(std::string(over, ' ')));
    const auto huge = upload(std::string(over + 128 * 1024, 'x'));

    EXPECT_EQ(file.status, 413) << file.body;
    EXPECT_EQ(form.status, 413) << form.body;
    EXPECT_EQ(huge.status, 413) << huge.body;
    EXPECT_EQ(kept(), 0);
}

TEST_F(LyingAttachments, PicturesLoseWhatFollowsTheirEnd) {
    for (const auto& [bytes, type] : std::vector<std::pair<std::string, std::string>>{
             {png(16, 16), "image/png"}, {jpeg(), "image/jpeg"}}) {
        const auto made = upload(bytes + script + pdf(), type);
        ASSERT_EQ(made.status, 201) << made.body;

        const auto file = caller.get(made.field("Location"), who());

        EXPECT_EQ(file.body, bytes) << type;
        EXPECT_EQ(file.field("Content-Type"), type);
    }
}

TEST_F(LyingAttachments, WhatIsKeptIsADownloadOfItsOwnKind) {
    const std::string comment = std::string("\xFF\xFE\x00\x28", 4) + script;
    for (const auto& [bytes, kind] : std::vector<std::pair<std::string, std::string>>{
             {pdf("% " + script), "application/pdf"},
             {png(16, 16, chunk("tEXt", "Comment" + std::string(1, '\0') + script)), "image/png"},
             {jpeg(comment), "image/jpeg"}}) {
        // Said to be a page: nobody believes it.
        const auto made = upload(bytes, "text/html");
        ASSERT_EQ(made.status, 201) << made.body;

        const auto file = caller.get(made.field("Location"), who());

        EXPECT_EQ(made.json()["media_type"], kind);
        EXPECT_EQ(file.field("Content-Type"), kind);
        EXPECT_EQ(file.field("X-Content-Type-Options"), "nosniff");
        EXPECT_THAT(file.field("Content-Disposition"), StartsWith("attachment"));
    }
}

TEST_F(LyingAttachments, NamesLeadNowhereElse) {
    const std::vector<std::string> names{"../../etc/passwd",
                                         "..\\..\\windows\\win.ini",
                                         "/etc/passwd",
                                         "C:\\boot.ini",
                                         "a\r\nSet-Cookie: x=1",
                                         "x\"; filename=\"y.html",
                                         "<img src=x onerror=alert(1)>.pdf",
                                         "批复\xE2\x80\xAE"
                                         "fdp.exe",
                                         std::string("a\0b.pdf", 7),
                                         std::string(5000, 'n'),
                                         "..",
                                         ".",
                                         " ",
                                         "%2e%2e%2fpasswd",
                                         "CON"};
    int number = 0;
    for (const auto& name : names) {
        const auto reply = upload_named(name, name, pdf(std::to_string(++number)));
        if (reply.status == 400) continue;
        ASSERT_EQ(reply.status, 201) << name << ' ' << reply.body;
        const auto title = reply.json()["title"].get<std::string>();
        for (const char* part : {"/", "\\", "\r", "\n", "\xE2\x80\xAE"})
            EXPECT_THAT(title, Not(HasSubstr(part))) << name;
        EXPECT_EQ(title.find('\0'), std::string::npos) << name;
        EXPECT_LE(title.size(), 480U);
        const auto file = caller.get(reply.field("Location"), who());
        EXPECT_EQ(file.status, 200) << name;
        EXPECT_TRUE(file.field("Set-Cookie").empty()) << name;
        const auto disposition = file.field("Content-Disposition");
        EXPECT_EQ(disposition.find_first_of("\"<>\\\x7F"), std::string::npos) << disposition;
    }
    EXPECT_EQ(upload(pdf("q"), "application/pdf", "?title=..%2F..%2Fx.pdf").json()["title"],
              "x.pdf");
    EXPECT_EQ(upload(pdf("r"), "application/pdf", "?title=%00x.pdf").status, 400);
}

TEST_F(LyingAttachments, ManySmallOnesAreBounded) {
    const char* text = std::getenv("LUMING_UPLOADS");
    const int uploads = text != nullptr ? std::atoi(text) : 200;
    int made = 0, refused = 0;

    for (int i = 0; i < uploads; ++i) {
        const int status = upload(pdf(std::to_string(i))).status;
        made += status == 201 ? 1 : 0;
        refused += status == 409 ? 1 : 0;
    }

    EXPECT_EQ(made, geo::registry::most_attachments);
    EXPECT_EQ(made + refused, uploads);
    EXPECT_EQ(kept(), geo::registry::most_attachments);
    EXPECT_EQ(upload(pdf("0")).status, 201) << "what is there already needs no room";
}

}  // namespace

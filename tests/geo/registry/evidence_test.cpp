// SPDX-License-Identifier: Apache-2.0
#include "geo/registry/evidence.hpp"

#include <gtest/gtest.h>

#include "geo/audit/digest.hpp"
#include "geo/base/error.hpp"
#include "tests/geo/registry/casework_support.hpp"

namespace geo::registry {
namespace {

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<std::uint8_t>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? (crc >> 1U) ^ 0xEDB88320U : crc >> 1U;
    }
    return ~crc;
}

std::string big_endian(std::uint32_t value) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> static_cast<unsigned>(shift) & 0xFFU);
    return bytes;
}

std::string chunk(const std::string& type, const std::string& data) {
    return big_endian(static_cast<std::uint32_t>(data.size())) + type + data +
           big_endian(crc32(type + data));
}

std::string header(std::uint32_t width, std::uint32_t height) {
    return chunk("IHDR", big_endian(width) + big_endian(height) + std::string("\x08\x02\0\0\0", 5));
}

const std::string signature{"\x89PNG\r\n\x1a\n", 8};

std::string picture(std::uint32_t width = 1, std::uint32_t height = 1) {
    return signature + header(width, height) + chunk("IDAT", "data") + chunk("IEND", "");
}

std::string segment(char marker, const std::string& data) {
    const auto length = static_cast<std::uint32_t>(data.size() + 2);
    return std::string{'\xFF', marker} + big_endian(length).substr(2) + data;
}

/// SOI, JFIF, a frame of 2 x 2, a scan with a stuffed FF and a restart, EOI.
std::string jpeg() {
    const std::string frame("\x08\0\x02\0\x02\x01\x01\x11\0", 9);
    return std::string("\xFF\xD8") +
           segment('\xE0', std::string("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", 14)) +
           segment('\xC0', frame) + segment('\xDA', std::string("\x01\x01\0\0\x3F\0", 6)) +
           std::string("\x12\xFF\0\x34\xFF\xD0\x56", 7) + "\xFF\xD9";
}

std::string pdf(const std::string& inside = "") {
    return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + inside +
           " >>\nendobj\nstartxref\n9\n%%EOF\n";
}

ErrorKind refused(const std::string& bytes) {
    try {
        check_attachment(bytes);
    } catch (const Error& error) {
        EXPECT_FALSE(error.text().zh.empty());
        return error.kind();
    }
    ADD_FAILURE() << "was taken";
    return ErrorKind::storage;
}

TEST(CheckAttachment, TakesPapersAndPictures) {
    EXPECT_EQ(check_attachment(pdf()).kind, AttachmentKind::pdf);
    EXPECT_EQ(check_attachment(jpeg()).kind, AttachmentKind::jpeg);
    EXPECT_EQ(check_attachment(picture()).kind, AttachmentKind::png);
}

TEST(CheckAttachment, CutsWhatFollowsThePicture) {
    EXPECT_EQ(check_attachment(picture() + "<?php evil(); ?>").content, picture());
    EXPECT_EQ(check_attachment(jpeg() + "PK\x03\x04").content, jpeg());
}

TEST(CheckAttachment, RefusesEveryTruncationOfAPicture) {
    for (const std::string& whole : {picture(), jpeg()})
        for (std::size_t size = 0; size < whole.size(); ++size)
            EXPECT_EQ(refused(whole.substr(0, size)), ErrorKind::invalid_input) << size;
}

TEST(CheckAttachment, RefusesAPngWithAnyByteChangedInItsChunks) {
    for (std::size_t at = signature.size(); at < picture().size(); ++at) {
        std::string changed = picture();
        changed[at] = static_cast<char>(changed[at] ^ 0x40);
        EXPECT_EQ(refused(changed), ErrorKind::invalid_input) << at;
    }
}

TEST(CheckAttachment, RefusesPicturesOfImpossibleSize) {
    EXPECT_EQ(refused(picture(0, 1)), ErrorKind::invalid_input);
    EXPECT_EQ(refused(picture(1, 2'000'000'000)), ErrorKind::invalid_input);
    EXPECT_EQ(refused(signature + header(1, 1) + chunk("IEND", "")), ErrorKind::invalid_input);
    EXPECT_EQ(refused(signature + header(1, 1) + chunk("EVIL", "") + chunk("IDAT", "x") +
                      chunk("IEND", "")),
              ErrorKind::invalid_input);
}

TEST(CheckAttachment, RefusesWhatOnlyLooksLikeAPaper) {
    for (const auto* bytes : {"", "GIF89a", "<html>", "<svg xmlns='…'>", "MZ", "PK\x03\x04",
                              "%PDF-1.4 without an end", "#!/bin/sh"})
        EXPECT_EQ(refused(bytes), ErrorKind::invalid_input) << bytes;
}

TEST(CheckAttachment, RefusesPapersThatAct) {
    for (const auto* inside :
         {"/OpenAction 3 0 R", "/S /JavaScript /JS (app.alert(1))", "/S /J#61vaScript",
          "/S /Launch", "/Names << /EmbeddedFiles 4 0 R >>", "/Type/EmbeddedFile", "/XFA 5 0 R",
          "/Encrypt 6 0 R"})
        EXPECT_EQ(refused(pdf(inside)), ErrorKind::invalid_input) << inside;
    EXPECT_EQ(check_attachment(pdf("/JavaScripture 1 /Launcher 2")).kind, AttachmentKind::pdf);
}

TEST(CheckAttachment, RefusesWhatIsTooLarge) {
    EXPECT_EQ(refused(pdf(std::string(largest_attachment_bytes, ' '))), ErrorKind::too_large);
}

class Evidence : public CaseworkTest {};

TEST_F(Evidence, IsKeptWithItsDigestAndGivenBack) {
    const auto p = submitted("祥和路");

    const auto kept = attach(registry, surveyor, p.id, "C:\\照片\\路口.jpg", jpeg());

    EXPECT_EQ(kept.title, "路口.jpg");
    EXPECT_EQ(kept.sha256, audit::to_hex(audit::sha256(jpeg())));
    ASSERT_EQ(attachments_of(registry, reviewer, p.id).size(), 1U);
    EXPECT_EQ(read_attachment(registry, reviewer, p.id, kept.id).content, jpeg());
    EXPECT_EQ(attach(registry, surveyor, p.id, "again.jpg", jpeg()).id, kept.id);
}

TEST_F(Evidence, IsForTheStaffOfTheAreaOnly) {
    const auto p = submitted("祥和路");
    const auto kept = attach(registry, surveyor, p.id, "../../etc/passwd", pdf());
    EXPECT_EQ(kept.title, "passwd");

    const Actor elsewhere{"外县", lifecycle::Role::county, "370522"};
    EXPECT_THROW(read_attachment(registry, Actor::anonymous(), p.id, kept.id), Error);
    EXPECT_THROW(read_attachment(registry, elsewhere, p.id, kept.id), Error);
    EXPECT_THROW(attachments_of(registry, elsewhere, p.id), Error);
    EXPECT_THROW(attach(registry, elsewhere, p.id, "x", pdf("/X 1")), Error);
    const auto other = submitted("瑞丰街", 1);
    EXPECT_THROW(read_attachment(registry, reviewer, other.id, kept.id), Error)
        << "the file of another proposal";
}

TEST_F(Evidence, ASurveyorAddsToTheirOwnProposalsOnly) {
    const auto p = submitted("祥和路");
    const Actor colleague{"另一采集员", lifecycle::Role::surveyor, "370523"};

    EXPECT_THROW(attach(registry, colleague, p.id, "x.pdf", pdf()), Error);
    EXPECT_NO_THROW(attach(registry, reviewer, p.id, "批复.pdf", pdf()));
}

TEST_F(Evidence, WhoMayNotHandInLearnsNothingAboutTheFile) {
    const auto p = submitted("祥和路");

    try {
        attach(registry, Actor::anonymous(), p.id, "x", "no file at all");
        FAIL() << "was taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::unauthenticated) << error.what();
    }
    try {
        attach(registry, surveyor, ProposalId{4711}, "x", "no file at all");
        FAIL() << "was taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::not_found) << error.what();
    }
}

TEST_F(Evidence, AProposalTakesSoManyAndNoMore) {
    const auto p = submitted("祥和路");
    for (int i = 0; i < most_attachments; ++i)
        attach(registry, surveyor, p.id, "", pdf("/N " + std::to_string(i)));

    EXPECT_THROW(attach(registry, surveyor, p.id, "", pdf("/N 999")), Error);
    EXPECT_EQ(attachments_of(registry, surveyor, p.id).front().title, "附件.pdf");
}

}  // namespace
}  // namespace geo::registry

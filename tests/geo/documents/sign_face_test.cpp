// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/sign_face.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "geo/base/error.hpp"
#include "tests/geo/documents/hostile_texts.hpp"
#include "tests/geo/documents/paper_reader.hpp"
#include "tests/geo/documents/sample_papers.hpp"

namespace geo::documents {
namespace {

using support::occurrences;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr SignSize every_size[] = {SignSize::street, SignSize::large_qr, SignSize::medium_qr,
                                   SignSize::small_qr};

SignFace sign_of(const std::string& name, const std::string& romanisation, SignSize size) {
    return {name, romanisation, RoadAxis::east_west, size, "https://luming.example/p/17", {}};
}

std::string repeated(const std::string& part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

constexpr double hair = 1e-6;

void expect_inside(const Rectangle& inner, const Rectangle& outer, const std::string& what) {
    EXPECT_GE(inner.x, outer.x - hair) << what;
    EXPECT_GE(inner.y, outer.y - hair) << what;
    EXPECT_LE(inner.right(), outer.right() + hair) << what;
    EXPECT_LE(inner.bottom(), outer.bottom() + hair) << what;
}

void expect_fit(const Face& face) {
    for (const FaceText& text : face.texts) {
        expect_inside(text.ink, text.box, text.text);
        expect_inside(text.box, face.border, text.text);
        if (face.qr) {
            EXPECT_LE(text.box.right(), face.qr->ground.x) << text.text;
        }
    }
    if (face.qr) expect_inside(face.qr->ground, {0, 0, face.width, face.height}, "code");
}

// Dots drawn in another colour than the ground, of the strip between the border line and the box
// that the texts may fill.
int stray_dots(const Face& face, int dots_per_inch) {
    const auto picture = support::draw(face_pdf(face), dots_per_inch);
    const double dot = 25.4 / dots_per_inch;
    const double line = face.border.x + face.border_thickness + 2 * dot;
    const auto inside = [&](const Rectangle& area, double x, double y) {
        return x > area.x - dot && x < area.right() + dot && y > area.y - dot &&
               y < area.bottom() + dot;
    };
    const auto expected = [&](double x, double y) {
        const bool framed = x > line && y > line && x < face.width - line && y < face.height - line;
        if (!framed || (face.qr && inside(face.qr->ground, x, y))) return true;
        return std::any_of(face.texts.begin(), face.texts.end(),
                           [&](const FaceText& text) { return inside(text.box, x, y); });
    };
    int stray = 0;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            if (!expected((x + 0.5) * dot, (y + 0.5) * dot) &&
                std::abs(picture.at(x, y, 2) - std::lround(face.background.blue * 255)) > 40)
                ++stray;
    return stray;
}

TEST(SignFaces, FitNamesOfAnyLength) {
    for (const SignSize size : every_size)
        for (const std::size_t length : {1U, 2U, 3U, 4U, 5U, 8U, 12U, 20U, 40U, 100U, 1000U})
            expect_fit(sign_face(sign_of(repeated("顺", length), repeated("SHUN", length), size)));
}

TEST(SignFaces, FitTextsOfAnyKind) {
    for (const auto* texts : {&support::awkward_texts(), &support::markup_attacks()})
        for (const std::string& text : *texts)
            expect_fit(sign_face(sign_of(text, text, SignSize::small_qr)));
}

TEST(SignFaces, DrawNothingBesideTheBoxesOfTheirTexts) {
    for (const char* name : {"一街", "和顺路", "东营市史口镇北高村村民委员会西侧南北大路"}) {
        const Face face = sign_face(sign_of(name, "LE'AN DAJIE QJ", SignSize::medium_qr));
        EXPECT_EQ(stray_dots(face, 60), 0) << name;
    }
}

TEST(SignFaces, AreNotSetLargerForNarrowLetters) {
    const Face one = sign_face(sign_of("一街", "YI JIE", SignSize::street));
    const Face two = sign_face(sign_of("赢街", "YING JIE", SignSize::street));

    EXPECT_DOUBLE_EQ(one.texts[0].em, two.texts[0].em);
    EXPECT_DOUBLE_EQ(one.texts[1].em, two.texts[1].em);
}

TEST(SignFaces, AreCondensedBeforeTheyAreMadeSmaller) {
    const auto short_name = sign_face(sign_of("和顺路", "HESHUN LU", SignSize::large_qr)).texts[0];
    const auto long_name = sign_face(sign_of("和顺幸福文化大街", "X", SignSize::large_qr)).texts[0];

    EXPECT_LE(short_name.stretch, 1.0);
    EXPECT_DOUBLE_EQ(long_name.stretch, 0.7);
    EXPECT_LT(long_name.em, short_name.em);
}

TEST(SignFaces, DivideThreeFifthsToTwo) {
    const Face face = sign_face(samples::sign());
    const Rectangle area = text_area(face);
    const double parting = area.y + area.height * 0.6;

    EXPECT_LE(face.texts[0].box.bottom(), parting);
    EXPECT_GE(face.texts[1].box.y, parting);
}

TEST(SignFaces, AreBlueEastToWestAndGreenNorthToSouth) {
    SignFace sign = samples::sign();
    sign.axis = RoadAxis::east_west;
    EXPECT_EQ(sign_face(sign).background, PlateStandard{}.east_west);
    sign.axis = RoadAxis::north_south;
    EXPECT_EQ(sign_face(sign).background, PlateStandard{}.north_south);
}

TEST(SignFaces, AreOfTrueSize) {
    struct Expected {
        SignSize size;
        double width, height, code;
    };
    for (const Expected& expected :
         {Expected{SignSize::large_qr, 570, 370, 120}, Expected{SignSize::medium_qr, 270, 170, 75},
          Expected{SignSize::small_qr, 150, 90, 40}}) {
        const Face face = sign_face(sign_of("和顺路", "HESHUN LU", expected.size));
        const support::Paper paper(face_pdf(face));
        EXPECT_NEAR(paper.width_mm(), expected.width, 0.1);
        EXPECT_NEAR(paper.height_mm(), expected.height, 0.1);
        EXPECT_DOUBLE_EQ(face.qr->modules.width, expected.code);
        EXPECT_THAT(face_svg(face),
                    HasSubstr("width=\"" + std::to_string(int(expected.width)) + "mm\" height=\"" +
                              std::to_string(int(expected.height)) + "mm\""));
    }
}

TEST(SignFaces, CarryTheirNameAsTextInPdfAndAsCurvesInSvg) {
    const Face face = sign_face(samples::sign());
    const support::Paper paper(face_pdf(face));
    const std::string svg = face_svg(face);

    EXPECT_THAT(paper.text(), HasSubstr("和顺路HESHUNLU"));
    EXPECT_THAT(svg, Not(HasSubstr("<text")));
    EXPECT_THAT(svg, Not(HasSubstr("font")));
    EXPECT_EQ(occurrences(svg, "<path"), 2U);
    EXPECT_THAT(svg, HasSubstr("<title id=\"title\">和顺路 HESHUN LU</title>"));
}

TEST(SignFaces, SayThatAMeasureIsNotVerified) {
    EXPECT_THAT(face_svg(sign_face(samples::sign())), HasSubstr("未经标准核实"));
    EXPECT_THAT(face_svg(sign_face(sign_of("和顺路", "HESHUN LU", SignSize::large_qr))),
                Not(HasSubstr("未经标准核实")));
}

TEST(SignFaces, CarryACodeThatReadsBack) {
    const Face face = sign_face(sign_of("和顺路", "HESHUN LU", SignSize::small_qr));
    const std::string read = support::read_code(face_pdf(face));
    if (read.empty()) GTEST_SKIP() << "ZXingReader (zxing-cpp-tools) is not installed";

    EXPECT_EQ(read, "https://luming.example/p/17");
}

TEST(SignFaces, AreWellFormedSvgAndObeyNoMarkup) {
    std::vector<std::string> pictures;
    const std::string harmless = face_svg(sign_face(sign_of("x", "x", SignSize::street)));
    for (const auto* texts : {&support::markup_attacks(), &support::awkward_texts()})
        for (const std::string& text : *texts) {
            pictures.push_back(face_svg(sign_face(sign_of(text, text, SignSize::street))));
            EXPECT_EQ(occurrences(pictures.back(), "<"), occurrences(harmless, "<")) << text;
            EXPECT_EQ(occurrences(pictures.back(), "\""), occurrences(harmless, "\"")) << text;
            EXPECT_THAT(pictures.back(), Not(HasSubstr("nan")));
        }

    EXPECT_EQ(support::xml_fault(pictures), "");
}

TEST(SignFaces, RefuseSizesThatNoPlateHas) {
    PlateStandard standard;
    for (const double side : {0.0, -1.0, 9.0, 5001.0, std::nan("")}) {
        standard.street.width_mm = side;
        EXPECT_THROW(sign_face(samples::sign(), standard), Error) << side;
    }
}

TEST(SignFaces, RefuseACodeThatIsTooLargeForThePlate) {
    PlateStandard standard;
    standard.small_qr.qr_mm = 90;

    EXPECT_THROW(sign_face(sign_of("和顺路", "HESHUN LU", SignSize::small_qr), standard), Error);
}

TEST(DoorPlates, DivideTheirHeightAfterTheStandard) {
    DoorPlate plate{"和顺路", "12号", "257000", DoorPlateSize::small, "", {}};
    const Face small = door_plate(plate);
    plate.size = DoorPlateSize::large;
    const Face large = door_plate(plate);
    const auto share = [](const Face& face, double y) {
        const Rectangle area = text_area(face);
        return (y - area.y) / area.height;
    };

    ASSERT_EQ(small.texts.size(), 2U);
    EXPECT_LE(share(small, small.texts[0].box.bottom()), 0.4);
    EXPECT_GE(share(small, small.texts[1].box.y), 0.4);
    ASSERT_EQ(large.texts.size(), 3U);
    EXPECT_LE(share(large, large.texts[0].box.bottom()), 0.2);
    EXPECT_GE(share(large, large.texts[1].box.y), 0.2);
    EXPECT_LE(share(large, large.texts[1].box.bottom()), 0.8);
    EXPECT_GE(share(large, large.texts[2].box.y), 0.8);
    EXPECT_EQ(large.texts[2].text, "邮政编码 257000");
}

TEST(DoorPlates, FitNumbersOfAnyLength) {
    for (const char* number : {"1", "12号", "1234号附5", "12-34-56-78号附910附1112"})
        for (const auto size : {DoorPlateSize::small, DoorPlateSize::large})
            for (const char* url : {"", "https://luming.example/p/17"})
                expect_fit(
                    door_plate({"东营市史口镇和顺幸福大街", number, "257000", size, url, {}}));
}

}  // namespace
}  // namespace geo::documents

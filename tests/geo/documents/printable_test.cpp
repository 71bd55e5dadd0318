// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/printable.hpp"

#include <gtest/gtest.h>

#include "geo/base/text.hpp"
#include "tests/geo/documents/hostile_texts.hpp"

namespace geo::documents {
namespace {

TEST(Printable, LeavesWhatCanBeReadAsItIs) {
    EXPECT_EQ(printable("和顺路 <b>&amp; 100%\nHéshùn"), "和顺路 <b>&amp; 100%\nHéshùn");
}

TEST(Printable, SpellsOutWhatNobodyCanSee) {
    EXPECT_EQ(printable(std::string("a\0b", 3)), "a[U+0000]b");
    EXPECT_EQ(printable("路\u202E名"), "路[U+202E]名");
    EXPECT_EQ(printable("\u200B"), "[U+200B]");
}

TEST(Printable, RepairsBytesThatAreNoText) {
    EXPECT_EQ(printable("和\xFF顺"), "和\uFFFD顺");
    EXPECT_EQ(printable("\xE5\x92"), "\uFFFD\uFFFD");
}

TEST(Printable, BringsLineBreaksOfAllKindsToOne) {
    EXPECT_EQ(printable("a\r\nb\u2028c\td"), "a\nb\nc d");
    EXPECT_EQ(printable_line("a\r\nb\u2029c"), "a b c");
}

TEST(Printable, IsAlwaysWellFormed) {
    for (const auto* texts : {&support::markup_attacks(), &support::awkward_texts()})
        for (const std::string& text : *texts) {
            EXPECT_TRUE(text::is_valid_utf8(printable(text)));
            EXPECT_EQ(printable(text).find('\0'), std::string::npos);
        }
}

TEST(Markup, LeavesNoLetterThatMarksUp) {
    EXPECT_EQ(markup("<a b='c' d=\"e\">&</a>"),
              "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;&lt;/a&gt;");
    for (const std::string& attack : support::markup_attacks())
        EXPECT_EQ(markup(attack).find_first_of("<>\"'"), std::string::npos) << attack;
}

TEST(Blank, IsWhatShowsNothing) {
    for (const char* blank : {"", " ", "　", "\u200B\u200F", "\n\t", "\xFF"})
        EXPECT_TRUE(is_blank(blank)) << blank;
    EXPECT_FALSE(is_blank(" 路 "));
}

}  // namespace
}  // namespace geo::documents

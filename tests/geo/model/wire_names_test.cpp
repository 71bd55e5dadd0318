// SPDX-License-Identifier: Apache-2.0
#include "geo/model/wire_names.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace geo {
namespace {

template <typename Enumeration>
void expect_round_trip(Enumeration first, Enumeration last) {
    std::set<std::string_view> words;

    for (int i = static_cast<int>(first); i <= static_cast<int>(last); ++i) {
        const auto value = static_cast<Enumeration>(i);
        words.insert(to_string(value));
        EXPECT_FALSE(to_string(value).empty()) << i;
        EXPECT_EQ(from_string<Enumeration>(to_string(value)), value) << i;
    }

    EXPECT_EQ(words.size(), static_cast<std::size_t>(last) - static_cast<std::size_t>(first) + 1);
}

TEST(WireNames, EveryEnumeratorHasItsOwnWordAndIsReadBack) {
    expect_round_trip(ProposalState::draft, ProposalState::withdrawn);
    expect_round_trip(NameStatus::proposed, NameStatus::abolished);
    expect_round_trip(SignState::planned, SignState::removed);
    expect_round_trip(DivisionLevel::province, DivisionLevel::town);
    expect_round_trip(Severity::block, Severity::info);
}

TEST(WireNames, SignedOnSiteIsSignedOnTheWire) {
    EXPECT_EQ(to_string(ProposalState::signed_on_site), "signed");
}

TEST(WireNames, SeverityAgreesWithItsLetter) {
    EXPECT_EQ(to_string(Severity::review), std::string(1, severity_letter(Severity::review)));
}

TEST(WireNames, OtherWordsAreRefused) {
    EXPECT_EQ(from_string<ProposalState>(""), std::nullopt);
    EXPECT_EQ(from_string<ProposalState>("Draft"), std::nullopt);
    EXPECT_EQ(from_string<NameStatus>("in force"), std::nullopt);
    EXPECT_EQ(from_string<Severity>("b"), std::nullopt);
}

}  // namespace
}  // namespace geo

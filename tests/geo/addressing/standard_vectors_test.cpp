// SPDX-License-Identifier: Apache-2.0
// The sample lines of GB/T 35639: parsing the text gives their segments, composing these the text.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "geo/addressing/composition.hpp"
#include "geo/addressing/parser.hpp"
#include "tests/geo/addressing/shipped_lexicon.hpp"

namespace {

using namespace geo::addressing;

struct Sample {
    std::vector<Component> components;
    std::string text;
};

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
    return parts;
}

/// The short labels of the samples. 西段 belongs to the street it is a section of.
ComponentType type_of(const std::string& label) {
    using enum ComponentType;
    static const std::map<std::string, ComponentType> types{{"省", province},
                                                            {"地", city},
                                                            {"县", county},
                                                            {"乡", town},
                                                            {"村", village},
                                                            {"自然村", natural_village},
                                                            {"村民小组", village_group},
                                                            {"街路巷", street},
                                                            {"(段)", street},
                                                            {"片区", area},
                                                            {"地片", plot},
                                                            {"居民小区", estate},
                                                            {"专署区域", special_zone},
                                                            {"门牌", door_number},
                                                            {"院落", yard},
                                                            {"楼牌", building_number},
                                                            {"建筑物", building},
                                                            {"单元", unit},
                                                            {"楼层", floor},
                                                            {"户室", room},
                                                            {"信箱", mailbox}};
    return types.at(label);
}

Sample read_sample(const std::string& row) {
    const auto cells = split(row, '\t');
    const auto segments = split(cells.at(0), '|'), labels = split(cells.at(1), '|');
    Sample sample;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        sample.text += segments[i];
        if (labels.at(i) != "单元户室") {
            sample.components.push_back({type_of(labels.at(i)), segments[i]});
            continue;
        }
        // one segment of the sample that names two: 1单元6号
        const auto end = segments[i].find("元") + std::string("元").size();
        sample.components.push_back({ComponentType::unit, segments[i].substr(0, end)});
        sample.components.push_back({ComponentType::room, segments[i].substr(end)});
    }
    return sample;
}

TEST(StandardVectors, ParseAndComposeAreInverse) {
    std::ifstream file(LUMING_SOURCE_DIR "/../shared/data/rules/vectors_address_std.tsv");
    if (!file) GTEST_SKIP() << "no vectors_address_std.tsv in ../shared/data/rules";
    std::string row;
    std::getline(file, row);

    int samples = 0;
    while (std::getline(file, row)) {
        const Sample sample = read_sample(row);
        const StandardAddress parsed = from_parts(parse(shipped_lexicon(), sample.text));

        EXPECT_EQ(register_text(parsed), sample.text);
        ASSERT_EQ(parsed.components.size(), sample.components.size()) << sample.text;
        for (std::size_t i = 0; i < sample.components.size(); ++i) {
            EXPECT_EQ(parsed.components[i].text, sample.components[i].text);
            EXPECT_EQ(to_string(parsed.components[i].type), to_string(sample.components[i].type))
                << sample.text << ": " << sample.components[i].text;
        }
        ++samples;
    }
    EXPECT_EQ(samples, 17);
}

}  // namespace

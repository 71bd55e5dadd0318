// SPDX-License-Identifier: Apache-2.0
#include "tests/geo/addressing/labelled_addresses.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

#include "geo/base/text.hpp"

namespace labelled {
namespace {

using geo::addressing::Part;
using geo::addressing::PartKind;

std::string lower(std::string_view tag) {
    std::string result(tag);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char each) { return static_cast<char>(std::tolower(each)); });
    return result;
}

void take_line(std::string_view line, std::vector<Address>& all, Address& current) {
    const auto space = line.rfind(' ');
    if (space == std::string_view::npos) {
        if (!current.text.empty()) all.push_back(std::move(current));
        current = {};
        return;
    }
    const std::string_view token = line.substr(0, space), label = line.substr(space + 1);
    const std::size_t begin = geo::text::length(current.text);
    current.text += token;
    const std::size_t end = geo::text::length(current.text);
    const std::string tag = label == "O" ? "o" : lower(label.substr(2));
    const bool continues =
        label.starts_with("I-") && !current.elements.empty() && current.elements.back().tag == tag;
    if (continues)
        current.elements.back().end = end;
    else
        current.elements.push_back({begin, end, tag});
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view each) { return text.ends_with(each); });
}

/// Gives tags part by part; some depend on what came before.
class Tagger {
  public:
    std::string tag(const Part& part) {
        const std::string result = tag_of(part);
        if (part.kind != PartKind::redundant) before_ = part.kind;
        return result;
    }

  private:
    std::string tag_of(const Part& part) {
        switch (part.kind) {
            case PartKind::province:
                return ends_with_any(part.text, {"北京", "北京市", "上海", "上海市", "天津",
                                                 "天津市", "重庆", "重庆市"})
                           ? "city"
                           : "prov";
            case PartKind::city:
                return "city";
            case PartKind::county:
                return "district";
            case PartKind::special_zone:
                if (!has_place_ &&
                    ends_with_any(part.text, {"开发区", "新区", "高新区", "高新园区", "保税区",
                                              "度假区", "经济区", "试验区", "实验区"}))
                    return "devzone";
                return place();
            case PartKind::town:
                return "town";
            case PartKind::village:
                return "community";
            case PartKind::natural_village:
                return before_ == PartKind::town ? "community" : place();
            case PartKind::village_group:
            case PartKind::street:
                return street(part);
            case PartKind::door_number:
                return on_subroad_ ? "subroadno" : "roadno";
            case PartKind::building_number:
                return "houseno";
            case PartKind::unit:
                return "cellno";
            case PartKind::floor:
                return "floorno";
            case PartKind::room:
                return "roomno";
            case PartKind::mailbox:
            case PartKind::sub_mailbox:
                return "roomno";
            case PartKind::recipient:
                return "person";
            case PartKind::relative:
            case PartKind::intersection:
                return "assist";
            case PartKind::country:
                return "country";
            case PartKind::postcode:
            case PartKind::phone:
            case PartKind::redundant:
            case PartKind::unread:
                return "redundant";
            case PartKind::area:
            case PartKind::plot:
            case PartKind::landmark:
            case PartKind::estate:
            case PartKind::yard:
            case PartKind::building:
            case PartKind::poi:
                return before_ == PartKind::floor || before_ == PartKind::room ? "person" : place();
        }
        return "o";
    }

    std::string place() {
        const bool is_first = !has_place_;
        has_place_ = true;
        return is_first ? "poi" : "subpoi";
    }

    std::string street(const Part& part) {
        const bool is_section = part.text.ends_with("段");
        on_subroad_ = has_road_ || is_section;
        has_road_ = true;
        return on_subroad_ ? "subroad" : "road";
    }

    bool has_place_ = false, has_road_ = false, on_subroad_ = false;
    PartKind before_ = PartKind::unread;
};

/// The labels take 1097-11号 for a door and a house in it, but 456-458号 for one number. Where the
/// hyphen of the former is, else 0.
std::size_t sub_number_at(const Part& part) {
    const auto hyphen = part.text.find('-');
    if (part.kind != PartKind::door_number || hyphen == std::string_view::npos) return 0;
    const long from = std::strtol(std::string(part.text.substr(0, hyphen)).c_str(), nullptr, 10);
    const long to = std::strtol(std::string(part.text.substr(hyphen + 1)).c_str(), nullptr, 10);
    return from > 0 && (to <= from || to - from > 60) ? hyphen : 0;
}

}  // namespace

std::optional<std::vector<Address>> read_file(const std::string& gzipped_path) {
    gzFile file = gzopen(gzipped_path.c_str(), "rb");
    if (file == nullptr) return std::nullopt;
    std::vector<Address> all;
    Address current;
    std::array<char, 1024> buffer;
    while (gzgets(file, buffer.data(), static_cast<int>(buffer.size())) != nullptr)
        take_line(geo::text::trimmed(buffer.data()), all, current);
    gzclose(file);
    take_line("", all, current);
    return all;
}

std::vector<Element> by_tags(const geo::addressing::ParsedAddress& parts) {
    std::vector<Element> elements;
    Tagger tagger;
    for (const Part& part : parts) {
        const std::string tag = tagger.tag(part);
        const std::size_t end = part.character + part.length;
        const std::size_t hyphen = sub_number_at(part);
        if (hyphen == 0) {
            elements.push_back({part.character, end, tag});
            continue;
        }
        const std::size_t middle = part.character + hyphen;
        elements.push_back({part.character, middle, tag});
        elements.push_back({middle, middle + 1, "redundant"});
        elements.push_back({middle + 1, end, "houseno"});
    }
    return elements;
}

double Score::precision() const {
    return found == 0 ? 0 : static_cast<double>(right) / static_cast<double>(found);
}
double Score::recall() const {
    return expected == 0 ? 0 : static_cast<double>(right) / static_cast<double>(expected);
}
double Score::f1() const {
    const double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
}
void Score::add(const Score& other) {
    found += other.found;
    expected += other.expected;
    right += other.right;
}

std::map<std::string, Score> score(const std::vector<Element>& expected,
                                   const std::vector<Element>& found) {
    std::map<std::string, Score> by_tag;
    const std::set<Element> wanted(expected.begin(), expected.end());
    for (const Element& each : expected) by_tag[each.tag].expected++;
    for (const Element& each : found) {
        by_tag[each.tag].found++;
        if (wanted.contains(each)) by_tag[each.tag].right++;
    }
    Score all;
    for (const auto& [tag, each] : by_tag) all.add(each);
    by_tag[""] = all;
    return by_tag;
}

}  // namespace labelled

// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/export_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "geo/base/error.hpp"
#include "geo/model/wire_names.hpp"

namespace geo::publishing {

namespace {

ExportValue text_or_null(const std::string& text) {
    if (text.empty()) return std::monostate{};
    return text;
}

ExportValue number_or_null(const std::optional<double>& number) {
    if (!number) return std::monostate{};
    return *number;
}

ExportValue count(std::size_t number) { return static_cast<std::int64_t>(number); }

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : ";") + word;
    return text;
}

// Codes are written with and without the zeros of the levels below.
std::string padded(std::string code) {
    constexpr std::size_t national_digits = 12;
    if (code.size() < national_digits) code.append(national_digits - code.size(), '0');
    return code;
}

bool agrees(const std::string& wanted, const std::string& code) {
    return wanted.empty() || padded(wanted) == padded(code);
}

bool is_wanted(const Shard& shard, const ExportOptions& options) {
    if (!shard.village)
        return options.village.empty() && options.town.empty() && options.county.empty();
    return agrees(options.village, shard.village->code.value()) &&
           agrees(options.town, shard.village->town_code) &&
           agrees(options.county, shard.village->county_code);
}

std::vector<const Shard*> wanted_shards(const Snapshot& snapshot, const ExportOptions& options) {
    std::vector<const Shard*> shards;
    for (const ShardPtr& shard : snapshot.shards())
        if (is_wanted(*shard, options)) shards.push_back(shard.get());
    std::stable_sort(shards.begin(), shards.end(), [](const Shard* left, const Shard* right) {
        if (!left->village || !right->village) return left->village.has_value();
        return left->village->code < right->village->code;
    });
    return shards;
}

void require_village(const std::vector<const Shard*>& shards, const ExportOptions& options) {
    const std::string code = options.village + options.town + options.county;
    if (code.empty() || !shards.empty()) return;
    throw Error(ErrorKind::not_found, "登记库中没有代码为 " + code + " 的村、镇或县。",
                "The registry has no village, township or county " + code + ".");
}

const VillageFeature& village_of(const Shard& shard) {
    static const VillageFeature none;
    return shard.village ? *shard.village : none;
}

ExportRow village_row(const Shard& shard) {
    const VillageFeature& village = *shard.village;
    const auto named = std::count_if(shard.roads.begin(), shard.roads.end(), [](const auto& road) {
        return road.state == RoadState::named;
    });
    ExportRow row{{village.code.value(), village.name, text_or_null(village.town),
                   text_or_null(village.town_code), text_or_null(village.county),
                   text_or_null(village.county_code), text_or_null(village.city),
                   text_or_null(village.province), count(shard.roads.size()),
                   count(static_cast<std::size_t>(named)), village.modelled},
                  std::monostate{}};
    if (!village.outline.polygons.empty()) row.shape = village.outline;
    return row;
}

ExportRow road_row(const Shard& shard, const RoadFeature& road) {
    const VillageFeature& village = village_of(shard);
    return {{road.id.value(), text_or_null(road.name.full), text_or_null(road.name.specific),
             text_or_null(road.name.generic), text_or_null(road.pinyin.toned),
             text_or_null(village.code.value()), text_or_null(village.name),
             text_or_null(village.town), text_or_null(village.county),
             text_or_null(road.road_class), number_or_null(road.width_metres),
             text_or_null(road.surface), text_or_null(road.direction), road.length_metres,
             std::string(to_string(road.state)), text_or_null(joined(road.aliases)),
             text_or_null(road.source_id), text_or_null(road.approved_on), road.modelled},
            road.line};
}

ExportRow door_row(const Shard& shard, const DoorFeature& door) {
    const VillageFeature& village = village_of(shard);
    const RoadFeature* road = door.road == no_road ? nullptr : &shard.roads.at(door.road);
    ExportValue road_id;
    if (road != nullptr) road_id = road->id.value();
    return {
        {door.id.value(), door.number, text_or_null(standard_address(village, road, door.number)),
         road_id, road == nullptr ? ExportValue{} : text_or_null(road->name.full),
         text_or_null(village.code.value()), text_or_null(village.name), text_or_null(village.town),
         text_or_null(village.county), text_or_null(door.postcode), text_or_null(door.source_id),
         door.modelled},
        door.position};
}

ExportRow sign_row(const Shard& shard, const SignFeature& sign) {
    const VillageFeature& village = village_of(shard);
    ExportValue road_id;
    if (sign.road != no_road) road_id = shard.roads.at(sign.road).id.value();
    return {{sign.id.value(), sign.name, text_or_null(sign.romanisation),
             std::string(to_string(sign.state)), road_id, text_or_null(village.code.value()),
             text_or_null(village.name), text_or_null(village.town), text_or_null(village.county),
             std::string(to_string(sign.axis)), sign.bearing, sign.pole.value(),
             text_or_null(sign.installed_on), sign.is_outdated},
            sign.position};
}

int width_of(const ExportValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return static_cast<int>(text->size());
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return static_cast<int>(fmt::formatted_size("{}", *number));
    return 0;
}

using Visit = std::function<void(ExportRow&&)>;

void visit_shard(const Shard& shard, ExportLayer layer, const Visit& visit) {
    switch (layer) {
        case ExportLayer::villages:
            if (shard.village) visit(village_row(shard));
            return;
        case ExportLayer::roads:
            for (const RoadFeature& road : shard.roads) visit(road_row(shard, road));
            return;
        case ExportLayer::addresses:
            for (const DoorFeature& door : shard.doors) visit(door_row(shard, door));
            return;
        case ExportLayer::signs:
            for (const SignFeature& sign : shard.signs) visit(sign_row(shard, sign));
            return;
    }
}

}  // namespace

const std::vector<ExportColumn>& columns_of(ExportLayer layer) {
    using enum ColumnType;
    static const std::vector<ExportColumn> villages{{"code", "code", text},
                                                    {"name", "name", text},
                                                    {"town", "town", text},
                                                    {"town_code", "town_code", text},
                                                    {"county", "county", text},
                                                    {"county_code", "cnty_code", text},
                                                    {"city", "city", text},
                                                    {"province", "province", text},
                                                    {"road_count", "road_count", integer},
                                                    {"named_count", "named_cnt", integer},
                                                    {"modelled", "modelled", truth}};
    static const std::vector<ExportColumn> roads{
        {"road_id", "road_id", integer},  {"name", "name", text},
        {"specific", "specific", text},   {"generic", "generic", text},
        {"pinyin", "pinyin", text},       {"village_code", "vill_code", text},
        {"village", "village", text},     {"town", "town", text},
        {"county", "county", text},       {"class", "class", text},
        {"width_m", "width_m", real},     {"surface", "surface", text},
        {"direction", "direction", text}, {"length_m", "length_m", real},
        {"state", "state", text},         {"aliases", "aliases", text},
        {"source_id", "source_id", text}, {"approved_on", "appr_on", text},
        {"modelled", "modelled", truth}};
    static const std::vector<ExportColumn> addresses{{"address_id", "address_id", integer},
                                                     {"number", "number", text},
                                                     {"full", "full", text},
                                                     {"road_id", "road_id", integer},
                                                     {"road", "road", text},
                                                     {"village_code", "vill_code", text},
                                                     {"village", "village", text},
                                                     {"town", "town", text},
                                                     {"county", "county", text},
                                                     {"postcode", "postcode", text},
                                                     {"source_id", "source_id", text},
                                                     {"modelled", "modelled", truth}};
    static const std::vector<ExportColumn> signs{
        {"sign_id", "sign_id", integer},   {"name", "name", text},
        {"romanisation", "roman", text},   {"state", "state", text},
        {"road_id", "road_id", integer},   {"village_code", "vill_code", text},
        {"village", "village", text},      {"town", "town", text},
        {"county", "county", text},        {"axis", "axis", text},
        {"bearing", "bearing", real},      {"pole", "pole", integer},
        {"installed_on", "inst_on", text}, {"outdated", "outdated", truth}};
    if (layer == ExportLayer::signs) return signs;
    if (layer == ExportLayer::villages) return villages;
    return layer == ExportLayer::roads ? roads : addresses;
}

BilingualText describe_layer(ExportLayer layer, bool modelled) {
    BilingualText text{"道路", "Roads"};
    if (layer == ExportLayer::villages) text = {"村界", "Villages"};
    if (layer == ExportLayer::addresses) text = {"门牌", "Addresses"};
    if (layer == ExportLayer::signs) text = {"地名标志", "Street signs"};
    if (modelled) {
        text.zh += "（含示范数据：模拟几何，见 modelled 字段）";
        text.en += " (with modelled geometry: see the field 'modelled')";
    }
    return text;
}

void for_each_row(const Snapshot& snapshot, const ExportOptions& options, const Visit& visit) {
    const auto shards = wanted_shards(snapshot, options);
    require_village(shards, options);
    for (const Shard* shard : shards) visit_shard(*shard, options.layer, visit);
}

std::vector<int> widths_of(const Snapshot& snapshot, const ExportOptions& options) {
    std::vector<int> widths(columns_of(options.layer).size(), 0);
    for_each_row(snapshot, options, [&](ExportRow&& row) {
        for (std::size_t column = 0; column < widths.size(); ++column)
            widths[column] = std::max(widths[column], width_of(row.values[column]));
    });
    return widths;
}

}  // namespace geo::publishing

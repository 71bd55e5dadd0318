// SPDX-License-Identifier: Apache-2.0
#include "importers/fields.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"

namespace importers {

namespace {

struct FieldSpec {
    Field field;
    const char* name;  ///< in --map
    /// Columns it is found under besides its own name, the best first.
    std::vector<const char*> synonyms;
    bool required = false;
    bool takes_all = false;  ///< every column found counts, not just the first
};

using FieldSpecs = std::vector<FieldSpec>;

const FieldSpecs& specs_of_divisions() {
    static const FieldSpecs specs{
        {Field::code, "code", {"division_code", "adcode", "区划代码", "代码"}, true},
        {Field::name, "name", {"division_name", "名称", "区划名称"}, true},
        {Field::town, "town", {"township", "street", "乡镇", "镇"}},
        {Field::county, "county", {"area", "district", "县区", "区县", "县"}},
        {Field::city, "city", {"prefecture", "市", "地市"}},
        {Field::province, "province", {"省", "省份"}},
        {Field::alias, "alias", {"alt_name", "old_name", "别名", "曾用名"}, false, true},
    };
    return specs;
}

const FieldSpecs& specs_of_villages() {
    static const FieldSpecs specs{
        {Field::code,
         "code",
         {"village_code", "villcode", "xzqdm", "zldwdm", "adcode", "行政村代码", "村代码", "代码"},
         true},
        {Field::name,
         "name",
         {"village_name", "villname", "village", "xzqmc", "zldwmc", "行政村名称", "村名", "名称"},
         true},
        {Field::town_code, "town_code", {"towncode", "township_code", "乡镇代码"}},
        {Field::town, "town", {"townname", "township", "乡镇", "乡镇名称"}},
        {Field::county_code, "county_code", {"countycode", "县区代码", "县代码"}},
        {Field::county, "county", {"countyname", "district", "县区", "区县", "县区名称"}},
        {Field::city, "city", {"cityname", "prefecture", "市"}},
        {Field::province, "province", {"provincename", "省"}},
        {Field::alias, "alias", {"alt_name", "old_name", "别名", "曾用名"}, false, true},
        {Field::modelled, "modelled", {"is_modelled"}},
    };
    return specs;
}

const FieldSpecs& specs_of_roads() {
    static const FieldSpecs specs{
        {Field::source_id, "road_id", {"osm_id", "source_id", "id", "道路编号", "编号"}},
        {Field::village_code, "village_code", {"villcode", "行政村代码", "村代码"}},
        {Field::name,
         "name",
         {"name:zh", "name_zh", "road_name", "道路名称", "路名", "名称"},
         false,
         true},
        {Field::alias, "alias", {"alt_name", "old_name", "别名", "曾用名"}, false, true},
        {Field::status, "status", {"name_status", "状态"}},
        {Field::approved_on, "approved_on", {"approved", "批准日期"}},
        {Field::width, "width_m", {"width", "路宽", "宽度"}},
        {Field::surface, "surface", {"pavement", "路面", "路面类型"}},
        {Field::direction, "direction", {"走向", "道路走向"}},
        {Field::road_class, "class", {"highway", "road_class", "fclass", "道路等级"}},
        {Field::modelled, "modelled", {"is_modelled"}},
        {Field::line, "wkt", {"geometry", "geom", "the_geom"}},
        {Field::area, "area", {}},
    };
    return specs;
}

const FieldSpecs& specs_of_addresses() {
    static const FieldSpecs specs{
        {Field::source_id, "addr_id", {"address_id", "source_id", "id", "门牌编号", "编号"}},
        {Field::village_code, "village_code", {"villcode", "行政村代码", "村代码"}},
        {Field::road_id, "road_id", {"道路编号"}},
        {Field::road, "road", {"street", "road_name", "addr:street", "道路名称", "路名"}},
        {Field::number,
         "number",
         {"housenumber", "house_number", "door_number", "addr:housenumber", "门牌号", "号"}},
        {Field::yard, "yard", {"yard_id", "plot", "plot_id", "院落", "院落编号", "宗地"}},
        {Field::main_gate, "main_gate", {"is_main_gate", "主门"}},
        {Field::lon, "lon", {"longitude", "lng", "x", "经度"}},
        {Field::lat, "lat", {"latitude", "y", "纬度"}},
        {Field::postcode, "postcode", {"zip", "postal_code", "邮编", "邮政编码"}},
        {Field::modelled, "modelled", {"is_modelled"}},
        {Field::line, "wkt", {"geometry", "geom", "the_geom"}},
    };
    return specs;
}

const FieldSpecs& specs_of(ImportKind kind) {
    switch (kind) {
        case ImportKind::divisions:
            return specs_of_divisions();
        case ImportKind::villages:
            return specs_of_villages();
        case ImportKind::roads:
            return specs_of_roads();
        case ImportKind::addresses:
            return specs_of_addresses();
    }
    return specs_of_roads();
}

std::string lower(std::string_view text) {
    std::string result;
    for (const char letter : geo::text::trimmed(text))
        result += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    return result;
}

std::optional<int> find_column(const std::vector<std::string>& columns, std::string_view wanted) {
    const std::string name = lower(wanted);
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (lower(columns[i]) == name) return static_cast<int>(i);
    return std::nullopt;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string field_names(const FieldSpecs& specs) {
    std::vector<std::string> names;
    for (const auto& spec : specs) names.emplace_back(spec.name);
    return joined(names);
}

const FieldSpec& spec_named(const FieldSpecs& specs, const std::string& name) {
    for (const auto& spec : specs)
        if (spec.name == name) return spec;
    throw geo::Error(
        geo::ErrorKind::invalid_input,
        "没有字段“" + name + "”；可用的字段：" + field_names(specs) + "。",
        "There is no field '" + name + "'; the fields are: " + field_names(specs) + ".");
}

int column_named(const std::vector<std::string>& columns, const FieldChoice& choice) {
    if (const auto column = find_column(columns, choice.column)) return *column;
    throw geo::Error(geo::ErrorKind::invalid_input,
                     "文件里没有列“" + choice.column + "”；有的列：" + joined(columns) + "。",
                     "The file has no column '" + choice.column +
                         "'; its columns are: " + joined(columns) + ".");
}

void add_known_columns(FieldMap& map, const FieldSpec& spec,
                       const std::vector<std::string>& columns) {
    if (const auto column = find_column(columns, spec.name)) map.add(spec.field, *column);
    for (const char* synonym : spec.synonyms) {
        if (map.has(spec.field) && !spec.takes_all) return;
        if (const auto column = find_column(columns, synonym)) map.add(spec.field, *column);
    }
}

[[noreturn]] void field_is_missing(const FieldSpec& spec, const std::vector<std::string>& columns) {
    const std::string name = spec.name;
    throw geo::Error(geo::ErrorKind::invalid_input,
                     "文件缺少字段“" + name + "”；有的列：" + joined(columns) + "。请用 --map " +
                         name + "=列名 指定。",
                     "The file has no column for '" + name + "'; its columns are: " +
                         joined(columns) + ". Name it with --map " + name + "=COLUMN.");
}

}  // namespace

FieldMap map_fields(ImportKind kind, const std::vector<FieldChoice>& choices,
                    const std::vector<std::string>& columns) {
    const FieldSpecs& specs = specs_of(kind);
    FieldMap map;
    for (const auto& choice : choices)
        map.add(spec_named(specs, choice.field).field, column_named(columns, choice));
    for (const auto& spec : specs) {
        if (!map.has(spec.field)) add_known_columns(map, spec, columns);
        if (spec.required && !map.has(spec.field)) field_is_missing(spec, columns);
    }
    return map;
}

}  // namespace importers

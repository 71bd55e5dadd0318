// SPDX-License-Identifier: Apache-2.0
#include "api/http/openapi_parts.hpp"

#include <algorithm>
#include <array>

#include "api/http/features/collections.hpp"
#include "api/http/features/feature_query.hpp"
#include "api/http/openapi_operations.hpp"

namespace api::http {
namespace {

using geo::BilingualText;
using nlohmann::json;

constexpr std::string_view collections_path = "/collections/";

struct Known {
    std::string_view name;
    const char* schema;
    const char* zh;
    const char* en;
};

constexpr std::array known_parameters{
    Known{"bbox", R"({"type":"array","minItems":4,"maxItems":6,"items":{"type":"number"}})",
          "范围：西,南,东,北", "west,south,east,north"},
    Known{"bbox-crs", R"({"type":"string","format":"uri"})", "bbox 的坐标系",
          "The reference system of bbox"},
    Known{"crs", R"({"type":"string"})", "坐标系", "The reference system of the answer"},
    Known{"cursor", R"({"type":"string"})", "上一页给出的游标",
          "Where the page before ended: follow its next link"},
    Known{"datetime", R"({"type":"string"})", "RFC 3339 时刻或区间",
          "An RFC 3339 time or an interval; features without a time are not judged by it"},
    Known{"q", R"({"type":"string"})", "要查找的地址文字", "The address to look for"},
    Known{"limit", R"({"type":"integer","minimum":1})", "最多返回多少条", "How many at most"},
    Known{"autocomplete", R"({"type":"string","enum":["0","1","true","false"]})",
          "按未输完的文字补全", "Take the text as not yet finished"},
    Known{"lat", R"({"type":"number"})", "纬度", "Latitude"},
    Known{"lon", R"({"type":"number"})", "经度", "Longitude"},
    Known{"type",
          R"({"type":"string",
              "enum":["housenumber","street","locality","municipality","intersection"]})",
          "只要这一类", "Only this kind"},
    Known{"village", R"({"type":"string"})", "村代码；检索时也可写村名",
          "The code of a village; to search, its name will do as well"},
    Known{"town", R"({"type":"string"})", "乡镇代码；检索时也可写名称",
          "The code of a township; to search, its name will do as well"},
    Known{"county", R"({"type":"string"})", "县代码；检索时也可写名称",
          "The code of a county; to search, its name will do as well"},
    Known{"state", R"({"type":"string"})", "状态", "Only in this state"},
    Known{"road_id", R"({"type":"integer","format":"int64"})", "道路编号", "The id of a road"},
    Known{"line", R"({"type":"string"})", "新路的线：WKT 或 GeoJSON LineString",
          "A new road: WKT or a GeoJSON LineString"},
    Known{"width_m", R"({"type":"number","minimum":0,"maximum":200})", "路宽（米）",
          "Its width in metres"},
    Known{"like", R"({"type":"string"})", "未通过的名称：相近的优先",
          "A name that was refused: its like come first"},
    Known{"count", R"({"type":"integer","minimum":1,"maximum":50,"default":5})", "最多几个",
          "How many at most"},
    Known{"all", R"({"type":"string","enum":["0","1","true","false"]})",
          "为全村未命名道路拟一套方案", "A scheme for all nameless roads of the village"},
    Known{"name", R"({"type":"string"})", "地名", "A place name"},
    Known{"task", R"({"type":"string","enum":["search","reverse"],"default":"search"})",
          "查找地址，或由坐标找地点", "Find addresses, or what is nearest to positions"},
    Known{"kind", R"({"type":"string","enum":["auto","road","settlement"],"default":"auto"})",
          "按道路还是村庄拼写", "Spelled as a road or as a settlement"},
    Known{"within", R"({"type":"integer","minimum":0})", "还有多少天到期以内",
          "Due within so many days"},
    Known{"overdue", R"({"type":"string","enum":["0","1","true","false"]})", "只要已逾期的",
          "Only what is overdue"},
    Known{"reported", R"({"type":"string"})", "刚提交报告后的提示", "Set after a report was sent"},
    Known{"title", R"({"type":"string"})", "附件名称", "What to call the attachment"},
    Known{"before", R"({"type":"string","format":"date"})", "在此日之前未巡查",
          "Not inspected since this day"},
    Known{"at", R"({"type":"string","format":"date"})", "某一日的登记，如 2024-12-20",
          "As of this calendar day"},
    Known{"since", R"({"type":"integer","format":"int64","minimum":0,"default":0})",
          "上次取得的最后序号", "The last number taken in before"},
    Known{"seq", R"({"type":"integer","format":"int64","minimum":1})", "历史中的序号",
          "Which event of the history"},
    Known{"from", R"({"type":"integer","format":"int64","minimum":1})", "先前历史的条数",
          "How long the shorter history is"},
    Known{"to", R"({"type":"integer","format":"int64","minimum":1})", "后来历史的条数",
          "How long the longer history is"},
    Known{"mode", R"({"type":"string","enum":["keep","only_new","renumber"],"default":"keep"})",
          "保留有效号码、只编新门，或全部重编",
          "Keep valid numbers, number new doors only, or all anew"},
    Known{"by", R"({"type":"string","enum":["county","town","village"]})", "按县、镇或村",
          "A row for each of these"},
    Known{"format", R"({"type":"string","enum":["json","csv","addok","jsonv2","geojson"]})",
          "格式：统计为 json 或 csv；检索为 addok（缺省），或 Nominatim 的 json、jsonv2、geojson",
          "The form of the answer: of figures json or csv; of a search addok (the default), or "
          "Nominatim's json, jsonv2, geojson"},
    Known{"addressdetails", R"({"type":"string","enum":["0","1","true","false"]})",
          "Nominatim 格式：另给出 address",
          "In Nominatim's formats: with the parts of the address"},
    Known{"viewbox", R"({"type":"string"})", "Nominatim 格式：经度,纬度,经度,纬度，其中的优先",
          "In Nominatim's formats: lon,lat,lon,lat; what is near its middle comes first"},
    Known{"bounded", R"({"type":"string","enum":["0","1","true","false"]})",
          "Nominatim 格式：只要 viewbox 以内的",
          "In Nominatim's formats: only what lies in viewbox"},
    Known{"street", R"({"type":"string"})", "Nominatim 格式：路名与门牌号，代替 q",
          "In Nominatim's formats: road and number, instead of q"},
    Known{"city", R"({"type":"string"})", "Nominatim 格式：市，代替 q",
          "In Nominatim's formats: the city, instead of q"},
    Known{
        "area", R"({"type":"string"})", "县、乡镇或村代码：只要此区划内的；登记库中没有的为 400",
        "The code of a county, township or village: only what lies there; 400 for one that is not "
        "in the registry"},
    Known{"encoding", R"({"type":"string"})", "表格编码，如 GBK（默认自动识别）",
          "Encoding of the table, such as GBK (found out by default)"},
};

const char* schema_of(PropertyType type) {
    switch (type) {
        case PropertyType::integer:
            return R"({"type":"integer","format":"int64"})";
        case PropertyType::number:
            return R"({"type":"number"})";
        case PropertyType::truth:
            return R"({"type":"boolean"})";
        case PropertyType::text:
        case PropertyType::texts:
            return R"({"type":"string"})";
    }
    return "{}";
}

bool is_of_other_geocoders(const Route& route) {
    return route.path.starts_with("/photon") || route.path == "/search" || route.path == "/reverse";
}

/// Without these the route answers 400.
bool is_required(const Route& route, const std::string& name) {
    const auto& operation = openapi_operation(route);
    const auto required = operation.find("required");
    return required != operation.end() &&
           std::find(required->begin(), required->end(), name) != required->end();
}

json parameter(const std::string& name, const char* schema, const std::string& text) {
    json value{{"name", name},
               {"in", "query"},
               {"required", false},
               {"description", text},
               {"schema", json::parse(schema)}};
    if (value["schema"]["type"] == "array") value["explode"] = false;
    return value;
}

/// A property of the collection whose items the route gives; nullptr when it is no filter.
const Queryable* find_queryable(const Route& route, const std::string& name) {
    if (!route.path.starts_with(collections_path)) return nullptr;
    const auto rest = std::string_view{route.path}.substr(collections_path.size());
    for (const auto& queryable : get_collection(rest.substr(0, rest.find('/'))).queryables)
        if (queryable.name == name) return &queryable;
    return nullptr;
}

}  // namespace

namespace {

json described_parameter(const Route& route, const std::string& name, geo::Language language) {
    const bool zh = language == geo::Language::zh;
    if (const auto* queryable = find_queryable(route, name))
        return parameter(name, schema_of(queryable->type),
                         zh ? "只要此属性等于该值的要素" : "Only features with this value");
    if (name == "limit" && route.path.starts_with(collections_path))
        return parameter(name, R"({"type":"integer","minimum":1,"maximum":10000,"default":10})",
                         zh ? "每页要素数" : "How many features a page holds");
    for (const auto& known : known_parameters)
        if (known.name == name) return parameter(name, known.schema, zh ? known.zh : known.en);
    // Taken and passed over: what the clients of other geocoders send besides.
    if (is_of_other_geocoders(route))
        return parameter(name, R"({"type":"string"})",
                         zh ? "为 Nominatim、Photon 的客户端而收，不影响结果"
                            : "Taken for clients of Nominatim and Photon; makes no difference");
    return parameter(name, R"({"type":"string"})", name);
}

}  // namespace

json openapi_query_parameter(const Route& route, const std::string& name, geo::Language language) {
    auto told = described_parameter(route, name, language);
    told["required"] = is_required(route, name);
    return told;
}

}  // namespace api::http

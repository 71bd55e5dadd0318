// SPDX-License-Identifier: Apache-2.0
#include "api/http/sent_table.hpp"

#include "api/http/multipart.hpp"
#include "api/http/transport/problem.hpp"
#include "api/http/transport/text.hpp"
#include "geo/base/error.hpp"

namespace api::http {
namespace {

SentTable from_form(std::string_view content_type, std::string_view body) {
    std::optional<std::string_view> data;
    SentTable table;
    for (const auto& part : form_parts(content_type, body)) {
        const std::string said{trimmed(part.content)};
        if (part.name == "data" && !data) data = part.content;
        if (part.name == "encoding") table.encoding = said;
        if (part.name == "delimiter") table.delimiter = said;
        if (part.name == "limit_to") table.area = said;
        if (part.name == "columns") table.columns.push_back(said);
    }
    if (!data)
        throw geo::Error(geo::ErrorKind::invalid_input, "表单中没有名为 data 的部分。",
                         "The form has no part named 'data'.")
            .at("data");
    table.text = *data;
    return table;
}

}  // namespace

std::optional<SentTable> sent_table(const Request& request) {
    const auto content_type = request.header("Content-Type").value_or("");
    auto rest = content_type;
    const auto media_type = take_until(rest, ';');
    std::optional<SentTable> table;
    if (equals_ignoring_case(media_type, "multipart/form-data"))
        table = from_form(content_type, request.body());
    else if (equals_ignoring_case(media_type, "text/csv"))
        table = SentTable{request.body(), {}, {}, {}, {}};
    if (table)
        if (const auto encoding = request.query("encoding")) table->encoding = *encoding;
    return table;
}

Response wrong_table_type(const Request& request) {
    return problem_response(
        request,
        Problem{415,
                "unsupported-media-type",
                {"请以 text/csv 或 multipart/form-data（部分名 data）提交表格。",
                 "Send the table as text/csv, or as multipart/form-data in a part 'data'."}});
}

}  // namespace api::http

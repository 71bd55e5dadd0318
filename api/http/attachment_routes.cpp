// SPDX-License-Identifier: Apache-2.0
// Evidence: files handed in with a proposal, given back to the staff of its area as downloads.
#include <fmt/format.h>

#include "api/http/application.hpp"
#include "api/http/casework_json.hpp"
#include "api/http/multipart.hpp"
#include "api/http/transport/json_body.hpp"
#include "api/http/transport/percent.hpp"
#include "api/http/transport/text.hpp"
#include "geo/base/error.hpp"
#include "geo/registry/evidence.hpp"

namespace api::http {
namespace {

using geo::Attachment;
using geo::Error;
using geo::ErrorKind;
using geo::ProposalId;
using nlohmann::json;

/// The file itself, and around it the form.
constexpr std::size_t most_body_bytes = geo::registry::largest_attachment_bytes + 64 * 1024;

struct Upload {
    std::string title;
    std::string_view bytes;
};

bool is_form(std::string_view content_type) {
    constexpr std::string_view form = "multipart/form-data";
    return equals_ignoring_case(content_type.substr(0, form.size()), form);
}

/// A form with the parts "file" and, if wanted, "title"; or the file as the body, its title in the
/// query.
Upload upload_of(const Request& request) {
    const auto content_type = request.header("Content-Type").value_or("");
    Upload upload{std::string{request.query("title").value_or("")}, request.body()};
    if (!is_form(content_type)) return upload;
    upload.bytes = {};
    for (const FormPart& part : form_parts(content_type, request.body())) {
        if (part.name == "file") upload.bytes = part.content;
        if (part.name == "title") upload.title = part.content;
    }
    return upload;
}

Response add(const Request& request, const Application& application) {
    const auto actor = application.doorkeeper.actor_of(request);
    const Upload upload = upload_of(request);
    if (upload.bytes.empty())
        throw Error(ErrorKind::invalid_input, "没有文件：请以 file 为名上传，或直接作为请求体。",
                    "There is no file: send it as the part 'file' or as the body.")
            .at("/file");
    const Attachment kept = geo::registry::attach(application.registry, actor,
                                                  ProposalId{request.integer_parameter("id")},
                                                  upload.title, upload.bytes);
    json members = attachment_to_json(kept);
    const auto location = members["href"].get<std::string>();
    auto response = json_response(members, 201);
    response.cache_control = "no-store";
    return response.with("Location", location);
}

Response list(const Request& request, const Application& application) {
    const auto actor = application.doorkeeper.actor_of(request);
    auto items = json::array();
    for (const Attachment& one : geo::registry::attachments_of(
             application.registry, actor, ProposalId{request.integer_parameter("id")}))
        items.push_back(attachment_to_json(one));
    auto response = json_response({{"items", std::move(items)}});
    response.cache_control = "no-store";
    return response;
}

/// Never shown by the browser itself, whatever is in it; every answer says nosniff.
Response download(const Request& request, const Application& application) {
    const auto actor = application.doorkeeper.actor_of(request);
    auto file = geo::registry::read_attachment(
        application.registry, actor, ProposalId{request.integer_parameter("id")},
        geo::AttachmentId{request.integer_parameter("attachment")});
    Response response{.content_type = std::string{geo::media_type(file.attachment.kind)},
                      .body = std::move(file.content)};
    response.etag = "\"" + file.attachment.sha256 + "\"";
    response.cache_control = "private, no-cache";
    return response.with(
        "Content-Disposition",
        fmt::format("attachment; filename*=UTF-8''{}", percent_encoded(file.attachment.title)));
}

}  // namespace

void add_attachment_routes(Router& router, const Application& application) {
    using geo::lifecycle::Capability;
    router.add({.method = Method::post,
                .path = "/proposals/{id}/attachments",
                .handler = [application](const Request& r) { return add(r, application); },
                .query = {"title"},
                .accepts = "*/*",
                .most_body_bytes = most_body_bytes,
                .summary = {"上传附件（PDF、JPEG、PNG）", "Attach a PDF, JPEG or PNG"},
                .permission = needs(Capability::propose)});
    router.add({.path = "/proposals/{id}/attachments",
                .handler = [application](const Request& r) { return list(r, application); },
                .summary = {"附件目录", "The attachments of a proposal"},
                .permission = needs(Capability::see_unpublished)});
    router.add({.path = "/proposals/{id}/attachments/{attachment}",
                .handler = [application](const Request& r) { return download(r, application); },
                .lane = Lane::slow,
                .summary = {"下载附件", "Download an attachment"},
                .permission = needs(Capability::see_unpublished)});
}

}  // namespace api::http

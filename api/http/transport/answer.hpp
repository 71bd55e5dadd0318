// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "api/http/transport/message_head.hpp"
#include "api/http/transport/response.hpp"

namespace api::http {

/// A response as it goes over the wire.
struct Answer {
    std::string head;  ///< status line and fields, with the empty line; its memory is reused
    Body body;         ///< empty for HEAD, 204 and 304
    int status = 200;
    bool keeps_alive = true;

    std::size_t size() const noexcept { return head.size() + body.size(); }
};

/// Settles what the wire gets (RFC 9110): 304 when If-None-Match names the etag, no body for HEAD,
/// gzip where the client takes it, Content-Length, Date, Vary, Connection, CORS and, for HTML,
/// the content security policy. \param request nullptr for messages that never became a request.
void compose(const MessageHead* request, Response response, bool keeps_alive, Answer& answer);

/// "Sun, 06 Nov 1994 08:49:37 GMT", made once a second.
std::string_view http_date();

/// Whether Accept-Encoding takes gzip.
bool takes_gzip(std::string_view accept_encoding) noexcept;

}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/qr.hpp"

#include <qrencode.h>

#include <memory>

#include "geo/base/error.hpp"

namespace geo::documents {
namespace {

constexpr std::size_t longest_text = 300;

void require_fit(std::string_view text) {
    if (text.empty())
        throw Error(ErrorKind::invalid_input, "二维码没有内容：请给出网址。",
                    "The QR code has no content: give it a URL.");
    if (text.size() > longest_text)
        throw Error(ErrorKind::invalid_input, "二维码的网址超过 300 字节，标牌上无法识读：请缩短。",
                    "The QR code's URL is longer than 300 bytes and could not be read off a sign: "
                    "shorten it.");
}

}  // namespace

QrCode encode_qr(std::string_view text) {
    require_fit(text);
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(text.size()), bytes, 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        throw Error(ErrorKind::unavailable, "无法生成二维码。", "The QR code could not be made.");
    QrCode out{code->width, {}};
    const auto modules =
        static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    for (std::size_t i = 0; i < modules; ++i) out.dark.push_back((code->data[i] & 1U) != 0);
    return out;
}

}  // namespace geo::documents

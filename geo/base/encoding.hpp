// SPDX-License-Identifier: Apache-2.0
// Text from files arrives as bytes of some encoding and leaves as UTF-8, or not at all: what cannot
// be decoded is said so, never shown as garbage.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace geo::text {

/// The usual spellings of the two encodings that matter here, brought to one: "utf8", "65001" are
/// "UTF-8"; "936", "GBK", "GB2312", "CP936" are "GB18030", which holds them all. Others stay.
std::string canonical_encoding(std::string_view name);

/// Decodes one encoding. Keeps conversion state: one per thread.
class Decoder {
  public:
    /// \throws Error(invalid_input) when the encoding is unknown.
    explicit Decoder(std::string_view encoding);
    ~Decoder();
    Decoder(Decoder&&) noexcept;
    Decoder& operator=(Decoder&&) noexcept;

    const std::string& encoding() const noexcept { return encoding_; }
    /// nullopt when the bytes are not of this encoding.
    std::optional<std::string> decode(std::string_view bytes) const;
    /// The start of a longer text: appends what is complete and leaves an unfinished last
    /// character. \returns the bytes taken; nullopt when they are not of this encoding.
    std::optional<std::size_t> decode_start(std::string_view bytes, std::string& out) const;
    /// As decode_start, but never gives up: a byte that is not of the encoding becomes the byte
    /// 0xFF, which no UTF-8 text has, and its two hexadecimal digits. UTF-8 itself is passed on as
    /// it is. \param is_end nothing follows: an unfinished last character is marked as well.
    /// \returns the bytes taken.
    std::size_t decode_marking(std::string_view bytes, bool is_end, std::string& out) const;
    /// The same for a field cut off at its width: an incomplete last character is dropped.
    std::optional<std::string> decode_cut_off(std::string_view bytes) const;

  private:
    struct Conversion;
    std::string encoding_;
    std::unique_ptr<Conversion> conversion_;  ///< null for UTF-8
};

}  // namespace geo::text

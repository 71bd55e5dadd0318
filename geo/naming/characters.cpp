// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/characters.hpp"

#include <exception>
#include <filesystem>
#include <opencc/SimpleConverter.hpp>

#include "geo/base/error.hpp"
#include "geo/base/text.hpp"
#include "geo/naming/table_reader.hpp"

namespace geo::naming {
namespace {

std::uint8_t read_level(std::string_view level) {
    if (level == "1" || level == "2" || level == "3")
        return static_cast<std::uint8_t>(level.front() - '0');
    throw Error(ErrorKind::invalid_input,
                "规范汉字表的级别“" + std::string(level) + "”应为 1、2 或 3。",
                "Level '" + std::string(level) + "' of the character table must be 1, 2 or 3.");
}

/// The installed file by its full name: OpenCC would look in the working folder first.
std::string opencc_configuration() {
    const std::string installed = "/usr/share/opencc/t2s.json";
    std::error_code ignored;
    return std::filesystem::exists(installed, ignored) ? installed : "t2s.json";
}

}  // namespace

/// Conversion does not change the converter; one serves every thread.
struct CharacterTable::Converter {
    opencc::SimpleConverter to_simplified{opencc_configuration()};
};

CharacterTable::CharacterTable(std::string_view standard_characters, std::string_view variants) {
    for (const auto& row : read_table(standard_characters, 2))
        levels_.emplace(only_character(row[0]), read_level(row[1]));
    for (const auto& row : read_table(variants, 2))
        variants_.emplace(only_character(row[0]), only_character(row[1]));
    try {
        converter_ = std::make_unique<const Converter>();
    } catch (const std::exception& error) {
        throw Error(
            ErrorKind::unavailable,
            std::string("找不到繁简转换词典，请安装 libopencc-data。（") + error.what() + "）",
            std::string("The OpenCC dictionaries cannot be read; install the package "
                        "libopencc-data. (") +
                error.what() + ")");
    }
}

CharacterTable::~CharacterTable() = default;
CharacterTable::CharacterTable(CharacterTable&&) noexcept = default;
CharacterTable& CharacterTable::operator=(CharacterTable&&) noexcept = default;

int CharacterTable::level(char32_t character) const noexcept {
    const auto found = levels_.find(character);
    return found == levels_.end() ? 0 : found->second;
}

std::optional<char32_t> CharacterTable::simplified(char32_t character) const {
    if (is_standard(character) || !text::is_han(character)) return std::nullopt;
    std::string form;
    text::append_utf8(form, character);
    const auto converted = text::code_points(converter_->to_simplified.Convert(form));
    if (converted.size() != 1 || !is_standard(converted.front())) return std::nullopt;
    return converted.front();
}

std::optional<char32_t> CharacterTable::standard_twin(char32_t character) const {
    if (is_standard(character)) return character;
    if (const auto found = variants_.find(character); found != variants_.end())
        return found->second;
    return simplified(character);
}

std::optional<std::string> CharacterTable::standardised(std::u32string_view text) const {
    std::string out;
    for (const char32_t character : text) {
        const auto twin = standard_twin(character);
        if (!twin) return std::nullopt;
        text::append_utf8(out, *twin);
    }
    return out;
}

}  // namespace geo::naming

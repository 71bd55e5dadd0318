// SPDX-License-Identifier: Apache-2.0
// Reads papers back with other people's tools: poppler for PDF, Python for XML and ZIP, ZXing for
// QR.
#pragma once

#include <string>
#include <vector>

namespace support {

/// A PDF as poppler sees it.
class Paper {
  public:
    explicit Paper(const std::string& pdf);

    /// All text in the order it was written, without white space: how it was broken into lines does
    /// not matter.
    std::string text() const;
    int page_count() const;
    /// A line each of pdffonts' table, the heading left out.
    std::vector<std::string> fonts() const;
    /// Millimetres.
    double width_mm() const;
    double height_mm() const;

  private:
    std::string pdf_;
};

std::string without_spaces(const std::string& text);
std::size_t occurrences(const std::string& text, const std::string& part);

/// A page as coloured dots.
struct Picture {
    int width = 0;
    int height = 0;
    std::string dots;  ///< three bytes each
    unsigned char at(int x, int y, int channel) const {
        return static_cast<unsigned char>(
            dots[static_cast<std::size_t>((y * width + x) * 3 + channel)]);
    }
};
Picture draw(const std::string& pdf, int dots_per_inch);

/// What the first code on the page says; empty when ZXingReader is not installed.
std::string read_code(const std::string& pdf);

/// Empty when every text is well-formed XML, else the parser's complaint.
std::string xml_fault(const std::vector<std::string>& texts);

struct ZipReport {
    std::string fault;  ///< empty: sound archive, every part well-formed XML
    std::string sheet;  ///< xl/worksheets/sheet1.xml
};
ZipReport read_workbook(const std::string& xlsx);

/// The workbook as OGR reads it; empty when ogrinfo is not installed.
std::string workbook_as_ogr_sees_it(const std::string& xlsx);

}  // namespace support

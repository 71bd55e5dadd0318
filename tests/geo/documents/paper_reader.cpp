// SPDX-License-Identifier: Apache-2.0
#include "tests/geo/documents/paper_reader.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/program.hpp"
#include "tests/support/scratch_folder.hpp"

namespace support {
namespace {

void write(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

// Runs a tool on a file with these bytes. \returns its output; throws when it fails.
std::string tool_output(const std::string& bytes, const std::string& name,
                        std::vector<std::string> before, std::vector<std::string> after = {}) {
    const ScratchFolder folder;
    write(folder.file(name), bytes);
    before.push_back(folder.file(name));
    before.insert(before.end(), after.begin(), after.end());
    const std::string tool = before.front();
    const ProgramResult result = run_program(folder.file("."), std::move(before));
    if (result.exit_code != 0)
        throw std::runtime_error(tool + " failed (is it installed?): " + result.err);
    return result.out;
}

double page_size_mm(const std::string& pdf, int which) {
    const std::string info = tool_output(pdf, "a.pdf", {"pdfinfo"});
    std::istringstream line(info.substr(info.find("Page size:") + 10));
    double width = 0, height = 0;
    std::string times;
    line >> width >> times >> height;
    return (which == 0 ? width : height) * 25.4 / 72;
}

constexpr const char* check_xml = R"(
import sys, xml.dom.minidom
for path in sys.argv[1:]:
    xml.dom.minidom.parse(path)
)";

constexpr const char* check_zip = R"(
import sys, zipfile, xml.dom.minidom
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
for name in z.namelist():
    xml.dom.minidom.parseString(z.read(name))
sys.stdout.buffer.write(z.read('xl/worksheets/sheet1.xml'))
)";

}  // namespace

Paper::Paper(const std::string& pdf) : pdf_(pdf) {}

std::string Paper::text() const {
    return without_spaces(tool_output(pdf_, "a.pdf", {"pdftotext", "-raw"}, {"-"}));
}

int Paper::page_count() const {
    const std::string info = tool_output(pdf_, "a.pdf", {"pdfinfo"});
    return std::stoi(info.substr(info.find("Pages:") + 6));
}

std::vector<std::string> Paper::fonts() const {
    std::istringstream table(tool_output(pdf_, "a.pdf", {"pdffonts"}));
    std::vector<std::string> lines;
    for (std::string line; std::getline(table, line);) lines.push_back(line);
    lines.erase(lines.begin(), lines.begin() + 2);
    return lines;
}

double Paper::width_mm() const { return page_size_mm(pdf_, 0); }
double Paper::height_mm() const { return page_size_mm(pdf_, 1); }

std::string without_spaces(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, 3, "　") == 0)
            i += 2;
        else if (text.compare(i, 2, "\xC2\xA0") == 0)
            i += 1;
        else if (std::string(" \n\r\t\f").find(text[i]) == std::string::npos)
            out += text[i];
    }
    return out;
}

std::size_t occurrences(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

Picture draw(const std::string& pdf, int dots_per_inch) {
    const std::string ppm =
        tool_output(pdf, "a.pdf", {"pdftoppm", "-r", std::to_string(dots_per_inch), "-singlefile"});
    std::istringstream head(ppm);
    Picture picture;
    std::string kind;
    int most = 0;
    head >> kind >> picture.width >> picture.height >> most;
    picture.dots = ppm.substr(static_cast<std::size_t>(head.tellg()) + 1);
    return picture;
}

std::string read_code(const std::string& pdf) {
    const ScratchFolder folder;
    write(folder.file("a.pdf"), pdf);
    run_program(folder.file("."), {"pdftoppm", "-r", "150", "-png", "-singlefile",
                                   folder.file("a.pdf"), folder.file("a")});
    const auto result = run_program(folder.file("."), {"ZXingReader", folder.file("a.png")});
    const auto begin = result.out.find('"');
    const auto end = result.out.find('"', begin + 1);
    return begin == std::string::npos ? "" : result.out.substr(begin + 1, end - begin - 1);
}

std::string xml_fault(const std::vector<std::string>& texts) {
    const ScratchFolder folder;
    std::vector<std::string> words = {"python3", "-c", check_xml};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        words.push_back(folder.file(std::to_string(i) + ".xml"));
        write(words.back(), texts[i]);
    }
    const auto result = run_program(folder.file("."), std::move(words));
    return result.exit_code == 0 ? "" : "fault: " + result.err;
}

ZipReport read_workbook(const std::string& xlsx) {
    const ScratchFolder folder;
    write(folder.file("a.xlsx"), xlsx);
    const auto result =
        run_program(folder.file("."), {"python3", "-c", check_zip, folder.file("a.xlsx")});
    return {result.exit_code == 0 ? "" : "fault: " + result.err, result.out};
}

std::string workbook_as_ogr_sees_it(const std::string& xlsx) {
    const ScratchFolder folder;
    write(folder.file("a.xlsx"), xlsx);
    return run_program(folder.file("."), {"ogrinfo", "-ro", "-al", folder.file("a.xlsx")}).out;
}

}  // namespace support

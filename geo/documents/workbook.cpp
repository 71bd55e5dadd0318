// SPDX-License-Identifier: Apache-2.0
#include "geo/documents/workbook.hpp"

#include <fmt/core.h>

#include <cmath>

#include "geo/base/text.hpp"
#include "geo/documents/printable.hpp"
#include "geo/documents/zip_file.hpp"

namespace geo::documents {
namespace {

constexpr std::size_t longest_cell = 32767;
constexpr const char* xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

// Indexes into the cell formats of styles_xml().
enum class Format { plain = 0, title = 1, head = 2, cell = 3, number = 4 };

std::string content_types_xml() {
    return std::string(xml_head) +
           R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>)";
}

std::string package_relations_xml() {
    return std::string(xml_head) +
           R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>)";
}

std::string workbook_relations_xml() {
    return std::string(xml_head) +
           R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";
}

// quotePrefix keeps a text a text even when somebody edits the cell.
std::string styles_xml() {
    return std::string(xml_head) +
           R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="3"><font><sz val="10"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font><font><b/><sz val="10"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEFF2"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1"/><xf numFmtId="0" fontId="2" fillId="2" borderId="1" xfId="0" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf></cellXfs></styleSheet>)";
}

std::string core_xml(const Workbook& workbook) {
    const std::string iso = to_iso(workbook.day);
    return fmt::format(
        R"({}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title><dc:creator>{}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">{}T00:00:00Z</dcterms:created></cp:coreProperties>)",
        xml_head, markup(workbook.title), markup(workbook.author),
        iso.empty() ? "1970-01-01" : iso);
}

// Columns of a list, not of the universe: two letters are plenty.
std::string column_name(std::size_t index) {
    std::string name(1, static_cast<char>('A' + index % 26));
    if (index >= 26) name.insert(name.begin(), static_cast<char>('A' + index / 26 - 1));
    return name;
}

std::string cut(const std::string& text) {
    const std::u32string points = text::code_points(text);
    // a character beyond the basic plane counts as two, so half as many are always safe
    if (points.size() <= longest_cell / 2) return text;
    return text::to_utf8(points.substr(0, longest_cell / 2 - 1)) + "…";
}

std::string text_cell(std::size_t column, std::size_t row, const std::string& text, Format format) {
    return fmt::format(
        R"(<c r="{}{}" s="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>)",
        column_name(column), row, static_cast<int>(format), markup(cut(printable(text))));
}

std::string cell_xml(std::size_t column, std::size_t row, const WorkbookCell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell))
        return text_cell(column, row, *text, Format::cell);
    const double number = std::get<double>(cell);
    if (!std::isfinite(number)) return text_cell(column, row, "", Format::cell);
    return fmt::format(R"(<c r="{}{}" s="{}"><v>{}</v></c>)", column_name(column), row,
                       static_cast<int>(Format::number), number);
}

std::size_t head_row(const Workbook& workbook) { return workbook.notes.size() + 2; }

std::string view_xml(const Workbook& workbook) {
    return fmt::format(
        R"(<sheetViews><sheetView workbookViewId="0"><pane ySplit="{}" topLeftCell="A{}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>)",
        head_row(workbook), head_row(workbook) + 1);
}

std::string columns_xml(const Workbook& workbook) {
    std::string xml = "<cols>";
    for (std::size_t i = 0; i < workbook.columns.size(); ++i)
        xml += fmt::format(R"(<col min="{0}" max="{0}" width="{1:.1f}" customWidth="1"/>)", i + 1,
                           workbook.columns[i].width);
    return xml + "</cols>";
}

void append_heading(std::string& xml, const Workbook& workbook) {
    const auto line = [&](std::size_t row, const std::string& text, Format format) {
        xml += fmt::format(R"(<row r="{}">)", row) + text_cell(0, row, text, format) + "</row>";
    };
    line(1, workbook.title, Format::title);
    for (std::size_t i = 0; i < workbook.notes.size(); ++i)
        line(i + 2, workbook.notes[i], Format::plain);
    const std::size_t row = head_row(workbook);
    xml += fmt::format(R"(<row r="{}">)", row);
    for (std::size_t i = 0; i < workbook.columns.size(); ++i)
        xml += text_cell(i, row, workbook.columns[i].title, Format::head);
    xml += "</row>";
}

std::string filter_xml(const Workbook& workbook) {
    if (workbook.columns.empty()) return {};
    return fmt::format(R"(<autoFilter ref="A{}:{}{}"/>)", head_row(workbook),
                       column_name(workbook.columns.size() - 1),
                       head_row(workbook) + workbook.rows.size());
}

std::string sheet_xml(const Workbook& workbook) {
    std::string xml =
        std::string(xml_head) +
        R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)"
        R"(<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>)" +
        view_xml(workbook) + columns_xml(workbook) + "<sheetData>";
    append_heading(xml, workbook);
    for (std::size_t i = 0; i < workbook.rows.size(); ++i) {
        const std::size_t row = head_row(workbook) + 1 + i;
        xml += fmt::format(R"(<row r="{}">)", row);
        for (std::size_t column = 0; column < workbook.rows[i].size(); ++column)
            xml += cell_xml(column, row, workbook.rows[i][column]);
        xml += "</row>";
    }
    return xml + "</sheetData>" + filter_xml(workbook) +
           R"(<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>)";
}

std::string workbook_xml(const Workbook& workbook) {
    const std::string sheet = markup(workbook.sheet_name);
    return fmt::format(
        R"({}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'{}'!${}:${}</definedName></definedNames></workbook>)",
        xml_head, sheet, sheet, head_row(workbook), head_row(workbook));
}

}  // namespace

std::string workbook_xlsx(const Workbook& workbook) {
    ZipFile zip;
    zip.add("[Content_Types].xml", content_types_xml());
    zip.add("_rels/.rels", package_relations_xml());
    zip.add("docProps/core.xml", core_xml(workbook));
    zip.add("xl/workbook.xml", workbook_xml(workbook));
    zip.add("xl/_rels/workbook.xml.rels", workbook_relations_xml());
    zip.add("xl/styles.xml", styles_xml());
    zip.add("xl/worksheets/sheet1.xml", sheet_xml(workbook));
    return zip.finish();
}

}  // namespace geo::documents

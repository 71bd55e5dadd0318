// SPDX-License-Identifier: Apache-2.0
#include "importers/spreadsheet.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <filesystem>

#include "geo/base/error.hpp"
#include "importers/gdal_errors.hpp"

namespace importers {
namespace {

constexpr std::string_view ending = ".xlsx";

struct CloseTable {
    void operator()(GDALDataset* dataset) const noexcept { GDALClose(dataset); }
};
using TablePtr = std::unique_ptr<GDALDataset, CloseTable>;

/// Every cell as the text that it is: the driver would guess types, and a first row of names.
class AsTexts {
  public:
    AsTexts() {
        RegisterOGRXLSX();
        CPLSetThreadLocalConfigOption("OGR_XLSX_HEADERS", "DISABLE");
        CPLSetThreadLocalConfigOption("OGR_XLSX_FIELD_TYPES", "STRING");
    }
    ~AsTexts() {
        CPLSetThreadLocalConfigOption("OGR_XLSX_HEADERS", nullptr);
        CPLSetThreadLocalConfigOption("OGR_XLSX_FIELD_TYPES", nullptr);
    }
    AsTexts(const AsTexts&) = delete;
    AsTexts& operator=(const AsTexts&) = delete;
};

void append_cell(std::string& csv, std::string_view cell) {
    if (cell.find_first_of("\",\r\n") == cell.npos) {
        csv += cell;
        return;
    }
    csv += '"';
    for (const char letter : cell) csv.append(letter == '"' ? 2 : 1, letter);
    csv += '"';
}

void append_row(std::string& csv, const OGRFeature& row) {
    int last = row.GetFieldCount();
    while (last > 0 && !row.IsFieldSetAndNotNull(last - 1)) --last;
    for (int i = 0; i < last; ++i) {
        if (i > 0) csv += ',';
        if (row.IsFieldSetAndNotNull(i)) append_cell(csv, row.GetFieldAsString(i));
    }
    csv += '\n';
}

/// GDAL takes what stands before the first ".xlsx" of a path for the archive, so there is but one.
std::string part_of(std::string_view path) {
    if (is_spreadsheet(path)) path.remove_suffix(ending.size());
    return std::string{path} + ".part" + std::string{ending};
}

geo::Error unreadable(const std::string& path, const std::string& reason) {
    return {geo::ErrorKind::invalid_input,
            fmt::format("{} 不是能读的 XLSX 工作簿。{}", path, reason),
            fmt::format("{} is no XLSX workbook that can be read. {}", path, reason)};
}

geo::Error unwritable(const std::string& path, const std::string& reason) {
    return {geo::ErrorKind::storage, fmt::format("写不了 {}。{}", path, reason),
            fmt::format("{} cannot be written. {}", path, reason)};
}

geo::Error no_room(const std::string& path) {
    return {
        geo::ErrorKind::too_large,
        fmt::format("{}：一张工作表最多 1048576 行、16384 列，请改用 CSV。", path),
        fmt::format("{}: a sheet holds at most 1,048,576 rows and 16,384 columns; use CSV.", path)};
}

}  // namespace

bool is_spreadsheet(std::string_view path) noexcept {
    return path.size() > ending.size() &&
           std::equal(ending.begin(), ending.end(), path.end() - ending.size(),
                      [](char wanted, char letter) {
                          return wanted == std::tolower(static_cast<unsigned char>(letter));
                      });
}

std::string spreadsheet_as_csv(const std::string& path) {
    std::error_code fault;
    if (!std::filesystem::is_regular_file(path, fault))
        throw geo::Error(geo::ErrorKind::storage, fmt::format("读不了 {}：没有这个文件。", path),
                         fmt::format("{} cannot be read: there is no such file.", path));
    const AsTexts as_texts;
    GdalErrors errors;
    const char* const drivers[] = {"XLSX", nullptr};
    const TablePtr book{GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR, drivers)};
    if (!book || book->GetLayerCount() == 0) throw unreadable(path, errors.take_failure());
    OGRLayer* const sheet = book->GetLayer(0);
    std::string csv;
    while (true) {
        const std::unique_ptr<OGRFeature> row{sheet->GetNextFeature()};
        if (!row) break;
        append_row(csv, *row);
    }
    if (const auto failure = errors.take_failure(); !failure.empty())
        throw unreadable(path, failure);
    return csv;
}

struct SpreadsheetWriter::Sheet {
    GdalErrors errors;
    TablePtr book;
    OGRLayer* layer = nullptr;
    std::size_t rows = 1;
};

SpreadsheetWriter::SpreadsheetWriter(const std::string& path,
                                     const std::vector<std::string>& columns)
    : path_(path), part_(part_of(path)), sheet_(std::make_unique<Sheet>()) {
    if (columns.size() > most_columns) throw no_room(path);
    RegisterOGRXLSX();
    std::remove(part_.c_str());  // the driver does not write over a file
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("XLSX");
    if (driver != nullptr)
        sheet_->book.reset(driver->Create(part_.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (sheet_->book) sheet_->layer = sheet_->book->CreateLayer("Sheet1", nullptr, wkbNone);
    if (sheet_->layer == nullptr) throw unwritable(path, sheet_->errors.take_failure());
    for (const std::string& column : columns) {
        OGRFieldDefn field{column.c_str(), OFTString};
        if (sheet_->layer->CreateField(&field) != OGRERR_NONE)
            throw unwritable(path, sheet_->errors.take_failure());
    }
}

SpreadsheetWriter::~SpreadsheetWriter() {
    sheet_->book.reset();
    std::remove(part_.c_str());  // gone already when it was committed
}

void SpreadsheetWriter::add(const std::vector<std::string_view>& cells) {
    if (++sheet_->rows > most_rows) throw no_room(path_);
    OGRFeature row{sheet_->layer->GetLayerDefn()};
    const auto columns = static_cast<std::size_t>(row.GetFieldCount());
    for (std::size_t i = 0; i < std::min(cells.size(), columns); ++i)
        row.SetField(static_cast<int>(i), std::string{cells[i]}.c_str());
    if (sheet_->layer->CreateFeature(&row) != OGRERR_NONE)
        throw unwritable(path_, sheet_->errors.take_failure());
}

void SpreadsheetWriter::commit() {
    sheet_->book.reset();  // writes it
    const auto failure = sheet_->errors.take_failure();
    if (!failure.empty() || std::rename(part_.c_str(), path_.c_str()) != 0)
        throw unwritable(path_, failure);
}

}  // namespace importers

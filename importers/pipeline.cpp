// SPDX-License-Identifier: Apache-2.0
#include "importers/pipeline.hpp"

#include <fmt/format.h>

#include <chrono>
#include <exception>
#include <thread>
#include <unordered_map>

#include "geo/base/error.hpp"
#include "importers/bounded_queue.hpp"
#include "importers/gdal_errors.hpp"
#include "importers/record.hpp"
#include "importers/rows.hpp"

namespace importers {

using geo::BilingualText;

namespace {

template <typename Row>
struct Item {
    std::int64_t number = 0;
    std::string key;  ///< of a row that is rejected; else the row has it
    Row row;
    std::optional<BilingualText> rejection;
    std::optional<BilingualText> skipped;
    std::optional<BilingualText> note;
};

template <typename Row>
using Batch = std::vector<Item<Row>>;

constexpr std::size_t batch_rows = 256;
constexpr std::size_t batches_waiting = 8;

// China with its seas, roughly; a place outside is not wrong, only worth a word.
constexpr geo::BoundingBox china{73, 3, 136, 54};

bool is_outside_china(const geo::registry::DivisionRow&) { return false; }
bool is_outside_china(const geo::registry::VillageRow& row) {
    return row.outline && !geo::bounding_box(*row.outline).intersects(china);
}
bool is_outside_china(const geo::registry::RoadRow& row) {
    return !row.centre_line.points.empty() && !china.contains(row.centre_line.points.front());
}
bool is_outside_china(const geo::registry::AddressRow& row) {
    return !china.contains(row.position);
}

[[noreturn]] void damaged(const Source& source, std::int64_t row, const std::string& why) {
    throw geo::Error(
        geo::ErrorKind::invalid_input,
        fmt::format("{} 读到第 {} 行之后中断（{}）；什么也没有导入。", source.file.path, row, why),
        fmt::format("{} could not be read beyond row {} ({}); nothing was imported.",
                    source.file.path, row, why));
}

/// The reading side; everything in it runs on its own thread.
template <typename Row>
class Reader {
  public:
    Reader(Source& source, bool repair, BoundedQueue<Batch<Row>>& queue)
        : source_(source), repair_(repair), queue_(queue) {}

    void operator()() {
        try {
            read_all();
        } catch (...) {
            failure_ = std::current_exception();
        }
        queue_.close();
    }

    void rethrow_failure() const {
        if (failure_) std::rethrow_exception(failure_);
    }
    std::int64_t outside_china() const noexcept { return outside_china_; }

  private:
    void read_all();
    bool read_features(const Placement& placement);
    void add_column(const std::string& name);
    void read(const Placement& placement, const OGRFeature& feature, const std::string& failure);
    void refuse_twins(Item<Row>& item);
    void report_discarded_ways();
    void refuse_wrong_reference_system(bool at_end) const;
    void require_all_rows() const;
    bool hand_over(bool everything);

    Source& source_;
    bool repair_;
    BoundedQueue<Batch<Row>>& queue_;
    GdalErrors* errors_ = nullptr;
    Batch<Row> batch_;
    std::unordered_map<std::string, std::int64_t> row_of_key_;
    std::int64_t rows_ = 0;
    std::int64_t placed_ = 0;
    std::int64_t outside_china_ = 0;
    std::optional<BilingualText> out_of_range_;
    std::int64_t out_of_range_rows_ = 0;
    std::exception_ptr failure_;
};

const geo::spatial::Transformer& identity() {
    static const geo::spatial::Transformer transformer("EPSG:4490");
    return transformer;
}

template <typename Row>
void Reader<Row>::read_all() {
    GdalErrors errors;
    errors_ = &errors;
    const auto& reference = source_.reference;
    const Placement placement(reference.transformer ? *reference.transformer : identity(),
                              reference.name, reference.projected);
    if (!read_features(placement)) return;
    if (const auto failure = errors.take_failure(); !failure.empty())
        damaged(source_, rows_, failure);
    report_discarded_ways();
    require_all_rows();
    refuse_wrong_reference_system(true);
    hand_over(true);
}

// False when the receiver has gone.
template <typename Row>
bool Reader<Row>::read_features(const Placement& placement) {
    bool wanted = true;
    const auto take = [&](const OGRFeature& feature) {
        read(placement, feature, errors_->take_failure());
        wanted = hand_over(false);
        return wanted;
    };
    if (source_.geojson) {
        source_.geojson->for_each(
            source_.geojson_head, [this](const std::string& name) { add_column(name); }, take);
        return wanted;
    }
    source_.layer->ResetReading();
    while (const OGRFeatureUniquePtr feature{wanted ? source_.layer->GetNextFeature() : nullptr})
        take(*feature);
    return wanted;
}

// A property that turns up late in the file may be one we read.
template <typename Row>
void Reader<Row>::add_column(const std::string& name) {
    source_.columns.push_back(name);
    source_.fields = map_fields(source_.kind, source_.choices, source_.columns);
}

template <typename Row>
void Reader<Row>::read(const Placement& placement, const OGRFeature& feature,
                       const std::string& failure) {
    Item<Row>& item = batch_.emplace_back();
    item.number = ++rows_;
    Record record(source_, placement, feature, repair_);
    if (!failure.empty())
        record.reject({"这一行读取出错：" + failure, "The row could not be read: " + failure});
    read_row(record, item.row);
    item.rejection = record.rejection();
    item.skipped = record.skipped();
    item.note = record.notes();
    if (record.is_out_of_range()) {
        ++out_of_range_rows_;
        out_of_range_ = record.rejection();
        refuse_wrong_reference_system(false);
    }
    if (!record.is_usable()) return;
    ++placed_;
    outside_china_ += is_outside_china(item.row) ? 1 : 0;
    refuse_twins(item);
}

template <typename Row>
void Reader<Row>::refuse_twins(Item<Row>& item) {
    const auto [first, is_new] = row_of_key_.try_emplace(key_of(item.row), item.number);
    if (is_new) return;
    item.rejection = {fmt::format("与第 {} 行的编号相同。", first->second),
                      fmt::format("Its key is that of row {} too.", first->second)};
}

template <typename Row>
void Reader<Row>::report_discarded_ways() {
    for (const std::int64_t way : errors_->take_discarded_ways()) {
        Item<Row>& item = batch_.emplace_back();
        item.number = ++rows_;
        item.key = std::to_string(way);
        item.rejection = {"文件中这条线的节点不足两个，没有图形。",
                          "The file has fewer than two nodes of this way: it has no geometry."};
    }
}

// All rows beyond the globe: not the rows are wrong, but what the file was taken for.
template <typename Row>
void Reader<Row>::refuse_wrong_reference_system(bool at_end) const {
    constexpr std::int64_t enough_to_tell = 100;
    if (placed_ > 0 || !out_of_range_ || (!at_end && out_of_range_rows_ < enough_to_tell)) return;
    throw geo::Error(geo::ErrorKind::invalid_input,
                     source_.file.path + " 的坐标系不对：" + out_of_range_->zh + "什么也没有导入。",
                     source_.file.path + " is not in the reference system it was read in. " +
                         out_of_range_->en + " Nothing was imported.");
}

// Where the format says how many rows there are, fewer mean that the file was cut off.
template <typename Row>
void Reader<Row>::require_all_rows() const {
    if (rows_ < source_.expected_rows)
        damaged(source_, rows_, fmt::format("{} rows of {}", rows_, source_.expected_rows));
    if (rows_ > 0) return;
    throw geo::Error(geo::ErrorKind::invalid_input, source_.file.path + " 里没有可导入的行。",
                     source_.file.path + " has no rows: there is nothing to import.");
}

template <typename Row>
bool Reader<Row>::hand_over(bool everything) {
    if (batch_.empty() || (!everything && batch_.size() < batch_rows)) return true;
    Batch<Row> full;
    full.reserve(batch_rows);
    std::swap(full, batch_);
    return queue_.push(std::move(full));
}

/// The storing side.
template <typename Row>
void store(Item<Row>& item, RowSink<Row>& sink, Report& report) {
    ++report.rows_in;
    if (item.skipped) return report.skip(*item.skipped);
    std::string key = item.key.empty() ? key_of(item.row) : item.key;
    if (item.rejection) return report.reject(item.number, std::move(key), *item.rejection);
    auto result = sink.add(item.row);
    if (result.outcome == geo::registry::RowOutcome::rejected)
        return report.reject(item.number, std::move(key), result.note.value_or(BilingualText{}));
    report.count(result.outcome);
    if (item.note) report.note(item.number, key, std::move(*item.note));
    if (result.note) report.note(item.number, std::move(key), std::move(*result.note));
}

void tell(const Progress& progress, const Report& report, std::int64_t expected) {
    if (!progress || progress({report.rows_in, expected})) return;
    throw geo::Error(geo::ErrorKind::unavailable, "导入被中止；什么也没有保存。",
                     "The import was interrupted; nothing was kept.");
}

Report begin_report(const Source& source, const ImportOptions& options) {
    Report report;
    report.kind = options.kind;
    report.path = options.path;
    report.driver = source.driver;
    report.layer = source.layer_name;
    report.crs = source.reference.name;
    report.encoding = source.text.encoding;
    if (source.file.format == FileFormat::shapefile) report.encoding = source.decoder.encoding();
    report.dry_run = options.dry_run;
    report.notes = source.notes;
    return report;
}

void note_places_outside(std::int64_t outside, Report& report) {
    if (outside == 0) return;
    report.notes.push_back({fmt::format("{} 行在中国范围之外。", outside),
                            fmt::format("Rows outside China: {}.", outside)});
}

/// Ends the reader however the storing side is left.
class ReaderThread {
  public:
    template <typename Row>
    ReaderThread(Reader<Row>& reader, BoundedQueue<Batch<Row>>& queue)
        : close_([&queue] { queue.close(); }), thread_(std::ref(reader)) {}
    ~ReaderThread() {
        close_();
        if (thread_.joinable()) thread_.join();
    }
    ReaderThread(const ReaderThread&) = delete;
    ReaderThread& operator=(const ReaderThread&) = delete;
    void join() { thread_.join(); }

  private:
    std::function<void()> close_;
    std::thread thread_;
};

}  // namespace

template <typename Row>
Report import_rows(Source& source, const ImportOptions& options, RowSink<Row>& sink,
                   const Progress& progress) {
    const auto start = std::chrono::steady_clock::now();
    Report report = begin_report(source, options);
    BoundedQueue<Batch<Row>> queue(batches_waiting);
    Reader<Row> reader(source, options.repair, queue);
    ReaderThread thread(reader, queue);
    while (auto batch = queue.pop()) {
        for (Item<Row>& item : *batch) store(item, sink, report);
        tell(progress, report, source.expected_rows);
    }
    thread.join();
    reader.rethrow_failure();
    sink.commit();
    report.unassigned = sink.unassigned();
    note_places_outside(reader.outside_china(), report);
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

template Report import_rows(Source&, const ImportOptions&, RowSink<geo::registry::DivisionRow>&,
                            const Progress&);
template Report import_rows(Source&, const ImportOptions&, RowSink<geo::registry::VillageRow>&,
                            const Progress&);
template Report import_rows(Source&, const ImportOptions&, RowSink<geo::registry::RoadRow>&,
                            const Progress&);
template Report import_rows(Source&, const ImportOptions&, RowSink<geo::registry::AddressRow>&,
                            const Progress&);

}  // namespace importers

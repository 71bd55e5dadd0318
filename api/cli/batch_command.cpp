// SPDX-License-Identifier: Apache-2.0
#include "api/cli/batch_command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <thread>

#include "api/cli/interrupt.hpp"
#include "api/table/resumable_file.hpp"
#include "geo/publishing/place_loader.hpp"
#include "importers/spreadsheet.hpp"

namespace api::cli {
namespace {

using SteadyClock = std::chrono::steady_clock;

double seconds_since(SteadyClock::time_point start) {
    return std::chrono::duration<double>(SteadyClock::now() - start).count();
}

/// Says how far the work is, on a terminal, and notes that it was interrupted.
class Watch {
  public:
    Watch(table::ResumableFile& out, std::int64_t bytes_in_all)
        : out_(out), bytes_in_all_(std::max<std::int64_t>(1, bytes_in_all)) {}

    bool operator()(const bulk::BatchState& state, std::int64_t bytes_read) {
        if (is_interrupted()) {
            out_.save(to_line(state));
            return false;
        }
        if (seconds_since(saved_) >= seconds_between_saves) {
            out_.save(to_line(state));
            saved_ = SteadyClock::now();
        }
        if (is_terminal_) show(state.rows(), bytes_read);
        return true;
    }
    void clear() const {
        if (is_terminal_) fmt::print(stderr, "\r\x1b[K");
    }

  private:
    static constexpr double seconds_between_saves = 0.25;
    static constexpr double seconds_between_shows = 0.1;
    static constexpr std::int64_t bar_width = 30;

    void show(std::int64_t rows, std::int64_t bytes_read) {
        if (seconds_since(shown_) < seconds_between_shows) return;
        shown_ = SteadyClock::now();
        const auto done = static_cast<std::size_t>(bar_width * bytes_read / bytes_in_all_);
        fmt::print(stderr, "\r[{:<{}}] {} %  {}  {:.0f}/s  ", std::string(done, '#'), bar_width,
                   100 * bytes_read / bytes_in_all_, rows,
                   static_cast<double>(rows) / seconds_since(start_));
    }

    table::ResumableFile& out_;
    std::int64_t bytes_in_all_;
    bool is_terminal_ = isatty(STDERR_FILENO) != 0;
    SteadyClock::time_point start_ = SteadyClock::now(), saved_ = start_, shown_ = start_;
};

char separator_of(const std::string& word) {
    if (word == "tab" || word == "\\t") return '\t';
    return word.empty() ? '\0' : word.front();
}

void tell(const bulk::BatchState& state, std::int64_t rows_before, double seconds,
          double load_seconds, const Session& session) {
    using enum bulk::RowStatus;
    const std::int64_t rows = state.rows() - rows_before;
    fmt::print(
        stderr, "{}\n",
        fmt::format(fmt::runtime(session.say(
                        "{} 行：{} 匹配，{} 有歧义，{} 部分匹配，{} 未找到，{} 读不出；"
                        "{:.2f} 秒，{:.0f} 行/秒（另加载登记库 {:.2f} 秒）",
                        "{} rows: {} match, {} ambiguous, {} partial, {} none, {} unreadable; "
                        "{:.2f} s, {:.0f} rows/s (and {:.2f} s to load the registry)")),
                    state.rows(), state.rows(match), state.rows(ambiguous), state.rows(partial),
                    state.rows(none), state.rows(error), seconds,
                    static_cast<double>(rows) / std::max(seconds, 1e-3), load_seconds));
}

/// The table that is read: a CSV as it is, a workbook as the CSV it would be.
std::unique_ptr<table::Bytes> open_table(const std::string& path, std::string& text) {
    if (!importers::is_spreadsheet(path)) return std::make_unique<table::FileBytes>(path);
    text = importers::spreadsheet_as_csv(path);
    return std::make_unique<table::MemoryBytes>(text, path);
}

/// A workbook is written as CSV first, so that the work can be taken up, and made of that.
std::string written_first(const std::string& out) {
    return importers::is_spreadsheet(out) ? out + ".csv" : out;
}

void make_spreadsheet(const std::string& csv, const std::string& out) {
    table::FileBytes bytes{csv};
    table::BlockReader reader{bytes, {"UTF-8"}};
    importers::SpreadsheetWriter book{out, reader.shape().columns};
    std::vector<std::string_view> cells;
    std::vector<char> scratch;
    for (table::Block block; reader.next(block);) {
        for (const table::Record& record : block.records) {
            const auto raw =
                std::string_view{block.text}.substr(record.begin, record.end - record.begin);
            table::split_cells(raw, reader.shape().separator, cells, scratch);
            book.add(cells);
        }
    }
    book.commit();
    std::remove(csv.c_str());
}

/// The table, read as far as an earlier run of the same work has come.
struct TakenUp {
    std::unique_ptr<table::BlockReader> reader;
    bulk::BatchState state;
};

TakenUp take_up(table::Bytes& bytes, const table::ReaderOptions& options, table::ResumableFile& out,
                bool starts_over, const Session& session) {
    TakenUp taken{std::make_unique<table::BlockReader>(bytes, options), {}};
    if (out.saved_state() && !starts_over) {
        const auto state = bulk::state_from_line(*out.saved_state());
        if (state && skip_done(*taken.reader, *state) && out.resume_at(state->output_bytes)) {
            fmt::print(stderr, "{}\n",
                       fmt::format(fmt::runtime(session.say("接着上次的第 {} 行继续",
                                                            "going on after row {}")),
                                   state->rows()));
            taken.state = *state;
            return taken;
        }
        bytes.rewind();
        taken.reader = std::make_unique<table::BlockReader>(bytes, options);
    }
    out.start_over();
    return taken;
}

}  // namespace

void add_batch_options(CLI::App& command, BatchArguments& arguments, const Session& session) {
    auto* in =
        command.add_option("--file", arguments.in,
                           session.say("输入表（CSV 或 XLSX）", "table to read (CSV or XLSX)"));
    auto* out =
        command.add_option("--out", arguments.out,
                           session.say("输出表（CSV 或 XLSX；- 为标准输出）",
                                       "table to write (CSV or XLSX; - is standard output)"));
    in->needs(out);
    out->needs(in);
    arguments.threads = std::max(1U, std::thread::hardware_concurrency());
    const auto with_file = [&](CLI::Option* option) { option->needs(in); };
    with_file(command.add_option(
        "--encoding", arguments.encoding,
        session.say("输入表的编码（默认自动识别）", "encoding of the table (default: find out)")));
    with_file(command
                  .add_option("--delimiter", arguments.delimiter,
                              session.say("分隔符（, ; | 或 tab；默认自动识别）",
                                          "separator (, ; | or tab; default: find out)"))
                  ->check(CLI::IsMember({",", ";", "|", "tab", "\t", "\\t"})));
    with_file(
        command
            .add_option("--threads", arguments.threads, session.say("线程数", "number of threads"))
            ->check(CLI::Range(1, 256))
            ->capture_default_str());
    with_file(command.add_flag(
        "--verbatim", arguments.keeps_formulas,
        session.say("原样写出形如公式的单元格（默认前加撇号）",
                    "write cells that look like formulas as they are (default: an apostrophe "
                    "before them)")));
    with_file(command.add_flag("--start-over", arguments.starts_over,
                               session.say("不接着上次中断处，从头开始",
                                           "do not go on where an interrupted run left off")));
}

void run_batch_command(const BatchArguments& arguments, Session& session, const std::string& work,
                       const MakePlan& make_plan) {
    const table::ReaderOptions options{arguments.encoding, separator_of(arguments.delimiter)};
    auto start = SteadyClock::now();
    const auto registry = session.open_registry();
    const auto loaded = geo::publishing::load_places(registry->database());
    const double load_seconds = seconds_since(start);

    std::string text;
    const auto bytes = open_table(arguments.in, text);
    const std::string csv = written_first(arguments.out);
    const bool makes_workbook = csv != arguments.out;
    table::ResumableFile out{
        csv, fmt::format("{} {} {} {} {} {} {}", work, arguments.in, arguments.encoding,
                         arguments.delimiter, arguments.keeps_formulas,
                         static_cast<int>(session.language), loaded.sequence)};
    listen_for_interrupt();
    start = SteadyClock::now();
    TakenUp taken = take_up(*bytes, options, out, arguments.starts_over, session);
    bulk::BatchPlan plan = make_plan({loaded.index, loaded.book}, taken.reader->shape());
    plan.language = session.language;
    plan.threads = arguments.threads;
    // In a workbook every cell is a text.
    if (arguments.keeps_formulas || makes_workbook) plan.formulas = table::Formulas::verbatim;
    const std::int64_t rows_before = taken.state.rows();
    Watch watch{out, taken.reader->bytes_in_all()};
    const bool is_done = run_batch(
        *taken.reader, plan, taken.state, [&](std::string_view piece) { out.write(piece); },
        std::ref(watch));
    watch.clear();
    if (!is_done) {
        fmt::print(stderr, "{}\n",
                   session.say("已中断。再运行一次同样的命令即从此处继续。",
                               "Interrupted. The same command again goes on from here."));
        session.exit_code = exit_interrupted;
        return;
    }
    out.commit();
    if (makes_workbook) make_spreadsheet(csv, arguments.out);
    tell(taken.state, rows_before, seconds_since(start), load_seconds, session);
}

}  // namespace api::cli

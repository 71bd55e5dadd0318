// SPDX-License-Identifier: Apache-2.0
#include "api/cli/table_command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>

#include "api/cli/interrupt.hpp"
#include "api/table/output_file.hpp"

namespace api::cli {
namespace {

using SteadyClock = std::chrono::steady_clock;
constexpr std::int64_t rows_between_looks = 256;

/// Rows, per cent and speed, on one line that is written over.
class ProgressLine {
  public:
    bool operator()(std::int64_t rows, const table::TableReader& reader) const {
        if (rows % rows_between_looks != 0) return true;
        if (is_terminal_)
            fmt::print(stderr, "\r{}  {} %  {:.0f}/s   ", rows,
                       100 * reader.bytes_read() / std::max<std::int64_t>(1, reader.bytes_in_all()),
                       static_cast<double>(rows) / seconds());
        return !is_interrupted();
    }
    double seconds() const {
        return std::chrono::duration<double>(SteadyClock::now() - start_).count();
    }
    void clear() const {
        if (is_terminal_) fmt::print(stderr, "\r\x1b[K");
    }

  private:
    bool is_terminal_ = isatty(STDERR_FILENO) != 0;
    SteadyClock::time_point start_ = SteadyClock::now();
};

}  // namespace

void add_table_options(CLI::App& command, TableArguments& arguments, const Session& session) {
    auto* in = command.add_option("--file", arguments.in,
                                  session.say("输入表（CSV）", "table to read (CSV)"));
    auto* out = command.add_option(
        "--out", arguments.out,
        session.say("输出表（CSV；- 为标准输出）", "table to write (CSV; - is standard output)"));
    auto* encoding = command.add_option(
        "--encoding", arguments.encoding,
        session.say("输入表的编码（默认自动识别）", "encoding of the table (default: find out)"));
    in->needs(out);
    out->needs(in);
    encoding->needs(in);
}

void run_on_table(const TableArguments& arguments, Session& session, const TableWork& work) {
    table::FileBytes bytes{arguments.in};
    table::TableReader reader{bytes, arguments.encoding};
    table::OutputFile out{arguments.out};
    listen_for_interrupt();
    const ProgressLine progress;
    const auto rows = work(
        reader, [&](std::string_view piece) { out.write(piece); }, std::cref(progress));
    progress.clear();
    if (!rows) {
        fmt::print(stderr, "{}\n",
                   session.say("已中断，未写出文件。", "Interrupted; nothing was written."));
        session.exit_code = exit_interrupted;
        return;
    }
    out.commit();
    fmt::print(stderr, "{}\n",
               fmt::format(fmt::runtime(session.say("{} 行，{:.1f} 秒，写入 {}",
                                                    "{} rows in {:.1f} s, written to {}")),
                           *rows, progress.seconds(), arguments.out));
}

}  // namespace api::cli

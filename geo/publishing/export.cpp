// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/export.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "geo/base/error.hpp"
#include "geo/publishing/export_table.hpp"
#include "geo/publishing/export_writer.hpp"

namespace geo::publishing {

namespace fs = std::filesystem;

namespace {

int epsg_of(const std::string& crs) {
    static constexpr std::array known{4490, 4326, 3857, 4548, 4549, 4527, 4528};
    for (const int epsg : known)
        if (crs == fmt::format("EPSG:{}", epsg) || crs == std::to_string(epsg)) return epsg;
    throw Error(
        ErrorKind::invalid_input,
        "不能导出到坐标系“" + crs + "”；可用 EPSG:4490、4326、3857、4548、4549、4527、4528。",
        "Nothing is exported in '" + crs +
            "'; use EPSG:4490, 4326, 3857, 4548, 4549, 4527 or 4528.");
}

/// A folder beside the target, on the same disk, in which the file grows. Goes with all that is
/// left in it.
class Workshop {
  public:
    explicit Workshop(const fs::path& target) {
        std::string folder = (target.parent_path() / ".luming-export-XXXXXX").string();
        if (mkdtemp(folder.data()) == nullptr)
            throw Error(ErrorKind::storage,
                        "不能写入文件夹 " + target.parent_path().string() + "：请检查路径与权限。",
                        "The folder " + target.parent_path().string() +
                            " cannot be written to: check the path and the permissions.");
        folder_ = folder;
    }
    ~Workshop() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;
    const fs::path& folder() const noexcept { return folder_; }

  private:
    fs::path folder_;
};

void flush_to_disk(const fs::path& file) {
    const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = descriptor >= 0 && fsync(descriptor) == 0;
    if (descriptor >= 0) close(descriptor);
    if (!flushed)
        throw Error(ErrorKind::storage, file.string() + " 写不到磁盘：请检查磁盘空间。",
                    file.string() + " cannot be written: check the space on the disk.");
}

// Spatial indexes of an older shapefile would point into the new one.
void remove_stale_companions(const fs::path& target) {
    if (target.extension() != ".shp") return;
    std::error_code ignored;
    for (const char* ending : {".qix", ".sbn", ".sbx", ".idm", ".ind"})
        fs::remove(fs::path(target).replace_extension(ending), ignored);
}

// The main file last: whoever sees it finds its companions complete.
void move_into_place(const fs::path& folder, const fs::path& target) {
    std::vector<fs::path> parts;
    for (const auto& entry : fs::directory_iterator(folder)) parts.push_back(entry.path());
    std::sort(parts.begin(), parts.end());
    std::stable_partition(parts.begin(), parts.end(), [&](const fs::path& part) {
        return part.filename() != target.filename();
    });
    for (const fs::path& part : parts) flush_to_disk(part);
    remove_stale_companions(target);
    for (const fs::path& part : parts) fs::rename(part, target.parent_path() / part.filename());
}

}  // namespace

std::string_view to_string(ExportLayer layer) noexcept {
    switch (layer) {
        case ExportLayer::villages:
            return "villages";
        case ExportLayer::roads:
            return "roads";
        case ExportLayer::addresses:
            return "addresses";
        case ExportLayer::signs:
            return "signs";
    }
    return "";
}

std::optional<ExportLayer> export_layer_from(std::string_view word) noexcept {
    for (const auto layer :
         {ExportLayer::villages, ExportLayer::roads, ExportLayer::addresses, ExportLayer::signs})
        if (word == to_string(layer)) return layer;
    return std::nullopt;
}

ExportResult export_layer(const Snapshot& snapshot, const ExportOptions& options) {
    const ExportFormat& format = export_format_of(options.path);
    const int epsg = epsg_of(options.crs);
    const fs::path target = fs::absolute(options.path);
    const Workshop workshop(target);
    // A shapefile's layer is called like its file, whatever one asks for.
    const std::string name =
        format.short_names ? target.stem().string() : std::string(to_string(options.layer));
    ExportWriter writer({(workshop.folder() / target.filename()).string(), format, name, epsg,
                         describe_layer(options.layer, snapshot.modelled()).in(options.language),
                         format.short_names ? widths_of(snapshot, options) : std::vector<int>{}},
                        options.layer);
    for_each_row(snapshot, options, [&](ExportRow&& row) { writer.write(row); });
    writer.finish();
    move_into_place(workshop.folder(), target);
    return {writer.rows(), writer.left_out(), fmt::format("EPSG:{}", epsg), format.driver};
}

}  // namespace geo::publishing

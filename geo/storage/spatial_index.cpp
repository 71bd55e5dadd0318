// SPDX-License-Identifier: Apache-2.0
// Sort-Tile-Recursive packing (Leutenegger, Lopez, Edgington 1997) of the leaves and of each level
// above, written as rtree nodes: big-endian, two bytes depth (in the root only), two bytes cell
// count, then cells of an eight-byte id and four floats.
#include "geo/storage/spatial_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <string>
#include <unordered_set>

namespace geo::storage {
namespace {

constexpr std::size_t header_bytes = 4;
constexpr std::size_t cell_bytes = 24;
constexpr std::size_t rows_worth_a_new_tree = 2000;

/// The tree keeps floats; rounding outwards keeps every geometry inside its box.
struct FloatBox {
    float min_x, max_x, min_y, max_y;
};

float round_down(double value) {
    const auto nearest = static_cast<float>(value);
    return static_cast<double>(nearest) <= value
               ? nearest
               : std::nextafter(nearest, -std::numeric_limits<float>::infinity());
}

float round_up(double value) {
    const auto nearest = static_cast<float>(value);
    return static_cast<double>(nearest) >= value
               ? nearest
               : std::nextafter(nearest, std::numeric_limits<float>::infinity());
}

struct Entry {
    std::int64_t id = 0;  ///< row id in a leaf, node number above
    FloatBox box{};
};

float centre_x(const Entry& entry) { return (entry.box.min_x + entry.box.max_x) / 2; }
float centre_y(const Entry& entry) { return (entry.box.min_y + entry.box.max_y) / 2; }

Entry to_entry(const IndexedBox& item) {
    return {item.row,
            {round_down(item.box.min_lon), round_up(item.box.max_lon), round_down(item.box.min_lat),
             round_up(item.box.max_lat)}};
}

FloatBox united(const Entry* first, const Entry* last) {
    FloatBox box = first->box;
    for (const Entry* entry = first + 1; entry != last; ++entry) {
        box.min_x = std::min(box.min_x, entry->box.min_x);
        box.max_x = std::max(box.max_x, entry->box.max_x);
        box.min_y = std::min(box.min_y, entry->box.min_y);
        box.max_y = std::max(box.max_y, entry->box.max_y);
    }
    return box;
}

void sort_into_tiles(std::vector<Entry>& entries, std::size_t capacity) {
    const auto by_x = [](const Entry& a, const Entry& b) { return centre_x(a) < centre_x(b); };
    const auto by_y = [](const Entry& a, const Entry& b) { return centre_y(a) < centre_y(b); };
    const std::size_t nodes = (entries.size() + capacity - 1) / capacity;
    const auto slices = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(nodes))));
    const std::size_t slice_size = (nodes + slices - 1) / slices * capacity;
    std::sort(entries.begin(), entries.end(), by_x);
    for (std::size_t at = 0; at < entries.size(); at += slice_size) {
        const std::size_t end = std::min(at + slice_size, entries.size());
        std::sort(entries.begin() + static_cast<std::ptrdiff_t>(at),
                  entries.begin() + static_cast<std::ptrdiff_t>(end), by_y);
    }
}

template <typename Integer>
void put_big_endian(std::string& node, Integer value) {
    for (int shift = static_cast<int>(sizeof(Integer)) * 8 - 8; shift >= 0; shift -= 8)
        node.push_back(static_cast<char>((value >> shift) & 0xff));
}

void put_cell(std::string& node, const Entry& entry) {
    put_big_endian(node, static_cast<std::uint64_t>(entry.id));
    for (const float bound : {entry.box.min_x, entry.box.max_x, entry.box.min_y, entry.box.max_y})
        put_big_endian(node, std::bit_cast<std::uint32_t>(bound));
}

std::string encode_node(std::uint16_t depth, const Entry* first, const Entry* last,
                        std::size_t node_bytes) {
    std::string node;
    node.reserve(node_bytes);
    put_big_endian(node, depth);
    put_big_endian(node, static_cast<std::uint16_t>(last - first));
    for (const Entry* entry = first; entry != last; ++entry) put_cell(node, *entry);
    node.resize(node_bytes, '\0');
    return node;
}

/// Writes one tree into the shadow tables of one rtree.
class TreeWriter {
  public:
    TreeWriter(Connection& connection, std::string index)
        : connection_(connection), index_(std::move(index)), node_bytes_(read_node_bytes()) {}

    void write(std::vector<Entry> entries) {
        clear();
        std::uint16_t depth = 0;
        while (entries.size() > capacity()) {
            entries = write_level(std::move(entries), depth == 0);
            ++depth;
        }
        // The root is always node 1, and the only one to know the depth.
        put_node(1,
                 encode_node(depth, entries.data(), entries.data() + entries.size(), node_bytes_));
        for (const Entry& entry : entries) remember(entry.id, 1, depth == 0);
        write_rows();
    }

  private:
    std::size_t capacity() const { return (node_bytes_ - header_bytes) / cell_bytes; }

    std::size_t read_node_bytes() {
        auto row = connection_.query(
            fmt::format("SELECT length(data) FROM \"{}_node\" WHERE nodeno = 1", index_));
        row.step();
        return static_cast<std::size_t>(row.integer(0));
    }

    void clear() {
        for (const char* part : {"node", "parent", "rowid"})
            connection_.execute(fmt::format("DELETE FROM \"{}_{}\"", index_, part));
    }

    std::vector<Entry> write_level(std::vector<Entry> entries, bool leaves) {
        sort_into_tiles(entries, capacity());
        std::vector<Entry> above;
        for (std::size_t at = 0; at < entries.size(); at += capacity()) {
            const Entry* first = entries.data() + at;
            const Entry* last = entries.data() + std::min(at + capacity(), entries.size());
            const std::int64_t node = next_node_++;
            put_node(node, encode_node(0, first, last, node_bytes_));
            for (const Entry* entry = first; entry != last; ++entry)
                remember(entry->id, node, leaves);
            above.push_back({node, united(first, last)});
        }
        return above;
    }

    void put_node(std::int64_t number, const std::string& data) {
        connection_
            .query(fmt::format("INSERT INTO \"{}_node\" (nodeno, data) VALUES (?1, ?2)", index_))
            .bind(number)
            .bind_blob(data)
            .run();
    }

    void remember(std::int64_t id, std::int64_t node, bool leaf) {
        if (leaf)
            rows_.emplace_back(id, node);
        else
            connection_
                .query(fmt::format("INSERT INTO \"{}_parent\" (nodeno, parentnode) VALUES (?1, ?2)",
                                   index_))
                .bind(id)
                .bind(node)
                .run();
    }

    void write_rows() {
        std::sort(rows_.begin(), rows_.end());  // ascending keys only append to the table
        auto insert = connection_.query(
            fmt::format("INSERT INTO \"{}_rowid\" (rowid, nodeno) VALUES (?1, ?2)", index_));
        for (const auto& [row, node] : rows_) insert.bind(row).bind(node).run();
    }

    Connection& connection_;
    std::string index_;
    std::size_t node_bytes_;
    std::int64_t next_node_ = 2;
    std::vector<std::pair<std::int64_t, std::int64_t>> rows_;
};

void insert_one_by_one(Connection& connection, const std::string& index,
                       const std::vector<IndexedBox>& boxes) {
    auto insert = connection.query(fmt::format(
        "INSERT OR REPLACE INTO \"{}\" (pkid, xmin, xmax, ymin, ymax) VALUES (?1, ?2, ?3, ?4, ?5)",
        index));
    for (const IndexedBox& item : boxes)
        insert.bind(item.row)
            .bind(item.box.min_lon)
            .bind(item.box.max_lon)
            .bind(item.box.min_lat)
            .bind(item.box.max_lat)
            .run();
}

std::vector<Entry> entries_already_there(Connection& connection, const std::string& index,
                                         const std::vector<IndexedBox>& replaced) {
    std::unordered_set<std::int64_t> skip;
    for (const IndexedBox& item : replaced) skip.insert(item.row);
    std::vector<Entry> entries;
    auto row =
        connection.query(fmt::format("SELECT pkid, xmin, xmax, ymin, ymax FROM \"{}\"", index));
    while (row.step())
        if (!skip.contains(row.integer(0)))
            entries.push_back({row.integer(0),
                               {static_cast<float>(row.real(1)), static_cast<float>(row.real(2)),
                                static_cast<float>(row.real(3)), static_cast<float>(row.real(4))}});
    return entries;
}

}  // namespace

void update_spatial_index(Connection& connection, std::string_view table, std::string_view column,
                          std::vector<IndexedBox> boxes) {
    const std::string index = fmt::format("idx_{}_{}", table, column);
    if (boxes.size() < rows_worth_a_new_tree) return insert_one_by_one(connection, index, boxes);
    std::vector<Entry> entries = entries_already_there(connection, index, boxes);
    for (const IndexedBox& item : boxes) entries.push_back(to_entry(item));
    TreeWriter{connection, index}.write(std::move(entries));
}

}  // namespace geo::storage

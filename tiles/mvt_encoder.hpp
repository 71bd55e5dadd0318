// SPDX-License-Identifier: Apache-2.0
// Writes Mapbox Vector Tiles 2.1. The same input gives the same bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tiles/tile_geometry.hpp"

namespace tiles {

using PropertyValue = std::variant<std::string_view, std::int64_t, double, bool>;

struct Property {
    std::string_view key;
    PropertyValue value;
};

/// Distinct byte strings, numbered in the order in which they first come.
class Dictionary {
  public:
    std::uint32_t index_of(std::string_view bytes);
    std::size_t size() const noexcept { return entries_.size(); }
    std::string_view operator[](std::size_t index) const noexcept {
        return std::string_view(bytes_).substr(entries_[index].offset, entries_[index].size);
    }
    std::size_t byte_size() const noexcept { return bytes_.size(); }

  private:
    struct Entry {
        std::size_t hash;
        std::uint32_t offset;
        std::uint32_t size;
    };
    void grow();

    std::string bytes_;
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> slots_;  ///< open addressing: entry number + 1, 0 where free
};

/// One layer. A feature whose geometry is empty is not written.
class LayerEncoder {
  public:
    explicit LayerEncoder(std::string name) : name_(std::move(name)) {}

    void add(std::optional<std::uint64_t> id, const TileGeometry& geometry,
             std::span<const Property> properties);

    std::size_t feature_count() const noexcept { return feature_count_; }
    /// About what the layer takes in the tile.
    std::size_t byte_size() const noexcept { return features_.size() + values_.byte_size(); }

    /// Appends the layer to a tile; a layer without features adds nothing (MVT 2.1, 4.1).
    void write_to(std::string& tile) const;

  private:
    void encode_value(const PropertyValue& value);

    std::string name_;
    std::string features_;
    std::size_t feature_count_ = 0;
    Dictionary keys_;
    Dictionary values_;  ///< encoded Value messages
    std::string value_bytes_;
    std::vector<std::uint32_t> tags_;
};

}  // namespace tiles

// SPDX-License-Identifier: Apache-2.0
#include "tiles/mvt_encoder.hpp"

#include <algorithm>
#include <functional>
#include <protozero/pbf_writer.hpp>

namespace tiles {
namespace {

// Field numbers of vector_tile.proto, MVT 2.1 appendix A.
namespace field {
constexpr protozero::pbf_tag_type tile_layers = 3;
constexpr protozero::pbf_tag_type layer_name = 1;
constexpr protozero::pbf_tag_type layer_features = 2;
constexpr protozero::pbf_tag_type layer_keys = 3;
constexpr protozero::pbf_tag_type layer_values = 4;
constexpr protozero::pbf_tag_type layer_extent = 5;
constexpr protozero::pbf_tag_type layer_version = 15;
constexpr protozero::pbf_tag_type feature_id = 1;
constexpr protozero::pbf_tag_type feature_tags = 2;
constexpr protozero::pbf_tag_type feature_type = 3;
constexpr protozero::pbf_tag_type feature_geometry = 4;
constexpr protozero::pbf_tag_type value_string = 1;
constexpr protozero::pbf_tag_type value_double = 3;
constexpr protozero::pbf_tag_type value_int = 4;
constexpr protozero::pbf_tag_type value_bool = 7;
}  // namespace field

constexpr std::size_t fewest_slots = 64;

struct ValueWriter {
    protozero::pbf_writer& out;
    void operator()(std::string_view text) const {
        out.add_string(field::value_string, text.data(), text.size());
    }
    void operator()(std::int64_t number) const { out.add_int64(field::value_int, number); }
    void operator()(double number) const { out.add_double(field::value_double, number); }
    void operator()(bool flag) const { out.add_bool(field::value_bool, flag); }
};

}  // namespace

std::uint32_t Dictionary::index_of(std::string_view bytes) {
    if (slots_.size() < 2 * (entries_.size() + 1)) grow();
    const std::size_t hash = std::hash<std::string_view>{}(bytes);
    std::size_t slot = hash & (slots_.size() - 1);
    while (slots_[slot] != 0) {
        const std::uint32_t index = slots_[slot] - 1;
        if (entries_[index].hash == hash && (*this)[index] == bytes) return index;
        slot = (slot + 1) & (slots_.size() - 1);
    }
    const auto index = static_cast<std::uint32_t>(entries_.size());
    slots_[slot] = index + 1;
    entries_.push_back({hash, static_cast<std::uint32_t>(bytes_.size()),
                        static_cast<std::uint32_t>(bytes.size())});
    bytes_.append(bytes);
    return index;
}

void Dictionary::grow() {
    slots_.assign(std::max(fewest_slots, slots_.size() * 2), 0);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        std::size_t slot = entries_[i].hash & (slots_.size() - 1);
        while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
        slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

void LayerEncoder::encode_value(const PropertyValue& value) {
    value_bytes_.clear();
    protozero::pbf_writer out(value_bytes_);
    std::visit(ValueWriter{out}, value);
}

void LayerEncoder::add(std::optional<std::uint64_t> id, const TileGeometry& geometry,
                       std::span<const Property> properties) {
    if (geometry.commands.empty()) return;
    tags_.clear();
    for (const Property& property : properties) {
        encode_value(property.value);
        tags_.push_back(keys_.index_of(property.key));
        tags_.push_back(values_.index_of(value_bytes_));
    }
    protozero::pbf_writer layer(features_);
    protozero::pbf_writer feature(layer, field::layer_features);
    if (id) feature.add_uint64(field::feature_id, *id);
    feature.add_packed_uint32(field::feature_tags, tags_.begin(), tags_.end());
    feature.add_enum(field::feature_type, static_cast<std::int32_t>(geometry.type));
    feature.add_packed_uint32(field::feature_geometry, geometry.commands.begin(),
                              geometry.commands.end());
    ++feature_count_;
}

void LayerEncoder::write_to(std::string& tile) const {
    if (feature_count_ == 0) return;
    protozero::pbf_writer out(tile);
    protozero::pbf_writer layer(out, field::tile_layers);
    layer.add_string(field::layer_name, name_);
    tile.append(features_);  // already framed, each as field 2 of the layer
    for (std::size_t i = 0; i < keys_.size(); ++i)
        layer.add_string(field::layer_keys, keys_[i].data(), keys_[i].size());
    for (std::size_t i = 0; i < values_.size(); ++i)
        layer.add_message(field::layer_values, values_[i].data(), values_[i].size());
    layer.add_uint32(field::layer_extent, extent);
    layer.add_uint32(field::layer_version, 2);
}

}  // namespace tiles

// SPDX-License-Identifier: Apache-2.0
// A strict reader of vector tiles for tests: it throws std::runtime_error on anything that MVT 2.1
// forbids and that a reader of one tile can see.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <protozero/pbf_message.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace mvt {

enum class TileField : protozero::pbf_tag_type { layers = 3 };
enum class LayerField : protozero::pbf_tag_type {
    name = 1,
    features = 2,
    keys = 3,
    values = 4,
    extent = 5,
    version = 15,
};
enum class FeatureField : protozero::pbf_tag_type { id = 1, tags = 2, type = 3, geometry = 4 };

using Value = std::variant<std::string, double, std::int64_t, std::uint64_t, bool>;

struct Point {
    std::int64_t x = 0;
    std::int64_t y = 0;
    bool operator==(const Point&) const = default;
};

struct Feature {
    std::optional<std::uint64_t> id;
    int type = 0;  ///< 1 point, 2 line, 3 polygon
    std::map<std::string, Value> properties;
    std::vector<std::vector<Point>> parts;  ///< one for all points; rings without closing point

    const std::string& text(const std::string& key) const {
        return std::get<std::string>(properties.at(key));
    }
};

struct Layer {
    std::string name;
    std::uint32_t version = 0;
    std::uint32_t extent = 4096;
    std::vector<Feature> features;
};

struct Tile {
    std::vector<Layer> layers;

    const Layer* find(const std::string& name) const {
        for (const Layer& layer : layers)
            if (layer.name == name) return &layer;
        return nullptr;
    }
};

inline void require(bool holds, const char* rule) {
    if (!holds) throw std::runtime_error(rule);
}

inline std::int64_t doubled_area(const std::vector<Point>& ring) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i], b = ring[(i + 1) % ring.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum;
}

/// Section 4.3 of the specification.
class GeometryReader {
  public:
    GeometryReader(const std::vector<std::uint32_t>& commands, int type)
        : commands_(commands), type_(type) {}

    std::vector<std::vector<Point>> read() {
        require(!commands_.empty(), "a feature has a geometry");
        if (type_ == 1)
            read_points();
        else
            while (at_ < commands_.size()) read_part();
        return std::move(parts_);
    }

  private:
    std::uint32_t command(std::uint32_t id) {
        require(at_ < commands_.size(), "a command is missing");
        const std::uint32_t word = commands_[at_++];
        require((word & 7U) == id, "another command is due");
        return word >> 3;
    }
    Point move() {
        require(at_ + 2 <= commands_.size(), "a command lacks parameters");
        cursor_.x += protozero::decode_zigzag32(commands_[at_++]);
        cursor_.y += protozero::decode_zigzag32(commands_[at_++]);
        return cursor_;
    }
    void read_points() {
        const std::uint32_t count = command(1);
        require(count > 0 && count <= (commands_.size() - at_) / 2, "points are missing");
        parts_.emplace_back();
        for (std::uint32_t i = 0; i < count; ++i) parts_.back().push_back(move());
        require(at_ == commands_.size(), "nothing follows the points");
    }
    void read_part() {
        require(command(1) == 1, "a part starts at one point");
        std::vector<Point> part{move()};
        const std::uint32_t count = command(2);
        require(count >= (type_ == 3 ? 2U : 1U), "a part has too few points");
        require(count <= (commands_.size() - at_) / 2, "points are missing");
        for (std::uint32_t i = 0; i < count; ++i) {
            part.push_back(move());
            require(part.back() != part[part.size() - 2], "no segment has length zero");
        }
        if (type_ == 3) require(command(7) == 1, "a ring is closed once");
        parts_.push_back(std::move(part));
    }

    const std::vector<std::uint32_t>& commands_;
    int type_;
    std::size_t at_ = 0;
    Point cursor_;
    std::vector<std::vector<Point>> parts_;
};

inline Value read_value(protozero::data_view data) {
    protozero::pbf_reader reader(data);
    require(reader.next(), "a value has a value");
    Value value;
    const auto type = [&](protozero::pbf_wire_type expected) {
        require(reader.wire_type() == expected, "a value has the type it says");
    };
    switch (reader.tag()) {
        case 1:
            type(protozero::pbf_wire_type::length_delimited);
            value = reader.get_string();
            break;
        case 2:
            type(protozero::pbf_wire_type::fixed32);
            value = double{reader.get_float()};
            break;
        case 3:
            type(protozero::pbf_wire_type::fixed64);
            value = reader.get_double();
            break;
        case 4:
            type(protozero::pbf_wire_type::varint);
            value = reader.get_int64();
            break;
        case 5:
            type(protozero::pbf_wire_type::varint);
            value = reader.get_uint64();
            break;
        case 6:
            type(protozero::pbf_wire_type::varint);
            value = reader.get_sint64();
            break;
        case 7:
            type(protozero::pbf_wire_type::varint);
            value = reader.get_bool();
            break;
        default:
            throw std::runtime_error("a value is of a known type");
    }
    require(!reader.next(), "a value is one value");
    return value;
}

class FeatureReader {
  public:
    FeatureReader(const std::vector<std::string>& keys, const std::vector<Value>& values)
        : keys_(keys), values_(values) {}

    Feature read(protozero::data_view data) {
        protozero::pbf_message<FeatureField> message(data);
        while (message.next()) read_field(message);
        require(feature_.type >= 1 && feature_.type <= 3, "a feature has a geometry type");
        read_tags();
        feature_.parts = GeometryReader(commands_, feature_.type).read();
        return std::move(feature_);
    }

  private:
    void read_field(protozero::pbf_message<FeatureField>& message) {
        switch (message.tag()) {
            case FeatureField::id:
                feature_.id = message.get_uint64();
                return;
            case FeatureField::tags:
                for (const auto tag : message.get_packed_uint32()) tags_.push_back(tag);
                return;
            case FeatureField::type:
                feature_.type = message.get_enum();
                return;
            case FeatureField::geometry:
                require(commands_.empty(), "a feature has one geometry");
                for (const auto word : message.get_packed_uint32()) commands_.push_back(word);
                return;
        }
        throw std::runtime_error("a feature has no unknown fields");
    }
    void read_tags() {
        require(tags_.size() % 2 == 0, "tags come in pairs");
        for (std::size_t i = 0; i < tags_.size(); i += 2) {
            require(tags_[i] < keys_.size() && tags_[i + 1] < values_.size(), "a tag points in");
            const bool is_new =
                feature_.properties.emplace(keys_[tags_[i]], values_[tags_[i + 1]]).second;
            require(is_new, "a key occurs once in a feature");
        }
    }

    const std::vector<std::string>& keys_;
    const std::vector<Value>& values_;
    std::vector<std::uint32_t> tags_;
    std::vector<std::uint32_t> commands_;
    Feature feature_;
};

inline Layer read_layer(protozero::data_view data) {
    Layer layer;
    std::optional<std::string> name;
    std::vector<protozero::data_view> features;
    std::vector<std::string> keys;
    std::vector<Value> values;
    protozero::pbf_message<LayerField> message(data);
    const auto text = [&] {
        require(message.wire_type() == protozero::pbf_wire_type::length_delimited, "text is text");
        return message.get_string();
    };
    const auto number = [&] {
        require(message.wire_type() == protozero::pbf_wire_type::varint, "a number is a number");
        return message.get_uint32();
    };
    while (message.next()) switch (message.tag()) {
            case LayerField::name:
                name = text();
                break;
            case LayerField::features:
                features.push_back(message.get_view());
                break;
            case LayerField::keys:
                keys.push_back(text());
                break;
            case LayerField::values:
                values.push_back(read_value(message.get_view()));
                break;
            case LayerField::extent:
                layer.extent = number();
                break;
            case LayerField::version:
                layer.version = number();
                break;
            default:
                message.skip();
        }
    require(name.has_value() && !name->empty(), "a layer has a name");
    require(layer.version == 1 || layer.version == 2, "a layer has a known version");
    layer.name = *name;
    for (const auto& feature : features)
        layer.features.push_back(FeatureReader(keys, values).read(feature));
    return layer;
}

/// \throws std::exception where the bytes are not a vector tile
inline Tile decode(const std::string& bytes) {
    Tile tile;
    std::set<std::string> names;
    protozero::pbf_message<TileField> message(bytes);
    while (message.next(TileField::layers, protozero::pbf_wire_type::length_delimited)) {
        tile.layers.push_back(read_layer(message.get_view()));
        require(names.insert(tile.layers.back().name).second, "layer names are distinct");
    }
    return tile;
}

}  // namespace mvt

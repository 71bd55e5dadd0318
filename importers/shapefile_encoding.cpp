// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "importers/source.hpp"

namespace importers {

namespace {

std::string declared_encoding(OGRLayer& layer) {
    for (const char* item : {"ENCODING_FROM_CPG", "ENCODING_FROM_LDID"})
        if (const char* value = layer.GetMetadataItem(item, "SHAPEFILE"); value != nullptr)
            if (*value != '\0') return geo::text::canonical_encoding(value);
    return {};
}

bool field_decodes(const geo::text::Decoder& decoder, const OGRFieldDefn& field,
                   std::string_view bytes) {
    if (decoder.decode(bytes)) return true;
    return static_cast<int>(bytes.size()) + 4 > field.GetWidth() && decoder.decode_cut_off(bytes);
}

bool feature_decodes(const geo::text::Decoder& decoder, const OGRFeature& feature) {
    for (int i = 0; i < feature.GetFieldCount(); ++i)
        if (feature.GetFieldDefnRef(i)->GetType() == OFTString && feature.IsFieldSetAndNotNull(i))
            if (!field_decodes(decoder, *feature.GetFieldDefnRef(i), feature.GetFieldAsString(i)))
                return false;
    return true;
}

bool names_decode(const geo::text::Decoder& decoder, OGRLayer& layer) {
    for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i)
        if (!decoder.decode(layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef())) return false;
    return true;
}

// The table alone is read, without its shapes: a fraction of the import.
bool all_decode(const geo::text::Decoder& decoder, OGRLayer& layer) {
    if (!names_decode(decoder, layer)) return false;
    const char* shapes[] = {"OGR_GEOMETRY", nullptr};
    layer.SetIgnoredFields(shapes);
    layer.ResetReading();
    bool all = true;
    while (const OGRFeatureUniquePtr feature{all ? layer.GetNextFeature() : nullptr})
        all = feature_decodes(decoder, *feature);
    layer.SetIgnoredFields(nullptr);
    layer.ResetReading();
    return all;
}

}  // namespace

geo::text::Decoder find_shapefile_encoding(OGRLayer& layer, const std::string& wanted,
                                           std::vector<geo::BilingualText>& notes) {
    if (!wanted.empty()) return geo::text::Decoder(wanted);
    const std::string declared = declared_encoding(layer);
    for (const std::string& candidate : {declared, std::string("UTF-8"), std::string("GB18030")}) {
        if (candidate.empty()) continue;
        geo::text::Decoder decoder(candidate);
        if (!all_decode(decoder, layer)) continue;
        if (!declared.empty() && candidate != declared)
            notes.push_back(
                {"文件声明编码 " + declared + "，实际是 " + candidate + "，已按后者读取。",
                 "The file declares the encoding " + declared + " but is " + candidate +
                     ", and was read as that."});
        return decoder;
    }
    // No encoding fits every text: those that do not fit are rejected row by row.
    return geo::text::Decoder(declared.empty() ? "GB18030" : declared);
}

}  // namespace importers

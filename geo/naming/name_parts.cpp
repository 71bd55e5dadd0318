// SPDX-License-Identifier: Apache-2.0
#include "geo/naming/name_parts.hpp"

#include <algorithm>
#include <utility>

#include "geo/base/text.hpp"

namespace geo::naming {
namespace {

bool ends_with(std::string_view text, std::string_view suffix) noexcept {
    return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

}  // namespace

GenericNames::GenericNames(std::vector<GenericName> names) : names_(std::move(names)) {
    std::stable_sort(names_.begin(), names_.end(), [](const auto& left, const auto& right) {
        return left.text.size() > right.text.size();
    });
}

/// A generic name of several characters off the list needs two before it: 东青公路 is a 公路,
/// 太公路 is a 路.
bool GenericNames::closes(std::string_view name, const GenericName& generic) noexcept {
    if (!ends_with(name, generic.text)) return false;
    const std::size_t length = text::length(generic.text);
    return generic.is_listed || text::length(name) >= length + std::min<std::size_t>(length, 2);
}

const GenericName* GenericNames::find_suffix(std::string_view name) const noexcept {
    const auto found = std::find_if(names_.begin(), names_.end(),
                                    [&](const auto& generic) { return closes(name, generic); });
    return found == names_.end() ? nullptr : &*found;
}

const GenericName* GenericNames::find(std::string_view generic) const noexcept {
    const auto found = std::find_if(names_.begin(), names_.end(),
                                    [&](const auto& name) { return name.text == generic; });
    return found == names_.end() ? nullptr : &*found;
}

bool GenericNames::is_listed(std::string_view generic) const noexcept {
    const GenericName* found = find(generic);
    return found != nullptr && found->is_listed;
}

std::string GenericNames::listing() const {
    std::string out;
    for (const GenericName& name : names_) {
        if (!name.is_listed) continue;
        if (!out.empty()) out += "、";
        out += name.text;
    }
    return out;
}

NameParts split_name(std::string_view full, const GenericNames& generic_names) {
    const GenericName* generic = generic_names.find_suffix(full);
    if (generic == nullptr) return {std::string(full), std::string(full), ""};
    return split_name_at(full, generic->text);
}

NameParts split_name_at(std::string_view full, std::string_view generic) {
    const bool fits = ends_with(full, generic);
    const auto specific = fits ? full.substr(0, full.size() - generic.size()) : full;
    return {std::string(full), std::string(specific), std::string(generic)};
}

}  // namespace geo::naming

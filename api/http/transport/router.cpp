// SPDX-License-Identifier: Apache-2.0
#include "api/http/transport/router.hpp"

#include <algorithm>
#include <stdexcept>

namespace api::http {
namespace {

std::vector<SegmentPattern> patterns_of(std::string_view path) {
    if (path.empty() || path.front() != '/') {
        throw std::invalid_argument("a route's path begins with '/'");
    }
    std::vector<SegmentPattern> patterns;
    path.remove_prefix(1);
    while (true) {
        const auto end = path.find('/');
        patterns.emplace_back(path.substr(0, end));
        if (end == std::string_view::npos) {
            return patterns;
        }
        path.remove_prefix(end + 1);
    }
}

}  // namespace

SegmentPattern::SegmentPattern(std::string_view text) : text_(text) {
    if (text.empty()) {
        pieces_.push_back({false, ""});
    }
    while (!text.empty()) {
        const bool is_parameter = text.front() == '{';
        const auto end = is_parameter ? text.find('}') : std::min(text.find('{'), text.size());
        if (end == std::string_view::npos) {
            throw std::invalid_argument("a brace stays open in the route segment " + text_);
        }
        pieces_.push_back({is_parameter, std::string{text.substr(is_parameter ? 1 : 0,
                                                                 is_parameter ? end - 1 : end)}});
        text.remove_prefix(is_parameter ? end + 1 : end);
        if (is_parameter && !text.empty() && text.front() == '{') {
            throw std::invalid_argument("two parameters touch in the route segment " + text_);
        }
    }
}

std::size_t SegmentPattern::literal_size() const noexcept {
    std::size_t size = 0;
    for (const auto& piece : pieces_) {
        size += piece.is_parameter ? 0 : piece.text.size();
    }
    return size;
}

bool SegmentPattern::match(std::string_view segment,
                           std::vector<Request::Field>& parameters) const {
    const auto before = parameters.size();
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        const auto& piece = pieces_[i];
        auto taken = piece.text.size();
        bool fits = segment.substr(0, taken) == piece.text;
        if (piece.is_parameter) {
            // A parameter ends where the next literal first stands, or with the segment.
            taken = i + 1 < pieces_.size() ? segment.find(pieces_[i + 1].text, 1) : segment.size();
            fits = taken != std::string_view::npos && taken > 0;
        }
        if (!fits) {
            parameters.resize(before);
            return false;
        }
        if (piece.is_parameter) {
            parameters.push_back({piece.text, segment.substr(0, taken)});
        }
        segment.remove_prefix(taken);
    }
    if (!segment.empty()) {
        parameters.resize(before);
    }
    return segment.empty();
}

const Route* Router::Resource::find(Method method) const noexcept {
    const auto wanted = method == Method::head ? Method::get : method;
    return routes_[static_cast<std::size_t>(wanted)];
}

void Router::Resource::add(const Route& route) {
    auto& place = routes_[static_cast<std::size_t>(route.method)];
    if (place != nullptr) {
        throw std::invalid_argument("two routes for one method at " + route.path);
    }
    place = &route;
    allow_.clear();
    for (std::size_t i = 0; i < method_names.size(); ++i) {
        if (find(static_cast<Method>(i)) != nullptr) {
            allow_.append(method_names[i]).append(", ");
        }
    }
    allow_ += "OPTIONS";
}

Router::Node& Router::Node::child(const SegmentPattern& pattern) {
    if (pattern.is_literal()) {
        auto& place = literals[pattern.text()];
        place = place ? std::move(place) : std::make_unique<Node>();
        return *place;
    }
    for (auto& [known, node] : patterns) {
        if (known.text() == pattern.text()) {
            return *node;
        }
    }
    // The more a pattern fixes, the earlier it is tried: "{y}.mvt" before "{y}".
    const auto place = std::find_if(patterns.begin(), patterns.end(), [&](const auto& entry) {
        return entry.first.literal_size() < pattern.literal_size();
    });
    return *patterns.emplace(place, pattern, std::make_unique<Node>())->second;
}

void Router::add(Route route) {
    auto* node = &root_;
    for (const auto& pattern : patterns_of(route.path)) {
        node = &node->child(pattern);
    }
    if (!node->resource) {
        node->resource = std::make_unique<Resource>();
    }
    auto kept = std::make_unique<const Route>(std::move(route));
    node->resource->add(*kept);
    routes_->push_back(std::move(kept));
}

const Router::Resource* Router::find_below(const Node& node,
                                           const std::vector<std::string_view>& segments,
                                           std::size_t depth,
                                           std::vector<Request::Field>& parameters) {
    if (depth == segments.size()) {
        return node.resource.get();
    }
    if (const auto next = node.literals.find(segments[depth]); next != node.literals.end()) {
        if (const auto* found = find_below(*next->second, segments, depth + 1, parameters)) {
            return found;
        }
    }
    for (const auto& [pattern, next] : node.patterns) {
        const auto before = parameters.size();
        if (pattern.match(segments[depth], parameters)) {
            if (const auto* found = find_below(*next, segments, depth + 1, parameters)) {
                return found;
            }
            parameters.resize(before);
        }
    }
    return nullptr;
}

const Router::Resource* Router::find(const std::vector<std::string_view>& segments,
                                     std::vector<Request::Field>& parameters) const {
    return find_below(root_, segments, 0, parameters);
}

PathProblem split_path(std::string_view path, DecodingArena& arena,
                       std::vector<std::string_view>& segments) {
    segments.clear();
    path.remove_prefix(path.empty() ? 0 : 1);
    while (true) {
        const auto end = path.find('/');
        const auto segment = arena.decode(path.substr(0, end), PlusSign::literal);
        if (!segment) {
            return PathProblem::bad_encoding;
        }
        segments.push_back(*segment);
        if (end == std::string_view::npos) {
            return PathProblem::none;
        }
        if (segments.size() == Router::most_segments) {
            return PathProblem::too_deep;
        }
        path.remove_prefix(end + 1);
    }
}

}  // namespace api::http

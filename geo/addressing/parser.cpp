// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/parser.hpp"

#include "geo/addressing/best_path.hpp"
#include "geo/addressing/context.hpp"
#include "geo/addressing/utf8_step.hpp"

namespace geo::addressing {
namespace {

/// The memory that one thread reads with, used again from text to text.
struct Desk {
    Evidence evidence;
    std::vector<Segment> path;
};

Part part_of(const ScannedText& text, const Segment& segment) {
    const std::size_t begin = text.byte(segment.begin), end = text.byte(segment.end);
    return {segment.kind, text.original().substr(begin, end - begin), begin, segment.begin,
            static_cast<std::size_t>(segment.end - segment.begin)};
}

std::size_t count_characters(std::string_view text) noexcept {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) at += decode_at(text, at).bytes;
    return count;
}

ParsedAddress parse_behind(const Lexicon& lexicon, std::string_view text, Slot before) {
    thread_local Desk desk;
    const ScannedText scanned(lexicon, text);
    gather(lexicon, scanned, desk.evidence);
    find_best_path(lexicon, scanned, desk.evidence, before, desk.path);
    settle(scanned, desk.path);
    ParsedAddress parts;
    parts.reserve(desk.path.size() + 1);
    for (const Segment& each : desk.path) parts.push_back(part_of(scanned, each));
    const std::size_t read = scanned.byte(scanned.size());
    if (read < text.size())
        parts.push_back({PartKind::unread, text.substr(read), read, scanned.size(),
                         count_characters(text.substr(read))});
    return parts;
}

}  // namespace

ParsedAddress parse(const Lexicon& lexicon, std::string_view text) {
    return parse_behind(lexicon, text, Slot::start);
}

ParsedAddress parse_tail(const Lexicon& lexicon, std::string_view text) {
    return parse_behind(lexicon, text, Slot::door);
}

}  // namespace geo::addressing

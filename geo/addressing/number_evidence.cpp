// SPDX-License-Identifier: Apache-2.0
#include "geo/addressing/number_evidence.hpp"

#include "geo/addressing/number_reading.hpp"

namespace geo::addressing {
namespace {

class NumberGathering {
  public:
    NumberGathering(const Lexicon& lexicon, const ScannedText& text, std::size_t at, Evidence& out)
        : lexicon_(lexicon), text_(text), at_(at), out_(out) {}

    bool run() {
        const NumberToken single = single_number(text_, at_);
        if (single.end == at_) return false;
        bool told = take_words(single);
        const NumberToken joined = joined_number(text_, at_);
        if (joined.is_compound) told = take_words(joined) || told;
        if (!single.is_numeral) {
            told = take_call_number(single) || told;
            take_alone(single);
            if (joined.is_compound && !joined.is_numeral) take_alone(joined);
        }
        return told;
    }

  private:
    /// The words behind the number, each meaning once, the longest word first in weight.
    bool take_words(const NumberToken& token) {
        bool told = false;
        if (token.end >= text_.size()) return false;
        WordTrie::Node node = lexicon_.trie().start(text_[token.end]);
        for (std::size_t end = token.end + 1; node != WordTrie::none; ++end) {
            const std::uint32_t value = lexicon_.trie().value(node);
            if (value != WordTrie::none)
                for (const WordMeaning& each : lexicon_.meanings(value).words)
                    told = take(token, end, each) || told;
            if (end >= text_.size()) break;
            node = lexicon_.trie().step(node, text_[end]);
        }
        return told;
    }

    bool take(const NumberToken& token, std::size_t end, const WordMeaning& meaning) {
        const int weight = meaning.weight + static_cast<int>(end - token.end);
        switch (meaning.word) {
            case WordClass::building_number:
                return add(end, Slot::house, PartKind::building_number, weight);
            case WordClass::unit:
                return add(end, Slot::unit, PartKind::unit, weight);
            case WordClass::floor:
                return add(end, Slot::floor, PartKind::floor, weight);
            case WordClass::room:
                return add(end, Slot::room, PartKind::room, weight);
            case WordClass::door_number:
                return take_door(token, end, weight);
            case WordClass::lane_number:
                return add(end, Slot::lane, PartKind::door_number, weight);
            case WordClass::area_number:
                add(end, Slot::area, PartKind::area, weight);
                return false;
            case WordClass::group_number:
                return add(end, Slot::group, PartKind::village_group, weight);
            case WordClass::street_number:
                add(end, Slot::street, PartKind::street, weight);
                return false;
            case WordClass::yard_number:
                return add(end, Slot::door, PartKind::door_number, weight);
            case WordClass::metre:
                return add(end, Slot::relative, PartKind::relative, weight);
            case WordClass::mailbox:
                return add(end, Slot::mailbox, PartKind::mailbox, weight);
            case WordClass::sub_mailbox:
                return add(end, Slot::mailbox, PartKind::sub_mailbox, weight);
            default:
                return false;
        }
    }

    /// 12号 is a door, a house or a room by what stands before it; 12号附1号 is one number.
    bool take_door(const NumberToken& token, std::size_t end, int weight) {
        end = with_sub_number(end);
        add(end, Slot::door, PartKind::door_number, weight + (token.is_range ? 6 : 0));
        if (token.is_range) return true;
        add(end, Slot::house, PartKind::building_number, weight - (token.is_compound ? 8 : 3));
        add(end, Slot::room, PartKind::room, weight - (token.is_compound ? 8 : 2));
        add(end, Slot::unit, PartKind::unit, weight - (token.is_compound ? 12 : 5));
        return true;
    }

    std::size_t with_sub_number(std::size_t end) const noexcept {
        if (end + 1 >= text_.size() || (text_[end] != U'附' && text_[end] != U'之')) return end;
        const NumberToken sub = single_number(text_, end + 1);
        if (sub.end == end + 1) return end;
        const bool has_word = sub.end < text_.size() && text_[sub.end] == U'号';
        return sub.end + (has_word ? 1U : 0U);
    }

    /// Eleven digits are a mobile telephone, six a postal code; neither says where.
    bool take_call_number(const NumberToken& token) {
        if (token.end - at_ != token.digits) return false;
        if (token.digits == 11 && text_[at_] == U'1')
            return add(token.end, Slot::skipped, PartKind::phone, 14);
        if (token.digits == 6) return add(token.end, Slot::skipped, PartKind::postcode, 10);
        return false;
    }

    /// What a number without a word may be; the path decides by what stands before.
    void take_alone(const NumberToken& token) {
        // 12号 is no 12 with a 号 behind it
        const int cut = token.end < text_.size() && text_[token.end] == U'号' ? -14 : 0;
        const bool is_joined_on = token.end < text_.size() && joins_numbers(text_[token.end]);
        const bool joins_back = at_ > 0 && joins_numbers(text_[at_ - 1]);
        if (token.is_compound) {
            add(token.end, Slot::door, PartKind::door_number, cut + (token.is_range ? 8 : 0));
            add(token.end, Slot::room, PartKind::room, cut);
            return;
        }
        if (token.is_latin) {
            add(token.end, Slot::house, PartKind::building_number, cut + (is_joined_on ? 6 : -2));
            return;
        }
        const bool is_long = token.digits >= 3;
        const bool begins_with_digit = text_.class_at(at_) == CharacterClass::digit;
        if (!joins_back && begins_with_digit)
            add(token.end, Slot::door, PartKind::door_number, cut + 5);
        add(token.end, Slot::house, PartKind::building_number,
            cut + (is_long ? 0 : 3) + (is_joined_on ? 6 : -3));
        add(token.end, Slot::unit, PartKind::unit,
            cut + (is_long ? -9 : 2) + (is_joined_on && joins_back ? 6 : -4));
        add(token.end, Slot::room, PartKind::room,
            cut + (is_long ? 6 : 0) + (is_joined_on ? -6 : 3));
    }

    bool add(std::size_t end, Slot slot, PartKind kind, int weight) {
        Candidate candidate{};
        candidate.begin = static_cast<std::uint16_t>(at_);
        candidate.end = static_cast<std::uint16_t>(end);
        candidate.slot = slot;
        candidate.kind = kind;
        candidate.weight = static_cast<std::int16_t>(weight);
        out_.candidates.push_back(candidate);
        return true;
    }

    const Lexicon& lexicon_;
    const ScannedText& text_;
    std::size_t at_;
    Evidence& out_;
};

}  // namespace

bool gather_numbers(const Lexicon& lexicon, const ScannedText& text, std::size_t at,
                    Evidence& evidence) {
    return NumberGathering(lexicon, text, at, evidence).run();
}

std::size_t distance_end(const Lexicon& lexicon, const ScannedText& text, std::size_t at) {
    std::size_t begin = at;
    if (begin < text.size() && text[begin] == U'约') ++begin;
    std::size_t end = begin;
    while (text.class_at(end) == CharacterClass::digit ||
           text.class_at(end) == CharacterClass::numeral ||
           (end > begin && end < text.size() && text[end] == U'.'))
        ++end;
    if (end == begin || end >= text.size()) return at;
    std::size_t behind = at;
    WordTrie::Node node = lexicon.trie().start(text[end]);
    while (node != WordTrie::none) {
        const std::uint32_t value = lexicon.trie().value(node);
        ++end;
        if (value != WordTrie::none)
            for (const WordMeaning& each : lexicon.meanings(value).words)
                if (each.word == WordClass::metre) behind = end;
        if (end >= text.size()) break;
        node = lexicon.trie().step(node, text[end]);
    }
    return behind;
}

}  // namespace geo::addressing

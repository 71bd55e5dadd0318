// SPDX-License-Identifier: Apache-2.0
// Finds a name by a wrong spelling of it without comparing it with every name: two spellings that
// lie a slip apart have a key in common.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace geo::search {

/// The names' keys, each a hash of 32 bits: of the name, of the name less one character, of its
/// stem in any order, and of the sounds of its stem. Names that share a key need not be alike: the
/// finder compares them.
class SlipKeys {
  public:
    using Name = std::uint32_t;

    SlipKeys() = default;
    /// \param names by their number.
    explicit SlipKeys(std::span<const std::u32string_view> names);

    /// Visits the names that may have been meant, one perhaps more than once.
    template <typename Visit>
    void for_each(std::u32string_view written, Visit visit) const {
        Keys keys;
        keys_of(written, true, keys);
        for (std::size_t i = 0; i < keys.count; ++i)
            for (const Entry& entry : bucket(keys.items[i]))
                if (entry.key == keys.items[i]) visit(entry.name);
    }

    std::size_t memory_bytes() const noexcept;

  private:
    struct Entry {
        std::uint32_t key = 0;
        Name name = 0;
    };
    static constexpr std::size_t longest = 10;  ///< of a name whose characters are left out
    static constexpr std::size_t most_readings = 4;
    struct Keys {
        std::uint32_t items[longest + 2 + most_readings];
        std::size_t count = 0;
        void add(std::uint32_t key) noexcept;
    };
    static void keys_of(std::u32string_view name, bool is_question, Keys& keys);
    static void add_sounds(std::u32string_view stem, Keys& keys);
    std::span<const Entry> bucket(std::uint32_t key) const noexcept;

    std::vector<Entry> entries_;  ///< by bucket
    std::vector<std::uint32_t> first_{0, 0};
    unsigned shift_ = 31;
};

}  // namespace geo::search

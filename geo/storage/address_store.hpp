// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "geo/model/address.hpp"
#include "geo/storage/connection.hpp"

namespace geo::storage {

class AddressStore {
  public:
    explicit AddressStore(Connection& connection) : connection_(connection) {}

    std::optional<Address> find_by_source(std::string_view source, std::string_view source_id);
    std::optional<Address> find(AddressId id);
    std::vector<Address> of_road(RoadId road);
    /// Those whose last change is later, in the order of changes, until visit returns false.
    void for_each_change_after(std::int64_t change,
                               const std::function<bool(const Address&)>& visit);
    void for_each(const std::function<void(const Address&)>& visit);
    std::vector<Address> in_village(const VillageCode& village);
    std::int64_t count();

    /// The id that the next insert will give. \pre within a write
    std::int64_t next_id();
    AddressId insert(const Address& address);
    void update(const Address& address);
    /// Another number, road or yard of a door that stays where it is.
    /// \param before  as the table has it
    void renumber(const Address& before, const Address& after);

  private:
    std::int64_t supersede(const Address& before, bool is_renumbered);

    Connection& connection_;
};

}  // namespace geo::storage

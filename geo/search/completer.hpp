// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "geo/search/address_index.hpp"

namespace geo::search {

/// Completes texts one after the other in the same memory: AddressIndex::search with `autocomplete`
/// for whoever completes thousands of texts a second. One for each thread.
class Completer {
  public:
    /// \param index must not be null; kept alive by the completer.
    explicit Completer(std::shared_ptr<const AddressIndex> index);
    ~Completer();
    Completer(Completer&&) noexcept;
    Completer& operator=(Completer&&) noexcept;

    /// As AddressIndex::search with `autocomplete` does, whether or not the query says so; borrowed
    /// until the next call.
    const std::vector<Hit>& complete(const Query& query);

  private:
    struct Workspace;
    std::unique_ptr<Workspace> workspace_;
};

}  // namespace geo::search

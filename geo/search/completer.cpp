// SPDX-License-Identifier: Apache-2.0
#include "geo/search/completer.hpp"

#include <utility>

#include "geo/search/completion.hpp"

namespace geo::search {

struct Completer::Workspace {
    explicit Workspace(std::shared_ptr<const AddressIndex> of)
        : index(std::move(of)), completion(index->names(), index->completions()) {}

    std::shared_ptr<const AddressIndex> index;
    Completion completion;
    FoldedText text;
    std::vector<Hit> hits;
};

Completer::Completer(std::shared_ptr<const AddressIndex> index)
    : workspace_(std::make_unique<Workspace>(std::move(index))) {}
Completer::~Completer() = default;
Completer::Completer(Completer&&) noexcept = default;
Completer& Completer::operator=(Completer&&) noexcept = default;

const std::vector<Hit>& Completer::complete(const Query& query) {
    workspace_->index->complete(query, workspace_->completion, workspace_->text, workspace_->hits);
    return workspace_->hits;
}

}  // namespace geo::search

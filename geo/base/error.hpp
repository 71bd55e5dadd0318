// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "geo/base/bilingual.hpp"

namespace geo {

/// What went wrong, in the terms of the caller. One table maps kinds to HTTP status and exit code.
enum class ErrorKind {
    invalid_input,
    not_found,
    conflict,
    stale,  ///< the caller acts on a version that is no longer the current one
    forbidden,
    unauthenticated,
    too_large,
    storage,
    no_space,  ///< the disk is full, or a quota or size limit reached: nothing was saved
    unavailable,
};

/// The one exception of the project. Its message names the thing, the fact and the way out,
/// in Chinese and in English; what() is the English one.
class Error : public std::runtime_error {
  public:
    Error(ErrorKind kind, std::string zh, std::string en)
        : std::runtime_error(en), kind_(kind), text_{std::move(zh), std::move(en)} {}

    ErrorKind kind() const noexcept { return kind_; }
    const BilingualText& text() const noexcept { return text_; }

    /// JSON pointer (RFC 6901) of the field at fault, empty when no single field is.
    const std::string& pointer() const noexcept { return pointer_; }
    Error&& at(std::string pointer) && {
        pointer_ = std::move(pointer);
        return std::move(*this);
    }

  private:
    ErrorKind kind_;
    BilingualText text_;
    std::string pointer_;
};

}  // namespace geo

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/base/error.hpp"

namespace api {

/// What an error kind means outside: the HTTP status and problem type for a client, the exit code
/// for a script (0 ok, 1 the data or name failed a rule, 2 usage, 3 I/O, 4 conflict).
struct ErrorMeaning {
    int status;
    int exit_code;
    const char* type;
};

/// The one table: HTTP and the command line both read it.
inline ErrorMeaning meaning_of(geo::ErrorKind kind) noexcept {
    using enum geo::ErrorKind;
    switch (kind) {
        case invalid_input:
            return {400, 1, "urn:luming:problem:invalid-input"};
        case not_found:
            return {404, 1, "urn:luming:problem:not-found"};
        case conflict:
            return {409, 4, "urn:luming:problem:conflict"};
        case stale:
            return {412, 4, "urn:luming:problem:stale"};
        case forbidden:
            return {403, 1, "urn:luming:problem:forbidden"};
        case unauthenticated:
            return {401, 1, "urn:luming:problem:unauthenticated"};
        case too_large:
            return {413, 1, "urn:luming:problem:too-large"};
        case storage:
            return {500, 3, "urn:luming:problem:storage"};
        case no_space:
            return {507, 3, "urn:luming:problem:no-space"};
        case unavailable:
            return {503, 3, "urn:luming:problem:unavailable"};
    }
    return {500, 3, "urn:luming:problem:internal"};
}

}  // namespace api

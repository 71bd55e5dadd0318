// SPDX-License-Identifier: Apache-2.0
// Blocks of a table worked on by several threads and written in their order, so that the answer is
// the same, byte for byte, whatever the number of threads.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "api/table/block_reader.hpp"

namespace api::table {

/// What a block became.
struct BlockAnswer {
    std::string text;
    std::array<std::int64_t, 8> counts{};  ///< of rows, by what became of them; the caller's
};

/// Reads, works and writes until the table ends. At most a few blocks for each thread are in
/// memory at once. With one thread nothing else is started.
class BlockPipeline {
  public:
    /// Turns a block into what is written of it; each thread has one of its own.
    class Worker {
      public:
        virtual ~Worker() = default;
        /// \param answer is empty, its memory is used again
        virtual void work(const Block& block, BlockAnswer& answer) = 0;
    };
    using MakeWorker = std::function<std::unique_ptr<Worker>()>;
    /// Called with one block after the other, in order, never two at once.
    /// \returns false to stop.
    using Write = std::function<bool(const Block& block, const BlockAnswer& answer)>;

    /// \returns false when it was stopped. What a worker or the writing throws comes out here.
    static bool run(BlockReader& reader, unsigned threads, const MakeWorker& make_worker,
                    const Write& write);
};

}  // namespace api::table

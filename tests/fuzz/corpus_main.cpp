// SPDX-License-Identifier: Apache-2.0
// Runs a fuzz target over every file of the folders given, so that any compiler tests it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz_target.hpp"

namespace {

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

void run(std::string_view input) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

/// The whole input, each of its beginnings up to a limit, and one made of it many times over.
void run_variations(const std::string& input) {
    constexpr std::size_t longest_beginning = 64;
    constexpr std::size_t endless = 30'000;
    run(input);
    for (std::size_t size = 0; size < std::min(input.size(), longest_beginning); ++size)
        run(std::string_view(input).substr(0, size));
    std::string repeated;
    while (!input.empty() && repeated.size() < endless) repeated += input;
    run(repeated);
}

}  // namespace

int main(int argc, char** argv) {
    std::size_t ran = 0;
    for (int i = 1; i < argc; ++i)
        for (const auto& file : files_in(argv[i])) {
            std::ifstream in(file, std::ios::binary);
            run_variations({std::istreambuf_iterator<char>(in), {}});
            ++ran;
        }
    std::cout << ran << " inputs\n";
    return ran == 0 ? 1 : 0;
}

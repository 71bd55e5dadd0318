// SPDX-License-Identifier: Apache-2.0
// How many free address texts a core reads in a second, and what the lexicon takes to build.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "geo/addressing/composition.hpp"
#include "geo/addressing/parser.hpp"
#include "geo/addressing/particulars.hpp"
#include "tests/geo/addressing/shipped_lexicon.hpp"

namespace {

using namespace geo::addressing;

const std::vector<std::string>& texts() {
    static const std::vector<std::string> all{
        "山东省东营市东营区史口镇吕家村安宁街12号",
        "史口镇三里村人民路8号路北50米",
        "东营市东营区东城街道东城街道丰收家园11#楼1单元1001",
        "山东东营垦利县中国山东东营垦利县北井村【惠能公司】 (水岸佳苑附近)",
        "西四路与北二路神树家园34号楼1单元901",
        "浙江省杭州市西湖区古墩路415号新金都城市花园西雅园10幢3单元201室",
        "東營區史口鎮呂家村安寧街１２號",
        "贵州省松桃苗族自治县蓼皋镇世昌广场丽景大厦5幢B单元11层2号"};
    return all;
}

void parse_texts(benchmark::State& state) {
    std::size_t next = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(parse(shipped_lexicon(), texts()[next++ % texts().size()]));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(parse_texts);

void parse_and_read_particulars(benchmark::State& state) {
    std::size_t next = 0;
    for (auto _ : state) {
        const auto parts = parse(shipped_lexicon(), texts()[next++ % texts().size()]);
        benchmark::DoNotOptimize(particulars_of(shipped_lexicon(), parts));
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(parse_and_read_particulars);

void read_tails(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(read_tail(shipped_lexicon(), "34号楼1单元901"));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(read_tails);

void build_lexicon(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(
            Lexicon({data::national_divisions(), data::renamed_divisions(),
                     data::former_divisions(), data::address_words(), data::traditional()}));
}
BENCHMARK(build_lexicon)->Unit(benchmark::kMillisecond);

}  // namespace

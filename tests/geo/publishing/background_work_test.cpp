// SPDX-License-Identifier: Apache-2.0
#include "geo/publishing/background_work.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <semaphore>
#include <stdexcept>
#include <vector>

namespace geo::publishing {
namespace {

using namespace std::chrono_literals;

const auto no_fault = [](const std::string& fault) { FAIL() << fault; };

TEST(BackgroundWork, IsNotDoneUnasked) {
    std::atomic<int> runs = 0;
    BackgroundWork work{[&] { ++runs; }, no_fault};

    EXPECT_TRUE(work.wait(10s));

    EXPECT_EQ(runs, 0);
}

TEST(BackgroundWork, WhatIsAskedIsDoneWhenWaitReturns) {
    std::atomic<int> state = 0, seen = -1;
    BackgroundWork work{[&] { seen = state.load(); }, no_fault};
    for (int i = 1; i <= 20; ++i) {
        state = i;
        work.ask();
        ASSERT_TRUE(work.wait(10s));
        ASSERT_EQ(seen, i);
    }
}

TEST(BackgroundWork, ManyQuestionsDuringARunAreOneMoreRun) {
    std::counting_semaphore<> begun{0}, may_go_on{0};
    std::atomic<int> runs = 0;
    BackgroundWork work{[&] {
                            ++runs;
                            begun.release();
                            may_go_on.acquire();
                        },
                        no_fault};
    work.ask();
    begun.acquire();

    for (int i = 0; i < 100; ++i) work.ask();
    may_go_on.release(2);

    EXPECT_TRUE(work.wait(10s));
    EXPECT_EQ(runs, 2);
}

TEST(BackgroundWork, AFaultIsToldAndTheWorkDoneAgain) {
    std::atomic<int> runs = 0;
    std::vector<std::string> faults;
    {
        BackgroundWork work{[&] {
                                if (++runs == 1) throw std::runtime_error("disk full");
                            },
                            [&](const std::string& fault) { faults.push_back(fault); }};
        work.ask();
        EXPECT_TRUE(work.wait(10s));
    }

    EXPECT_EQ(runs, 2);
    EXPECT_EQ(faults, std::vector<std::string>{"disk full"});
}

TEST(BackgroundWork, PatienceEnds) {
    std::counting_semaphore<> may_go_on{0};
    BackgroundWork work{[&] { may_go_on.acquire(); }, no_fault};
    work.ask();

    EXPECT_FALSE(work.wait(20ms));
    may_go_on.release();
    EXPECT_TRUE(work.wait(10s));
}

TEST(BackgroundWork, EndsWithWorkUnderWayAndMoreAsked) {
    std::binary_semaphore begun{0};
    std::atomic<bool> is_over = false;
    {
        BackgroundWork work{[&] {
                                begun.release();
                                std::this_thread::sleep_for(20ms);
                                is_over = true;
                            },
                            no_fault};
        work.ask();
        begun.acquire();
        work.ask();
    }

    EXPECT_TRUE(is_over) << "the run under way was not cut off";
}

}  // namespace
}  // namespace geo::publishing

// SPDX-License-Identifier: Apache-2.0
#include "api/http/job_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "geo/base/error.hpp"
#include "tests/support/sample_application.hpp"
#include "tests/support/scratch_folder.hpp"

namespace api::http {
namespace {

using testing::HasSubstr;

class Jobs : public testing::Test {
  protected:
    JobOrder order(const std::string& owner = "投递员") const {
        JobOrder order;
        order.owner = owner;
        order.columns = {"address"};
        order.language = geo::Language::en;
        return order;
    }
    static Job wait(const JobStore& jobs, const std::string& owner, const std::string& id) {
        for (int tries = 0; tries < 6000; ++tries) {
            const Job job = jobs.get(owner, id);
            if (job.state == JobState::done || job.state == JobState::failed) return job;
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
        ADD_FAILURE() << "the job does not end";
        return {};
    }
    static std::string content(const std::string& path) {
        std::ifstream file{path, std::ios::binary};
        return {std::istreambuf_iterator<char>(file), {}};
    }
    static geo::ErrorKind kind_of(const std::function<void()>& act) {
        try {
            act();
        } catch (const geo::Error& error) {
            EXPECT_FALSE(error.text().zh.empty());
            return error.kind();
        }
        ADD_FAILURE() << "nothing was thrown";
        return {};
    }

    support::SampleApplication sample;
    support::ScratchFolder scratch;
    std::string folder = scratch.file("jobs");
    const std::string table = "id,address\n1,安宁村安宁街3号\n2,~~\n";
};

TEST_F(Jobs, AreDoneAndTellWhatBecameOfTheRows) {
    JobStore jobs{folder, sample.published};

    const auto id = jobs.submit(order(), table).id;
    const Job done = wait(jobs, "投递员", id);

    EXPECT_EQ(done.state, JobState::done);
    EXPECT_EQ(done.progress.rows(), 2);
    EXPECT_EQ(done.progress.rows(bulk::RowStatus::none), 1);
    EXPECT_THAT(content(jobs.result("投递员", id)), HasSubstr("1,安宁村安宁街3号,"));
}

TEST_F(Jobs, BelongToTheirOwner) {
    JobStore jobs{folder, sample.published};
    const auto id = jobs.submit(order(), table).id;

    EXPECT_EQ(kind_of([&] { (void)jobs.get("别人", id); }), geo::ErrorKind::not_found);
    EXPECT_EQ(kind_of([&] { (void)jobs.result("别人", id); }), geo::ErrorKind::not_found);
    EXPECT_EQ(kind_of([&] { jobs.remove("别人", id); }), geo::ErrorKind::not_found);
    EXPECT_TRUE(jobs.list("别人").empty());
    EXPECT_EQ(jobs.list("投递员").size(), 1U);
}

TEST_F(Jobs, AreBoundInNumber) {
    JobStore jobs{folder, sample.published, {1, 2}};
    jobs.submit(order(), table);
    jobs.submit(order("另一人"), table);

    EXPECT_EQ(kind_of([&] { jobs.submit(order(), table); }), geo::ErrorKind::conflict);
    EXPECT_EQ(kind_of([&] { jobs.submit(order("第三人"), table); }), geo::ErrorKind::conflict);
}

TEST_F(Jobs, AFaultyOneFailsWithItsReasonAndTheNextGoesOn) {
    JobStore jobs{folder, sample.published};
    JobOrder wrong = order();
    wrong.columns = {"no such column"};

    const auto bad = jobs.submit(wrong, table).id;
    const auto good = jobs.submit(order(), table).id;

    EXPECT_EQ(wait(jobs, "投递员", bad).state, JobState::failed);
    EXPECT_THAT(jobs.get("投递员", bad).why_failed.en, HasSubstr("no such column"));
    EXPECT_EQ(kind_of([&] { (void)jobs.result("投递员", bad); }), geo::ErrorKind::conflict);
    EXPECT_EQ(wait(jobs, "投递员", good).state, JobState::done);
}

TEST_F(Jobs, OutliveTheServer) {
    std::string long_table = "id,address\n";
    for (int i = 0; i < 20'000; ++i) long_table += std::to_string(i) + ",安宁村安宁街3号\n";
    JobStore undisturbed{scratch.file("other"), sample.published};
    const auto whole = undisturbed.submit(order(), long_table).id;
    std::string id;
    {
        JobStore jobs{folder, sample.published};
        id = jobs.submit(order(), long_table).id;
        while (jobs.get("投递员", id).progress.rows() == 0)
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }

    JobStore jobs{folder, sample.published};

    EXPECT_EQ(wait(jobs, "投递员", id).progress.rows(), 20'000);
    wait(undisturbed, "投递员", whole);
    EXPECT_EQ(content(jobs.result("投递员", id)), content(undisturbed.result("投递员", whole)));
}

TEST_F(Jobs, DeletedOnesLeaveNothing) {
    JobStore jobs{folder, sample.published};
    const auto id = jobs.submit(order(), table).id;
    wait(jobs, "投递员", id);

    jobs.remove("投递员", id);

    EXPECT_TRUE(std::filesystem::is_empty(folder));
    EXPECT_EQ(kind_of([&] { (void)jobs.get("投递员", id); }), geo::ErrorKind::not_found);
}

TEST_F(Jobs, NonsenseInTheFolderIsLeftAlone) {
    std::filesystem::create_directories(folder);
    std::ofstream{folder + "/x.json"} << "not json";
    std::ofstream{folder + "/y.json"} << "[1]";

    const JobStore jobs{folder, sample.published};

    EXPECT_TRUE(jobs.list("").empty());
}

}  // namespace
}  // namespace api::http

// SPDX-License-Identifier: Apache-2.0
// No space left: writes are answered 507 and have changed nothing, reads go on, and as soon as
// there is space again everything goes on by itself.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/faults/ready_county.hpp"
#include "tests/support/program.hpp"
#include "tests/support/running_server.hpp"

namespace {

using faults::act;
using faults::count;
using faults::faults_in;
using faults::ReadyCounty;
using geo::ProposalId;
using nlohmann::json;
using support::HttpAnswer;
using support::HttpClient;
using support::RunningServer;
using testing::HasSubstr;

class FullDisk : public testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(LUMING_BINARY)) GTEST_SKIP() << "no binary in this build";
    }
};

void expect_no_space(const HttpAnswer& answer, const char* what) {
    EXPECT_EQ(answer.status, 507) << what << ' ' << answer.body;
    EXPECT_EQ(json::parse(answer.body, nullptr, false).value("type", ""),
              "urn:luming:problem:no-space")
        << what;
}

/// An approval is refused in both languages; what was asked is as before.
void expect_refused(HttpClient& client, const ReadyCounty& county, ProposalId id) {
    const std::string target = fmt::format("/proposals/{}", id.value());
    const auto before = client.get(target).body;

    const auto zh = act(client, county.reviewer(), id, 2, "approve", "{}");
    const auto en =
        act(client, county.reviewer() + "Accept-Language: en\r\n", id, 2, "approve", "{}");

    expect_no_space(zh, "approve");
    EXPECT_THAT(zh.body, HasSubstr("磁盘已满"));
    EXPECT_THAT(en.body, HasSubstr("The disk is full"));
    EXPECT_EQ(client.get(target).body, before);
}

void expect_reads_go_on(const RunningServer& server) {
    HttpClient client{server.port()};
    for (const char* target :
         {"/livez", "/readyz", "/proposals", "/collections/roads/items?limit=3", "/deadlines",
          "/search?q=%E5%AE%89%E5%AE%81%E8%B7%AF", "/tiles/14/13574/6345.mvt", "/notices",
          "/changes?since=0", "/changes/latest"})
        EXPECT_EQ(client.get(target).status / 100, 2) << target;
}

/// Everything else that leaves something on the disk.
void expect_other_writes_refused(const RunningServer& server, const ReadyCounty& county) {
    HttpClient client{server.port()};
    const auto paper = "%PDF-1.4\n" + std::string(9000, 'x') + "\nstartxref\n9\n%%EOF\n";
    expect_no_space(
        client.post(fmt::format("/proposals/{}/attachments", county.proposals()[0].value()), paper,
                    "Content-Type: application/pdf\r\n" + county.surveyor()),
        "attachment");
    std::string table = "address\n";
    for (int i = 0; i < 2000; ++i) table += "东营区安宁路" + std::to_string(i) + "号\n";
    expect_no_space(
        client.post("/jobs?task=search", table, "Content-Type: text/csv\r\n" + county.surveyor()),
        "job");
    EXPECT_TRUE(!std::filesystem::exists(county.database() + ".jobs") ||
                std::filesystem::is_empty(county.database() + ".jobs"))
        << "a refused job left files behind";
    const json draft{{"village_code", ReadyCounty::village_code(0)},
                     {"road_id", county.spare_road().value()},
                     {"name", "瑞丰路"},
                     {"meaning", "寄望祥和"},
                     {"origin", "村民代表会议议定"}};
    expect_no_space(client.post("/proposals", draft.dump(),
                                "Content-Type: application/json\r\n" + county.surveyor()),
                    "proposal");
}

void expect_all_well_again(RunningServer& server, const ReadyCounty& county, ProposalId id) {
    HttpClient client{server.port()};
    const auto after = act(client, county.reviewer(), id, 2, "approve", "{}");
    EXPECT_EQ(after.status, 200) << after.body;
    client.close();
    EXPECT_EQ(server.stop(), 0) << server.said();
    EXPECT_EQ(faults_in(county.database()), "");
    EXPECT_EQ(count(county.database(), "SELECT count(*) FROM attachments"), 0);
}

TEST_F(FullDisk, FilesThatMayNotGrowMeanAFullDiskUntilTheyMay) {
    const ReadyCounty county{8};
    RunningServer server{LUMING_BINARY, county.database(), county.log()};
    HttpClient client{server.port()};
    ASSERT_EQ(act(client, county.reviewer(), county.proposals()[0], 2, "approve", "{}").status,
              200);

    ASSERT_TRUE(server.limit_files(4096));
    expect_refused(client, county, county.proposals()[1]);
    expect_other_writes_refused(server, county);
    expect_reads_go_on(server);
    ASSERT_TRUE(server.limit_files(RLIM_INFINITY));

    client.close();
    expect_all_well_again(server, county, county.proposals()[1]);
}

TEST_F(FullDisk, ManyRefusedWritesLeaveNoTrace) {
    const ReadyCounty county{8};
    RunningServer server{LUMING_BINARY, county.database(), county.log()};
    HttpClient client{server.port()};
    const auto events = count(county.database(), "SELECT count(*) FROM events");

    for (int round = 0; round < 20; ++round) {
        ASSERT_TRUE(server.limit_files(static_cast<rlim_t>(4096 * (round + 1))));
        for (const ProposalId id : county.proposals()) {
            const auto answer = act(client, county.reviewer(), id, 2, "approve", "{}");
            if (answer.status != 200) {
                EXPECT_EQ(answer.status, 507) << answer.body;
                continue;
            }
            EXPECT_EQ(act(client, county.reviewer(), id, 3, "undo", R"({"reason":"重来"})").status,
                      507)
                << "there was space for the approval only just now";
            ADD_FAILURE() << "approved with files of " << 4096 * (round + 1) << " bytes";
        }
    }
    ASSERT_TRUE(server.limit_files(RLIM_INFINITY));

    EXPECT_EQ(count(county.database(), "SELECT count(*) FROM events"), events);
    client.close();
    expect_all_well_again(server, county, county.proposals()[1]);
}

TEST_F(FullDisk, ACommandSaysSoAndEndsWithThree) {
    const ReadyCounty county{1};

    const auto command = support::run_program(
        county.file("."),
        {"sh", "-c",
         fmt::format(
             "ulimit -f 8; exec '{}' --db '{}' --lang en --actor 李建国 proposal approve {}",
             LUMING_BINARY, county.database(), county.proposals()[0].value())});

    EXPECT_EQ(command.exit_code, 3) << command.out << command.err;
    EXPECT_THAT(command.err, HasSubstr("The disk is full"));
    EXPECT_EQ(faults_in(county.database()), "");
}

/// A disk of a few megabytes, where one may be had.
class SmallDisk {
  public:
    explicit SmallDisk(std::string path) : path_(std::move(path)) {
        std::filesystem::create_directory(path_);
        is_there_ = mount("tmpfs", path_.c_str(), "tmpfs", 0, "size=12m") == 0;
    }
    ~SmallDisk() {
        if (is_there_) umount2(path_.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool is_there() const noexcept { return is_there_; }
    std::string file(const std::string& name) const { return path_ + "/" + name; }
    void fill() const {
        std::ofstream ballast{file("ballast"), std::ios::binary | std::ios::app};
        const std::string block(4096, 'x');
        while (ballast.write(block.data(), 4096).flush()) {
        }
    }
    void empty() const { std::filesystem::remove(file("ballast")); }

  private:
    std::string path_;
    bool is_there_ = false;
};

TEST_F(FullDisk, ARealOneRefusesWritesUntilThereIsSpace) {
    const support::ScratchFolder folder;
    const SmallDisk disk{folder.file("small")};
    if (!disk.is_there()) GTEST_SKIP() << "a small disk cannot be mounted here (not root?)";
    const ReadyCounty county{8, disk.file("registry.sqlite")};
    RunningServer server{LUMING_BINARY, county.database(), county.log()};
    HttpClient client{server.port()};

    disk.fill();
    expect_refused(client, county, county.proposals()[1]);
    expect_other_writes_refused(server, county);
    expect_reads_go_on(server);
    const auto command = support::run_program(
        folder.file("."), {LUMING_BINARY, "--db", county.database(), "--lang", "en", "proposal",
                           "approve", std::to_string(county.proposals()[2].value())});
    disk.empty();

    EXPECT_EQ(command.exit_code, 3) << command.out << command.err;
    EXPECT_THAT(command.err, HasSubstr("The disk is full"));
    client.close();
    expect_all_well_again(server, county, county.proposals()[1]);
}

}  // namespace

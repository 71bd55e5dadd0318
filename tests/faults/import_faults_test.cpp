// SPDX-License-Identifier: Apache-2.0
// What can happen to the machine in the middle of an import. Each time the registry is afterwards
// what it was before, and the next import works. The real program is run, as a user runs it.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace {

namespace fs = std::filesystem;
using ::testing::AnyOf;
using ::testing::Eq;

constexpr int road_count = 30000;

class ImportFaults : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!fs::exists(LUMING_BINARY)) GTEST_SKIP() << LUMING_BINARY << " has not been built";
        std::string pattern = (fs::temp_directory_path() / "luming-faults-XXXXXX").string();
        folder_ = mkdtemp(pattern.data());
    }
    void TearDown() override {
        if (mounted_) umount(mount_point().c_str());
        if (!folder_.empty()) fs::remove_all(folder_);
    }

    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    fs::path mount_point() const { return folder_ / "small"; }

    bool mount_small_disk() {
        fs::create_directory(mount_point());
        mounted_ = mount("tmpfs", mount_point().c_str(), "tmpfs", 0, "size=4m") == 0;
        return mounted_;
    }

    std::string write_roads(const std::string& name, int first, int count) const {
        std::ofstream file(path(name));
        file << "road_id,name,wkt\n";
        for (int i = first; i < first + count; ++i) {
            file << 'R' << i << ",,\"LINESTRING (";
            for (int point = 0; point < 12; ++point)
                file << (point == 0 ? "" : ",") << 118 + i * 1e-5 + point * 1e-4 << ' '
                     << 37.5 + point * 1e-4;
            file << ")\"\n";
        }
        return path(name);
    }

    /// \param prepare  runs in the child before the program starts
    pid_t start(const std::vector<std::string>& arguments,
                const std::function<void()>& prepare = {}) const {
        std::vector<std::string> words{LUMING_BINARY};
        words.insert(words.end(), arguments.begin(), arguments.end());
        std::vector<char*> pointers;
        for (auto& word : words) pointers.push_back(word.data());
        pointers.push_back(nullptr);
        const std::string log = path("log");
        const pid_t child = fork();
        if (child != 0) return child;
        const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
        dup2(out, 1);
        dup2(out, 2);
        if (prepare) prepare();
        execv(pointers[0], pointers.data());
        _exit(127);
    }

    static int exit_code(pid_t child) {
        int status = 0;
        waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }

    int run(const std::vector<std::string>& arguments,
            const std::function<void()>& prepare = {}) const {
        return exit_code(start(arguments, prepare));
    }

    std::string said() const {
        std::ostringstream text;
        text << std::ifstream(path("log")).rdbuf();
        return text.str();
    }

    /// How many roads the registry publishes.
    int roads_in(const std::string& database) const {
        const std::string file = path("count.csv");
        EXPECT_EQ(run({"--db", database, "export", "roads", file}), 0) << said();
        std::ifstream rows(file);
        int lines = 0;
        for (std::string line; std::getline(rows, line);) ++lines;
        return lines - 1;
    }

    std::string registry_with_few_roads(const std::string& database) const {
        EXPECT_EQ(run({"--db", database, "init"}), 0) << said();
        EXPECT_EQ(run({"--db", database, "import", "roads", write_roads("few.csv", 0, 100)}), 0)
            << said();
        return database;
    }

  private:
    fs::path folder_;
    bool mounted_ = false;
};

std::uintmax_t size_of(const std::string& file) {
    std::error_code absent;
    const auto size = fs::file_size(file, absent);
    return absent ? 0 : size;
}

TEST_F(ImportFaults, KilledHalfWayLeavesTheRegistryAsItWas) {
    const std::string database = registry_with_few_roads(path("registry.sqlite"));
    const std::string many = write_roads("many.csv", 1000, road_count);
    const std::uintmax_t before = size_of(database) + size_of(database + "-wal");

    const pid_t child = start({"--db", database, "import", "roads", many});
    // Until it has begun to write, so that there is something to be rolled back.
    for (int i = 0; i < 3000 && kill(child, 0) == 0; ++i) {
        if (size_of(database) + size_of(database + "-wal") > before + 65536) break;
        int status = 0;
        ASSERT_EQ(waitpid(child, &status, WNOHANG), 0) << "it ended before it was killed";
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    kill(child, SIGKILL);
    EXPECT_EQ(exit_code(child), -SIGKILL);

    EXPECT_EQ(roads_in(database), 100);
    EXPECT_EQ(run({"--db", database, "import", "roads", many}), 0) << said();
    EXPECT_EQ(roads_in(database), 100 + road_count);
}

TEST_F(ImportFaults, FilesThatMayNotGrowLeaveTheRegistryAsItWas) {
    const std::string database = registry_with_few_roads(path("registry.sqlite"));
    const std::string many = write_roads("many.csv", 1000, road_count);
    const rlim_t most = size_of(database) + (1U << 20U);
    const auto limit_files = [most] {
        signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{most, most};
        setrlimit(RLIMIT_FSIZE, &limit);
    };

    EXPECT_EQ(run({"--db", database, "import", "roads", many}, limit_files), 3) << said();
    EXPECT_THAT(said(), ::testing::Not(::testing::IsEmpty()));

    EXPECT_EQ(roads_in(database), 100);
    EXPECT_EQ(run({"--db", database, "import", "roads", many}), 0) << said();
}

TEST_F(ImportFaults, AFullDiskLeavesTheRegistryAsItWas) {
    if (!mount_small_disk()) GTEST_SKIP() << "a small disk cannot be mounted here (not root?)";
    const std::string whole = registry_with_few_roads(path("registry.sqlite"));
    const std::string database = (mount_point() / "registry.sqlite").string();
    ASSERT_EQ(run({"--db", whole, "stats"}), 0) << said();
    fs::copy_file(whole, database);
    for (const char* companion : {"-wal"})
        if (fs::exists(whole + companion)) fs::copy_file(whole + companion, database + companion);

    const int code =
        run({"--db", database, "import", "roads", write_roads("many.csv", 1000, road_count)});

    EXPECT_EQ(code, 3) << said();
    EXPECT_EQ(roads_in(database), 100);
}

TEST_F(ImportFaults, AFileCutInHalfIsRefusedWithItsPlace) {
    const std::string database = registry_with_few_roads(path("registry.sqlite"));
    const std::string many = write_roads("many.csv", 1000, 5000);
    fs::resize_file(many, fs::file_size(many) / 2);

    EXPECT_THAT(run({"--db", database, "import", "roads", many}), AnyOf(Eq(1), Eq(2), Eq(3)));
    EXPECT_THAT(said(), ::testing::HasSubstr("many.csv"));

    EXPECT_EQ(roads_in(database), 100);
}

}  // namespace

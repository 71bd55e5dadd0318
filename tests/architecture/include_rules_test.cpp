// SPDX-License-Identifier: Apache-2.0
// The checker on small examples: each rule is seen to fail before the tree is asked to pass it.
#include "tests/architecture/include_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace architecture {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

auto broken_at(int line, const std::string& words) {
    return AllOf(Field(&Violation::line, line), Field(&Violation::rule, HasSubstr(words)));
}

TEST(IncludeRules, LetARoomIncludeItselfAndWhatItsRowNames) {
    const SourceFile file{"geo/search/index.cpp",
                          "#include \"geo/search/index.hpp\"\n"
                          "#include <vector>\n"
                          "#include \"geo/naming/pinyin.hpp\"\n"
                          "#include \"geo/base/text.hpp\"\n"};

    EXPECT_THAT(check_includes(file), IsEmpty());
}

TEST(IncludeRules, ObjectToARoomThatLooksUpwards) {
    const SourceFile file{"geo/model/road.hpp",
                          "// why\n#include \"geo/storage/road_store.hpp\"\n"};

    EXPECT_THAT(check_includes(file),
                ElementsAre(broken_at(2, "geo/model may not include geo/storage")));
}

TEST(IncludeRules, ObjectToSiblings) {
    const SourceFile naming{"geo/naming/rule.cpp", "#include \"geo/lifecycle/transitions.hpp\"\n"};
    const SourceFile http{"api/http/uploads.cpp", "#include \"importers/import.hpp\"\n"};

    EXPECT_THAT(check_includes(naming), ElementsAre(broken_at(1, "may not include geo/lifecycle")));
    EXPECT_THAT(check_includes(http), ElementsAre(broken_at(1, "may not include importers")));
}

TEST(IncludeRules, ObjectToAForeignLibraryAwayFromItsHome) {
    const SourceFile file{"geo/registry/proposals.cpp",
                          "#include <sqlite3.h>\n  #  include <nlohmann/json.hpp>\n"};

    EXPECT_THAT(check_includes(file),
                ElementsAre(broken_at(1, "SQLite (<sqlite3.h>) has its home in geo/storage"),
                            broken_at(2, "JSON (<nlohmann/json.hpp>) has its home in api")));
}

TEST(IncludeRules, KnowEachLibrariesHome) {
    EXPECT_THAT(check_includes({"geo/storage/database.cpp",
                                "#include <sqlite3.h>\n#include <spatialite.h>\n"
                                "#include <nlohmann/json.hpp>\n"}),
                IsEmpty());
    EXPECT_THAT(check_includes({"geo/storage/road_store.cpp", "#include <geos_c.h>\n"}), SizeIs(1));
    EXPECT_THAT(check_includes({"tiles/encoder.cpp", "#include <ogrsf_frmts.h>\n"}), SizeIs(1));
    EXPECT_THAT(check_includes({"api/cli/serve.cpp", "#include <pistache/endpoint.h>\n"}),
                SizeIs(1));
}

TEST(IncludeRules, ObjectToALibraryWithoutAHome) {
    const SourceFile file{"api/http/server.cpp", "#include <boost/asio.hpp>\n"};

    EXPECT_THAT(check_includes(file), ElementsAre(broken_at(1, "has no home")));
}

TEST(IncludeRules, KeepTheMiddleRoomsPure) {
    const SourceFile file{"geo/lifecycle/deadline.cpp",
                          "#include <fstream>\n#include <unistd.h>\n"};

    EXPECT_THAT(check_includes(file),
                ElementsAre(broken_at(1, "files (<fstream>)"), broken_at(2, "POSIX (<unistd.h>)")));
}

TEST(IncludeRules, ObjectToIncludesThatAreNotFromTheRoot) {
    const SourceFile file{"geo/naming/rule.cpp", "#include \"rule.hpp\"\n"};

    EXPECT_THAT(check_includes(file), ElementsAre(broken_at(1, "from the root of the tree")));
}

TEST(IncludeRules, KeepTheEmbeddedTablesWhereTheyAreHandedIn) {
    const std::string include = "#include \"data/embedded.hpp\"\n";

    EXPECT_THAT(check_includes({"geo/registry/tables.cpp", include}), IsEmpty());
    EXPECT_THAT(check_includes({"geo/naming/pinyin.cpp", include}),
                ElementsAre(broken_at(1, "geo/naming may not include data")));
}

TEST(IncludeRules, LetOnlyMainSeeBothWaysIn) {
    const std::string include = "#include \"api/cli/program.hpp\"\n";

    EXPECT_THAT(check_includes({"api/main.cpp", include}), IsEmpty());
    EXPECT_THAT(check_includes({"api/error_table.hpp", include}),
                ElementsAre(broken_at(1, "api may not include api/cli")));
}

TEST(IncludeRules, ObjectToAFileInNoRoom) {
    EXPECT_THAT(check_includes({"geo/utils/misc.hpp", ""}), ElementsAre(broken_at(1, "no room")));
}

TEST(FormRules, ObjectToAMissingLicenceLine) {
    EXPECT_THAT(check_form({"geo/base/a.hpp", "#pragma once\n"}),
                ElementsAre(broken_at(1, "SPDX")));
    EXPECT_THAT(check_form({"geo/base/a.hpp", ""}), SizeIs(1));
}

TEST(FormRules, ObjectToTheFourHundredAndFirstLine) {
    const std::string licence = "// SPDX-License-Identifier: Apache-2.0\n";

    EXPECT_THAT(check_form({"a.cpp", licence + std::string(399, '\n')}), IsEmpty());
    EXPECT_THAT(check_form({"a.cpp", licence + std::string(400, '\n')}),
                ElementsAre(broken_at(401, "401 lines")));
}

TEST(CircleRules, FindFilesThatIncludeEachOther) {
    const std::vector<SourceFile> files = {{"geo/base/a.hpp", "#include \"geo/base/b.hpp\"\n"},
                                           {"geo/base/b.hpp", "#include \"geo/base/c.hpp\"\n"},
                                           {"geo/base/c.hpp", "#include \"geo/base/b.hpp\"\n"}};

    EXPECT_THAT(check_circles(files),
                ElementsAre(broken_at(1, "geo/base/b.hpp -> geo/base/c.hpp -> geo/base/b.hpp")));
}

TEST(CircleRules, AcceptADiamond) {
    const std::vector<SourceFile> files = {{"a.hpp", "#include \"b.hpp\"\n#include \"c.hpp\"\n"},
                                           {"b.hpp", "#include \"d.hpp\"\n"},
                                           {"c.hpp", "#include \"d.hpp\"\n"}};

    EXPECT_THAT(check_circles(files), IsEmpty());
}

}  // namespace
}  // namespace architecture

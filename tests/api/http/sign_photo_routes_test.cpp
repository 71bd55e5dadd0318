// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/support/sign_desk.hpp"

namespace api::http {
namespace {

using SignPhotoRoutes = support::SignDesk;

/// A JPEG of 2 x 2, in base64.
constexpr const char* small_jpeg =
    "/9j/4AAQSkZJRgABAQAAAQABAAD/wAALCAACAAIBAREA/9oACAEBAAA/ABL/ADT/0Fb/2Q==";

TEST_F(SignPhotoRoutes, KeepsAPhotoOfTheInstalledSign) {
    const auto id = planned();
    act(id, "make");
    const auto at = "/signs/" + std::to_string(id);

    EXPECT_EQ(
        act(id, "install", {{"photo", std::string{"data:image/jpeg;base64,"} + small_jpeg}}).status,
        200);

    EXPECT_EQ(get(at)["photo"], at + "/photo");
    const auto photo = caller.get(at + "/photo");
    EXPECT_EQ(photo.field("Content-Type"), "image/jpeg");
    EXPECT_EQ(photo.body.size(), 52U);
    EXPECT_EQ(photo.field("X-Content-Type-Options"), "nosniff");
}

TEST_F(SignPhotoRoutes, RefusesPhotosThatAreNone) {
    const auto id = planned();
    act(id, "make");
    const std::string png =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAABElEQVRkYXRhZpTLeAAAAABJRU5ErkJggg==";

    for (const std::string& photo : {
             std::string{
                 "image/jpeg;base64,/9j/PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="},  // a page with a
                                                                                 // picture's first
                                                                                 // bytes
             std::string{"image/jpeg;base64,/9j/4AAQ"},                          // cut off
             std::string{"image/"
                         "png;base64,"
                         "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAABElEQVRkYXRhZpTLeAAAAABJR"
                         "U5E"},  // cut off
             std::string{"image/"
                         "png;base64,"
                         "iVBORw0KGgoAAAANSUhEUgAA6mAAAOpgCAIAAAAPsOIVAAAABElEQVRkYXRhZpTLeAAAAABJR"
                         "U5ErkJggg=="},                     // 60,000 x 60,000
             std::string{"image/png;base64,"} + small_jpeg,  // another type than it says
             "image/jpeg;base64," + png,
             "image/svg+xml;base64," + png,
             std::string{"application/pdf;base64,JVBERi0xLjQKJSVFT0Ygc3RhcnR4cmVm"},
             std::string{"image/png;base64,"},
         }) {
        const auto reply = act(id, "install", {{"photo", "data:" + photo}});
        EXPECT_EQ(reply.status, 400) << photo;
        EXPECT_EQ(reply.json()["pointer"], "/photo") << photo;
    }
    EXPECT_EQ(act(id, "install", {{"photo", "data:image/png;base64," + png}}).status, 200);
}

TEST_F(SignPhotoRoutes, CutsOffWhatHangsBehindAPhoto) {
    const auto id = planned();
    act(id, "make");

    act(id, "install",
        {{"photo",
          "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/wAALCAACAAIBAREA/9oACAEBAAA/ABL/ADT/"
          "0Fb/2TxzY3JpcHQ+YWxlcnQoMSk8L3NjcmlwdD4="}});

    const auto photo = caller.get("/signs/" + std::to_string(id) + "/photo");
    EXPECT_EQ(photo.body.size(), 52U);
    EXPECT_EQ(photo.body.find("script"), std::string::npos);
}

}  // namespace
}  // namespace api::http

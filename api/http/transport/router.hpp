// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/http/transport/method.hpp"
#include "api/http/transport/request.hpp"
#include "api/http/transport/response.hpp"
#include "geo/base/bilingual.hpp"

namespace api::http {

using Handler = std::function<Response(const Request&)>;

/// Where a route runs. Reads from memory are fast; what waits for a disk, a child process or a
/// password hash is slow, and has an endpoint and threads of its own so that it blocks no reader.
enum class Lane { fast, slow };

/// One entry of the route table. HEAD comes with GET, OPTIONS with everything.
struct Route {
    Method method = Method::get;
    std::string path;  ///< "/tiles/{z}/{x}/{y}.mvt": whole segments, prefixes and suffixes
    Handler handler;
    std::vector<std::string> query{};  ///< the parameters it knows; any other is answered 400
    bool takes_any_query = false;      ///< field filters: the handler judges the names itself
    Lane lane = Lane::fast;
    /// A longer body goes to the slow lane, and the route stays fast otherwise; 0: never.
    std::size_t slow_above_bytes = 0;
    std::string accepts = "application/json";  ///< media type of the body of a write
    std::size_t most_body_bytes = 0;           ///< 0: what the lane allows
    geo::BilingualText summary{};              ///< for the API description
    /// What the caller must be allowed to do; a word that the router's guard knows.
    std::string permission{};
};

/// Asked before every handler: the answer to give instead, or nothing when the caller may go on.
using Guard = std::function<std::optional<Response>(const Request&, const Route&)>;

/// A segment of a path pattern: literals and parameters in turn, "{y}.mvt".
class SegmentPattern {
  public:
    /// \throws std::invalid_argument for a pattern that cannot be read.
    explicit SegmentPattern(std::string_view text);

    bool is_literal() const noexcept { return pieces_.size() == 1 && !pieces_[0].is_parameter; }
    const std::string& text() const noexcept { return text_; }
    std::size_t literal_size() const noexcept;
    /// Appends what the parameters take; leaves them as they were when the segment differs.
    bool match(std::string_view segment, std::vector<Request::Field>& parameters) const;

  private:
    struct Piece {
        bool is_parameter;
        std::string text;
    };
    std::string text_;
    std::vector<Piece> pieces_;
};

/// Finds the route for a path: a tree of segments, literals before patterns, no regex. A path of
/// any length costs at most its own size.
class Router {
  public:
    /// \throws std::invalid_argument when the method and path are taken or the pattern is broken.
    void add(Route route);

    /// The routes that stand at one path, one a method.
    class Resource {
      public:
        /// The route for a method; HEAD finds the one for GET; nullptr when there is none.
        const Route* find(Method method) const noexcept;
        /// "GET, HEAD, OPTIONS"
        const std::string& allow() const noexcept { return allow_; }

      private:
        friend class Router;
        void add(const Route& route);

        std::array<const Route*, method_names.size()> routes_{};
        std::string allow_ = "OPTIONS";
    };

    /// Without a guard everybody may do everything.
    void set_guard(Guard guard) { guard_ = std::move(guard); }
    const Guard& guard() const noexcept { return guard_; }

    /// The resource at the decoded segments, its parameters appended; nullptr when there is none.
    const Resource* find(const std::vector<std::string_view>& segments,
                         std::vector<Request::Field>& parameters) const;

    using Table = std::vector<std::unique_ptr<const Route>>;

    /// Every route in the order it was added.
    const Table& routes() const noexcept { return *routes_; }
    /// The same table for a handler that describes it. It stays when the router is moved, and it
    /// owns the handlers, so a handler must not own it.
    std::weak_ptr<const Table> table() const noexcept { return routes_; }

    static constexpr std::size_t most_segments = 16;

  private:
    struct Node {
        std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
        std::vector<std::pair<SegmentPattern, std::unique_ptr<Node>>> patterns;
        std::unique_ptr<Resource> resource;

        Node& child(const SegmentPattern& pattern);
    };

    static const Resource* find_below(const Node& node,
                                      const std::vector<std::string_view>& segments,
                                      std::size_t depth, std::vector<Request::Field>& parameters);

    std::shared_ptr<Table> routes_ = std::make_shared<Table>();
    Node root_;
    Guard guard_;
};

enum class PathProblem { none, bad_encoding, too_deep };

/// Splits "/a/b%20c" at its slashes and decodes each segment afterwards, so that an encoded slash
/// stays inside its segment.
PathProblem split_path(std::string_view path, DecodingArena& arena,
                       std::vector<std::string_view>& segments);

}  // namespace api::http

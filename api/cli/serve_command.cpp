// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <signal.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <charconv>
#include <chrono>

#include "api/cli/session.hpp"
#include "api/http/application.hpp"
#include "api/http/transport/loopback.hpp"
#include "api/http/transport/server.hpp"
#include "geo/base/error.hpp"
#include "geo/registry/rule_profile.hpp"
#include "geo/registry/tick.hpp"

namespace api::cli {
namespace {

using namespace std::chrono_literals;

struct ServeArguments {
    std::string listen = "127.0.0.1:8080";
    int threads = 16;
    std::string web;
    std::string public_url;
    std::vector<std::string> trusted_proxies;
};

constexpr std::size_t tile_cache_bytes = 128U << 20U;
constexpr auto drain_deadline = 20s;

/// "HOST:PORT". \throws CLI::ValidationError.
http::ServerOptions options_of(const ServeArguments& arguments, const Session& session) {
    const std::size_t colon = arguments.listen.rfind(':');
    http::ServerOptions options;
    std::string_view port{arguments.listen};
    port.remove_prefix(colon == std::string::npos ? 0 : colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), options.port);
    if (colon == std::string::npos || error != std::errc{} || end != port.data() + port.size())
        throw CLI::ValidationError("--listen", session.say("须为 主机:端口", "must be HOST:PORT"));
    options.host = arguments.listen.substr(0, colon);
    options.threads = arguments.threads;
    return options;
}

http::DoorSettings door_settings_of(const ServeArguments& arguments) {
    http::DoorSettings settings;
    settings.public_url = arguments.public_url;
    while (settings.public_url.ends_with('/')) settings.public_url.pop_back();
    settings.trusted_proxies = arguments.trusted_proxies;
    return settings;
}

/// SIGTERM, SIGINT and SIGHUP wait here instead of striking a random thread.
class StopSignals {
  public:
    StopSignals() {
        sigemptyset(&signals_);
        for (const int number : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals_, number);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    }
    /// True when one came within the time.
    bool wait_for(std::chrono::seconds time) {
        const timespec patience{time.count(), 0};
        return sigtimedwait(&signals_, nullptr, &patience) > 0;
    }

  private:
    sigset_t signals_{};
};

void announce(const http::Server& server, const std::string& host, bool is_https,
              geo::registry::Registry& registry, const Session& session) {
    fmt::print(stderr, "{} http://{}:{}\n", session.say("服务已启动", "serving"), host,
               server.port());
    if (!is_https && !http::is_loopback(host))
        fmt::print(
            stderr, "{}\n",
            session.say("注意：口令将以明文传输。请在前面架设 https 代理并给出 --public-url。",
                        "mind: passwords travel in clear; put an https proxy in front and "
                        "give --public-url"));
    if (!has_users(registry))
        fmt::print(stderr, "{}\n",
                   session.say("尚无用户，只读。建立第一个用户：luming user add 姓名 --role admin "
                               "--password-stdin",
                               "no users yet, so nobody can write; make the first one: luming user "
                               "add NAME --role admin --password-stdin"));
}

/// What time alone brings about, once a minute and at the start. A failing disk ends no server.
class Minutes {
  public:
    explicit Minutes(geo::registry::Registry& registry) : registry_(registry) {}
    void pass() {
        const auto now = std::chrono::steady_clock::now();
        if (now < next_) return;
        next_ = now + 1min;
        try {
            geo::registry::tick(registry_);
        } catch (const geo::Error& error) {
            spdlog::error("tick: {}", error.what());
        }
    }

  private:
    geo::registry::Registry& registry_;
    std::chrono::steady_clock::time_point next_{};
};

/// `luming config set` beside a running server: its next answers are by the new rules.
void follow_rules(geo::registry::Registry& registry) {
    try {
        if (geo::registry::follow_profile(registry))
            spdlog::info("rules: {}", registry.naming().tables().profile.name);
    } catch (const geo::Error& error) {
        spdlog::error("rules: {}", error.what());
    }
}

void serve(const ServeArguments& arguments, Session& session) {
    const http::ServerOptions options = options_of(arguments, session);
    // Talk goes to stderr, and so does the log.
    spdlog::set_default_logger(spdlog::stderr_logger_mt("luming"));
    StopSignals stop;  // before any thread exists
    const auto registry = session.open_registry();
    geo::publishing::PublishedRegistry published{
        *registry, [](const std::string& fault) { spdlog::error("publishing: {}", fault); }};
    tiles::TileService tile_service{[&] { return published.snapshot(); }, tile_cache_bytes};
    published.on_swap(
        [&](const std::vector<geo::BoundingBox>& areas) { tile_service.snapshot_changed(areas); });
    http::Doorkeeper doorkeeper{*registry, door_settings_of(arguments)};
    const http::Application application{*registry, published, tile_service, doorkeeper};
    http::Router router;
    add_routes(router, application);
    http::Server server{
        options, std::move(router),
        arguments.web.empty() ? http::StaticFiles{} : http::StaticFiles{arguments.web}};
    server.start();
    announce(server, options.host, doorkeeper.settings().is_https(), *registry, session);
    Minutes minutes{*registry};
    while (!stop.wait_for(1s)) {
        follow_rules(*registry);
        published.keep_up();
        minutes.pass();
    }
    fmt::print(stderr, "{}\n", session.say("正在收尾……", "draining…"));
    server.drain_and_stop(drain_deadline);
}

}  // namespace

void add_serve_command(CLI::App& app, Session& session) {
    auto arguments = std::make_shared<ServeArguments>();
    CLI::App* command = app.add_subcommand(
        "serve", session.say("提供网页、API 与地图瓦片", "serve the page, the API and map tiles"));
    command->add_option("--listen", arguments->listen, session.say("监听 主机:端口", "HOST:PORT"))
        ->capture_default_str();
    command
        ->add_option("--threads", arguments->threads,
                     session.say("线程数：读写网络与慢请求各此数",
                                 "threads for the network, and as many for slow requests"))
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command->add_option("--web", arguments->web,
                        session.say("网页目录（web/dist）", "folder of the page (web/dist)"));
    command
        ->add_option(
            "--public-url", arguments->public_url,
            session.say("对外地址，如 https://luming.example.org：登录 Cookie 随之加密传输",
                        "address people type, https://luming.example.org: the log-in's "
                        "cookie then never travels in clear"))
        ->check([](const std::string& url) {
            const bool is_url = url.starts_with("https://") || url.starts_with("http://");
            return is_url ? "" : url + ": http://… | https://…";
        });
    command->add_option("--trusted-proxy", arguments->trusted_proxies,
                        session.say("前置代理的地址，其 X-Forwarded-For 可信",
                                    "address of a proxy in front whose X-Forwarded-For counts"));
    command->footer(session.say("例：", "Example:") +
                    " luming --db county.sqlite serve --web web/dist");
    command->callback([arguments, &session] { serve(*arguments, session); });
}

}  // namespace api::cli

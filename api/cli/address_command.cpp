// SPDX-License-Identifier: Apache-2.0
// luming address parse | compose: addresses as texts, without a registry.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "api/cli/session.hpp"
#include "data/embedded.hpp"
#include "geo/addressing/composition.hpp"
#include "geo/addressing/parser.hpp"
#include "geo/addressing/particulars.hpp"
#include "geo/base/error.hpp"

namespace api::cli {
namespace {

namespace addressing = geo::addressing;
using Json = nlohmann::ordered_json;

struct ComposeArguments {
    addressing::RegistryAddress address;
    std::string use = "register";
    std::string recipient;
};

addressing::Lexicon shipped_lexicon() {
    return addressing::Lexicon({data::national_divisions(), data::renamed_divisions(),
                                data::former_divisions(), data::address_words(),
                                data::traditional()});
}

/// What was typed may be no UTF-8; what is answered is.
void print(const Json& answer) {
    fmt::print("{}\n", answer.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json to_json(const addressing::Part& part, const Session& session) {
    Json json{{"kind", addressing::to_string(part.kind)},
              {"name", session.text(addressing::name_of(part.kind))},
              {"text", part.text},
              {"start", part.character},
              {"length", part.length}};
    if (const auto type = addressing::component_of(part.kind))
        json["level"] = addressing::to_string(addressing::level_of(*type));
    return json;
}

Json to_json(const addressing::Particulars& read) {
    Json json = Json::object();
    for (const auto& [key, value] : {std::pair{"place", &read.place},
                                     {"building", &read.building},
                                     {"unit", &read.unit},
                                     {"floor", &read.floor},
                                     {"room", &read.room}})
        if (!value->empty()) json[key] = *value;
    if (!read.points_of_interest.empty()) json["poi"] = read.points_of_interest;
    if (!read.streets.empty()) json["intersection"] = read.streets;
    if (!read.offset) return json;
    json["offset"] = {{"text", read.offset->text}};
    if (read.offset->direction)
        json["offset"]["direction"] = addressing::to_string(*read.offset->direction);
    if (read.offset->metres) json["offset"]["metres"] = *read.offset->metres;
    return json;
}

void print_as_table(const addressing::ParsedAddress& parts, const Session& session) {
    for (const addressing::Part& part : parts)
        fmt::print("{}\t{}\t{}\n", addressing::to_string(part.kind), part.text,
                   session.text(addressing::name_of(part.kind)));
}

void print_as_json(std::string_view text, const addressing::Lexicon& lexicon,
                   const addressing::ParsedAddress& parts, const Session& session) {
    Json list = Json::array();
    for (const addressing::Part& part : parts) list.push_back(to_json(part, session));
    print({{"text", text},
           {"parts", list},
           {"standard", addressing::register_text(addressing::from_parts(parts))},
           {"particulars", to_json(addressing::particulars_of(lexicon, parts))}});
}

void parse(const std::vector<std::string>& texts, const Session& session) {
    const addressing::Lexicon lexicon = shipped_lexicon();
    for (const std::string& text : texts) {
        const auto parts = addressing::parse(lexicon, text);
        if (session.as_json)
            print_as_json(text, lexicon, parts, session);
        else
            print_as_table(parts, session);
    }
}

void compose_register(const addressing::StandardAddress& address, const Session& session) {
    Json gaps = Json::array();
    for (const addressing::AddressLevel level : addressing::gaps_of(address)) {
        gaps.push_back(addressing::to_string(level));
        if (!session.as_json)
            fmt::print(stderr, "{}{}\n", session.say("未写明：", "not named: "),
                       session.text(addressing::name_of(level)));
    }
    const std::string text = addressing::register_text(address);
    if (session.as_json)
        print({{"text", text}, {"gaps", gaps}});
    else
        fmt::print("{}\n", text);
}

void compose_post(const addressing::StandardAddress& address, const ComposeArguments& arguments,
                  const Session& session) {
    const auto label =
        addressing::postal_label(address, arguments.address.postcode, arguments.recipient);
    if (session.as_json) return print({{"postcode", label.postcode}, {"lines", label.lines}});
    if (!label.postcode.empty()) fmt::print("{}\n", label.postcode);
    for (const std::string& line : label.lines) fmt::print("{}\n", line);
}

void compose_plate(const addressing::StandardAddress& address, const ComposeArguments& arguments,
                   const Session& session) {
    const auto plate = addressing::door_plate(address, arguments.address.postcode);
    if (session.as_json)
        return print(
            {{"name", plate.name}, {"number", plate.number}, {"postcode", plate.postcode}});
    fmt::print("{}\n{}\n", plate.name, plate.number);
    if (!plate.postcode.empty()) fmt::print("{}\n", plate.postcode);
}

void compose(const ComposeArguments& arguments, const Session& session) {
    const auto address = addressing::from_registry(arguments.address);
    if (address.components.empty())
        throw geo::Error(geo::ErrorKind::invalid_input,
                         "没有给出任何地址成分，请至少给出一项，如 --road",
                         "No part of an address was given; give at least one, such as --road.");
    if (arguments.use == "post") return compose_post(address, arguments, session);
    if (arguments.use == "plate") return compose_plate(address, arguments, session);
    compose_register(address, session);
}

void add_parse(CLI::App& parent, const Session& session) {
    auto texts = std::make_shared<std::vector<std::string>>();
    CLI::App* command = parent.add_subcommand(
        "parse", session.say("把地址文本拆成标准成分（不查登记库）",
                             "split an address into its parts (asks no registry)"));
    command->add_option("texts", *texts, session.say("地址", "addresses"))->required();
    command->footer(session.say("例：", "Example:") +
                    "\n  luming address parse 东营区史口镇吕家村安宁街12号路北50米");
    command->callback([texts, &session] { parse(*texts, session); });
}

void add_compose(CLI::App& parent, const Session& session) {
    auto arguments = std::make_shared<ComposeArguments>();
    CLI::App* command = parent.add_subcommand(
        "compose", session.say("由成分写出标准地址", "write a standard address from its parts"));
    addressing::RegistryAddress& address = arguments->address;
    command->add_option("--province", address.province, session.say("省", "province"));
    command->add_option("--city", address.city, session.say("市", "city"));
    command->add_option("--county", address.county, session.say("县区", "county"));
    command->add_option("--town", address.town, session.say("乡镇街道", "town"));
    command->add_option("--village", address.village, session.say("村、社区", "village"));
    command->add_option("--road", address.road, session.say("路名", "road"));
    command->add_option("--number", address.number,
                        session.say("门牌号，如 12、12附1", "door number, such as 12 or 12附1"));
    command->add_option("--postcode", address.postcode, session.say("邮政编码", "postal code"));
    command->add_option("--recipient", arguments->recipient, session.say("收件人", "recipient"));
    command
        ->add_option("--for", arguments->use,
                     session.say("用途：register（登记）、post（邮寄）、plate（门牌）",
                                 "use: register, post (envelope) or plate (door plate)"))
        ->check(CLI::IsMember({"register", "post", "plate"}))
        ->capture_default_str();
    command->footer(
        session.say("例：", "Example:") +
        "\n  luming address compose --county 东营区 --town 史口镇 --village 吕家村 --road "
        "安宁街 --number 12附1");
    command->callback([arguments, &session] { compose(*arguments, session); });
}

}  // namespace

void add_address_command(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand(
        "address", session.say("地址文本：拆分与编写", "address texts: read and write them"));
    command->require_subcommand(1);
    add_parse(*command, session);
    add_compose(*command, session);
}

}  // namespace api::cli

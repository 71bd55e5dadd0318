// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "geo/base/text.hpp"
#include "geo/model/village.hpp"
#include "geo/registry/division_tree.hpp"
#include "geo/registry/import_session.hpp"
#include "geo/registry/village_name.hpp"
#include "geo/storage/village_store.hpp"

namespace geo::registry {

struct DivisionImport::State {
    State(Registry& registry, ImportOrigin origin)
        : session(registry, std::move(origin), "divisions", {}, {}), tree(session.connection()) {}

    RowResult add_village(const DivisionRow& row);
    RowResult update_village(const Village& existing, const std::string& name,
                             const DivisionCode& town, const std::vector<std::string>& aliases);
    RowResult add_division(const DivisionRow& row, const std::string& code);

    ImportSession session;
    DivisionTree tree;
};

namespace {

/// Level and parent of a 12-digit code follow from its zeros.
Division division_of(const std::string& code, const std::string& name) {
    const auto parent = [&](std::size_t digits) {
        return DivisionCode{full_division_code(code.substr(0, digits))};
    };
    if (code.ends_with("0000000000"))
        return {DivisionCode{code}, name, DivisionLevel::province, DivisionCode{}};
    if (code.ends_with("00000000"))
        return {DivisionCode{code}, name, DivisionLevel::city, parent(2)};
    if (code.ends_with("000000"))
        return {DivisionCode{code}, name, DivisionLevel::county, parent(4)};
    return {DivisionCode{code}, name, DivisionLevel::town, parent(6)};
}

}  // namespace

RowResult DivisionImport::State::add_village(const DivisionRow& row) {
    const DivisionCode town =
        tree.save_levels_of(row.code, {{}, row.town, {}, row.county, row.city, row.province});
    storage::VillageStore store{session.connection()};
    const std::string name = plain_village_name(row.name);
    const auto existing = store.find(VillageCode{row.code});
    const auto aliases = text::split_names(row.alias);
    if (!existing) {
        store.insert({VillageCode{row.code}, name, town, std::nullopt, false, aliases},
                     session.origin().source);
        return session.stored();
    }
    return update_village(*existing, name, town, aliases);
}

RowResult DivisionImport::State::update_village(const Village& existing, const std::string& name,
                                                const DivisionCode& town,
                                                const std::vector<std::string>& aliases) {
    Village next = existing;
    next.town = town;
    if (!aliases.empty()) next.aliases = aliases;
    std::optional<BilingualText> note;
    if (existing.outline && existing.name != name)
        note = BilingualText{
            fmt::format("村名保留界线数据中的“{}”（区划表为“{}”）。", existing.name, name),
            fmt::format("Kept the name of the outline, {} (the table says {}).", existing.name,
                        name)};
    else
        next.name = name;
    if (next.name == existing.name && next.town == existing.town &&
        next.aliases == existing.aliases)
        return session.count({RowOutcome::unchanged, std::move(note)});
    storage::VillageStore{session.connection()}.update(next, session.origin().source);
    return session.count({RowOutcome::updated, std::move(note)});
}

RowResult DivisionImport::State::add_division(const DivisionRow& row, const std::string& code) {
    Division division = division_of(code, row.name);
    division.aliases = text::split_names(row.alias);
    return tree.save(division) ? session.stored() : session.unchanged();
}

DivisionImport::DivisionImport(Registry& registry, ImportOrigin origin)
    : state_(std::make_unique<State>(registry, std::move(origin))) {}
DivisionImport::~DivisionImport() = default;

RowResult DivisionImport::add(const DivisionRow& row) {
    const std::string code = full_division_code(row.code);
    if (code.size() != 12)
        return state_->session.rejected(
            fmt::format("区划代码“{}”不是 2、4、6、9 或 12 位数字。", row.code),
            fmt::format("The division code '{}' has not 2, 4, 6, 9 or 12 digits.", row.code));
    if (row.name.empty())
        return state_->session.rejected(fmt::format("区划 {} 没有名称。", row.code),
                                        fmt::format("The division {} has no name.", row.code));
    return is_village_code(row.code) ? state_->add_village(row) : state_->add_division(row, code);
}

void DivisionImport::commit() { state_->session.commit(); }

}  // namespace geo::registry

// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/permission.h"

#include <algorithm>
#include <array>

namespace tellerdesk {

namespace {

struct Row {
    Permission permission;
    const char* name;
    bool teller;
    bool supervisor;
    bool administrator;
    bool auditor;
};

// clang-format off
constexpr std::array kTable{
    //  permission                      name on the wire         teller supervisor administrator auditor
    Row{Permission::ReadUsers,         "users.read",             false, false,     true,         true},
    Row{Permission::ReadTellers,       "tellers.read",           false, true,      true,         true}, // supervisors: of their branch
    Row{Permission::ManageUsers,       "users.manage",           false, false,     true,         false},
    Row{Permission::UnlockUsers,       "users.unlock",           false, true,      true,         false},
    Row{Permission::ReadBranches,      "branches.read",          false, false,     true,         true},
    Row{Permission::ReadCustomers,     "customers.read",         true,  true,      false,        true},
    Row{Permission::ManageCustomers,   "customers.manage",       true,  true,      false,        false},
    Row{Permission::ReadAccounts,      "accounts.read",          true,  true,      false,        true},
    Row{Permission::OpenAccounts,      "accounts.open",          true,  true,      false,        false},
    Row{Permission::ReadPostings,      "postings.read",          true,  true,      false,        true},
    Row{Permission::ReadBranchPostings, "postings.read_branch",  false, true,      false,        true},
    Row{Permission::Post,              "postings.post",          true,  true,      false,        false},
    Row{Permission::AbandonPostings,   "postings.abandon",       true,  true,      false,        false},
    Row{Permission::CopyReceipts,      "receipts.copy",          true,  true,      false,        false},
    Row{Permission::OperateTill,       "till.operate",           true,  true,      false,        false},
    Row{Permission::ReadTillSessions,  "till_sessions.read",     false, true,      false,        true},
    Row{Permission::CloseTillSessions, "till_sessions.close",    true,  true,      false,        false},
    Row{Permission::SuperviseBranch,   "branch.supervise",       false, true,      false,        false},
};
// clang-format on

constexpr std::array kPermissions = [] {
    std::array<Permission, kTable.size()> permissions{};
    std::transform(kTable.begin(), kTable.end(), permissions.begin(), [](const Row& row) { return row.permission; });
    return permissions;
}();

constexpr std::array kRoles{Role::Teller, Role::Supervisor, Role::Administrator, Role::Auditor};
constexpr std::array kRoleNames{"teller", "supervisor", "administrator", "auditor"};

const Row& rowOf(Permission permission) {
    return *std::find_if(kTable.begin(), kTable.end(),
                         [permission](const Row& row) { return row.permission == permission; });
}

} // namespace

bool isAllowed(Role role, Permission permission) {
    const Row& row = rowOf(permission);
    switch (role) {
    case Role::Teller:
        return row.teller;
    case Role::Supervisor:
        return row.supervisor;
    case Role::Administrator:
        return row.administrator;
    case Role::Auditor:
        return row.auditor;
    }
    return false;
}

std::vector<Permission> permissionsOf(Role role) {
    std::vector<Permission> permissions;
    std::copy_if(kPermissions.begin(), kPermissions.end(), std::back_inserter(permissions),
                 [role](Permission permission) { return isAllowed(role, permission); });
    return permissions;
}

QLatin1StringView wireName(Role role) {
    return QLatin1StringView(kRoleNames[static_cast<std::size_t>(role)]);
}

QLatin1StringView wireName(Permission permission) {
    return QLatin1StringView(rowOf(permission).name);
}

std::optional<Role> roleFromWire(QStringView name) {
    const auto role = std::find_if(kRoles.begin(), kRoles.end(), [name](Role each) { return name == wireName(each); });
    return role == kRoles.end() ? std::nullopt : std::optional(*role);
}

std::span<const Role> allRoles() {
    return kRoles;
}

std::span<const Permission> allPermissions() {
    return kPermissions;
}

} // namespace tellerdesk

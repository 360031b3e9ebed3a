// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <optional>
#include <span>
#include <vector>

namespace tellerdesk {

enum class Role { Teller, Supervisor, Administrator, Auditor };

// One table for both programs: the server's adapter refuses by it, the client's menus show by it.
enum class Permission {
    ReadUsers,
    ReadTellers,
    ManageUsers,
    UnlockUsers,
    ReadBranches,
    ReadCustomers,
    ManageCustomers,
    ReadAccounts,
    OpenAccounts,
    ReadPostings,
    ReadBranchPostings,
    Post,
    AbandonPostings,
    CopyReceipts,
    OperateTill,
    ReadTillSessions,
    CloseTillSessions,
    SuperviseBranch, // no route's: whose the page is that unlocks tellers and closes their tills
};

bool isAllowed(Role role, Permission permission);
std::vector<Permission> permissionsOf(Role role);

QLatin1StringView wireName(Role role);
QLatin1StringView wireName(Permission permission);
std::optional<Role> roleFromWire(QStringView name);
std::span<const Role> allRoles();
std::span<const Permission> allPermissions();

} // namespace tellerdesk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/postgresprograms.h"
#include "server/ops/systemaccount.h"
#include "server/ops/trouble.h"

#include <QString>

namespace tellerdesk::server::ops {

inline constexpr const char* kPrivateOwnerRole = "tellerdesk_owner";
inline constexpr const char* kPrivateApplicationRole = "tellerdesk_app";
inline constexpr const char* kPrivateDatabase = "tellerdesk";

// Where a private PostgreSQL keeps its files, and as whom it runs.
struct ClusterPlace {
    QString dataFolder = {};
    QString socketFolder = {};
    SystemAccount account = {};

    QString cluster() const { return dataFolder + QStringLiteral("/postgres"); }
    QString log() const { return dataFolder + QStringLiteral("/postgres.log"); }
};

// The account: ours, unless we are root, which PostgreSQL refuses to be: then the one that owns the files already, or
// `configured`, or postgres.
Attempt<SystemAccount> clusterAccount(const QString& dataFolder, const QString& configured);

// A folder of mode 0700 that belongs to the account, with a path short enough for a socket in it (107 bytes).
Attempt<QString> makeSocketFolder(const QString& dataFolder, const SystemAccount& account);

// The programs for the cluster in its folder, which is made by initdb when there is none yet: in a folder beside, which
// gets its name last, so that a start that is cut short leaves nothing half made.
Attempt<PostgresPrograms> ensureCluster(const ClusterPlace& place);

// Who may connect: root and the server's own account, as this program's roles only, proved by the system (peer).
Attempt<void> writeAccessRules(const ClusterPlace& place);

} // namespace tellerdesk::server::ops

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/trouble.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace tellerdesk::server::ops {

// Where one version of PostgreSQL lies on this machine.
struct PostgresPrograms {
    QString folder = {};
    int major = 0;

    QString program(const char* name) const { return folder + u'/' + QLatin1StringView(name); }
};

// 15 for "postgres (PostgreSQL) 15.8 (Debian 15.8-0+deb12u1)".
std::optional<int> majorVersionIn(const QString& versionText);

// The newest from 14 on, or just the version that a data folder was made by.
Attempt<PostgresPrograms> findPostgresPrograms(std::optional<int> major);
Attempt<PostgresPrograms> findPostgresPrograms(std::optional<int> major, const QStringList& folders);

} // namespace tellerdesk::server::ops

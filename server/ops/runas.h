// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/systemaccount.h"
#include "shared/core/expected.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace tellerdesk::server::ops {

// For PostgreSQL's programs: nothing of ours, neither settings nor secrets, nor another PostgreSQL's PG... variables.
QProcessEnvironment bareEnvironment();

// Runs a program to its end as the account. On failure the line that tells why, of what it said.
Expected<void, QString> runAs(const SystemAccount& account, const QString& program, const QStringList& arguments,
                              const QByteArray& input = {});

// The line that tells why, of what one of PostgreSQL's programs has said.
QString reasonIn(const QString& output);

} // namespace tellerdesk::server::ops

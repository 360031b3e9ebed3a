// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/expected.h"
#include "shared/domain/permission.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace tellerdesk::server::ops {

enum class Command {
    Help,
    Version,
    Serve,
    MigrateStatus,
    MigrateUp,
    MigrateDown,
    ConfigPrint,
    ConfigCheck,
    ClientConfig,
    UserCreate,
    Verify,
};

struct UserOptions {
    QString username = {};
    QString fullName = {};
    Role role = Role::Teller;
    std::optional<QString> branch = {}; // a code; none: the bank's only branch
};

struct CommandLine {
    Command command = Command::Help;
    bool demo = false;
    UserOptions user = {};
    std::optional<QString> envFile = {};
    QHash<QString, QString> settings = {}; // by name
};

// What is asked for, or what is wrong with it. The first of `arguments` is the program.
Expected<CommandLine, QString> parseCommandLine(const QStringList& arguments);

// Commands, settings with their defaults, exit codes.
QString helpText();

} // namespace tellerdesk::server::ops

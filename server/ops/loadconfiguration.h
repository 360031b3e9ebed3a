// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/configuration.h"
#include "shared/core/expected.h"

#include <QHash>
#include <QProcessEnvironment>
#include <QStringList>

#include <optional>
#include <vector>

namespace tellerdesk::server::ops {

// Where values come from, the strongest first: command line, environment, the file given by --env-file, app.env in the
// working folder, defaults.
struct ConfigurationSources {
    QHash<QString, QString> commandLine = {}; // by setting name
    QProcessEnvironment environment = {};
    std::optional<QString> envFile = {};
    QString workingFolder = {};
};

struct LoadedConfiguration {
    Configuration configuration = {};
    std::vector<QString> origins = {}; // of each of allSettings()
    QStringList warnings = {};
};

// All that is wrong, each with the setting's name and the reason, never with the value.
Expected<LoadedConfiguration, QStringList> loadConfiguration(const ConfigurationSources& sources);

// One line for each setting: NAME=value, and in a comment where it comes from. Can be read again as an app.env, but for
// the secrets, which are not shown.
QString describe(const LoadedConfiguration& loaded);

} // namespace tellerdesk::server::ops

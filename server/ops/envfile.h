// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/expected.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace tellerdesk::server::ops {

struct EnvLine {
    int number = 0; // from 1
    QString key = {};
    QString value = {};

    bool operator==(const EnvLine&) const = default;
};

// A file of KEY=VALUE lines, such as app.env. Only what every reader of such files takes in the same way is allowed:
//   KEY=text up to a comment   # a comment begins the line or follows a blank
//   KEY='as it stands'
//   KEY="with \" \\ \n \t"
// Keys are capital letters, digits and underscores; no blanks around '='; no key twice. The errors name the line and
// never the value, which may be a secret.
Expected<std::vector<EnvLine>, QStringList> parseEnvFile(const QByteArray& content);

} // namespace tellerdesk::server::ops

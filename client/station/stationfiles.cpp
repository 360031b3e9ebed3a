// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/stationfiles.h"

#include <QStandardPaths>

namespace tellerdesk::client {

StationFiles StationFiles::ofThisUser(const QString& dataFolder) {
    StationFiles files = in(dataFolder + QStringLiteral("/station"));
    files.settings = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                     QStringLiteral("/tellerdesk/desk.json");
    return files;
}

StationFiles StationFiles::in(const QString& folder) {
    return {.settings = folder + QStringLiteral("/desk.json"),
            .logFolder = folder + QStringLiteral("/log"),
            .crashNote = folder + QStringLiteral("/crash.txt")};
}

} // namespace tellerdesk::client

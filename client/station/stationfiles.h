// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tellerdesk::client {

// Where this program keeps what it knows of this PC and its user's habits; nothing of the bank is in any of it.
struct StationFiles {
    QString settings = {};  // a file
    QString logFolder = {}; // of its own
    QString crashNote = {}; // a file

    // Log and note lie with the data, of which another desk of this user may have its own; settings are for all.
    static StationFiles ofThisUser(const QString& dataFolder);
    static StationFiles in(const QString& folder);
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace tellerdesk::server::ops {

// What PostgreSQL writes into postmaster.pid while it runs, and leaves there when it is killed.
struct PostmasterFile {
    qint64 process = 0;
    QString socketFolder = {};
    bool ready = false; // it takes connections
};

std::optional<PostmasterFile> parsePostmasterFile(const QByteArray& content);
std::optional<PostmasterFile> readPostmasterFile(const QString& clusterFolder);

// Whether this process works in that folder, as each process of a PostgreSQL does. Without /proc nobody is known to.
bool worksIn(qint64 process, const QString& clusterFolder);
// Whether any process does: what is left of a PostgreSQL whose first process was killed.
bool anyoneWorksIn(const QString& clusterFolder);

} // namespace tellerdesk::server::ops

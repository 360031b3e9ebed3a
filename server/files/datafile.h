// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/files/folder.h"

#include <QByteArray>
#include <QString>

namespace tellerdesk::server::files {

enum class Readers {
    OwnerOnly, // 0600
    Everybody  // 0644
};

// Replaces the file as one step that a crash or a second process sees whole or not at all.
Loaded<void> writeFile(const QString& path, const QByteArray& content, Readers readers);

// Refused where the file is missing, unreadable, no regular file, empty or larger than a megabyte; with OwnerOnly also
// where its group or others may read or write it.
Loaded<QByteArray> readFile(const QString& path, Readers readers);

} // namespace tellerdesk::server::files

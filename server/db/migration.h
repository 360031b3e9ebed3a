// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace tellerdesk::server::db {

// A step of the schema: the files 000001_staff.up.sql and 000001_staff.down.sql.
struct Migration {
    int version = 0;
    QString name = {}; // "staff"
    QByteArray up = {};
    QByteArray down = {};

    QString fileName() const; // of the way up, as messages name it
    QString checksum() const; // of the way up: SHA-256, hexadecimal
};

// In order of version, numbered from 1 without a gap. A folder that does not hold such a row is our bug and aborts.
std::vector<Migration> migrationsIn(const QString& folder);
// Those that this program was built with.
std::vector<Migration> embeddedMigrations();

QString migrationFileName(int version, const QString& name);

} // namespace tellerdesk::server::db

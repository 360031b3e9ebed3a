// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/migration.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

// Outside of any namespace, as the macro wants it. Without this call the linker leaves the files out.
static void bringResourcesIn() {
    Q_INIT_RESOURCE(migrations);
}

namespace tellerdesk::server::db {

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("The migration %s cannot be read", qPrintable(path));
    }
    return file.readAll();
}

} // namespace

QString migrationFileName(int version, const QString& name) {
    return QStringLiteral("%1_%2.up.sql").arg(version, 6, 10, QLatin1Char('0')).arg(name);
}

QString Migration::fileName() const {
    return migrationFileName(version, name);
}

QString Migration::checksum() const {
    return QString::fromLatin1(QCryptographicHash::hash(up, QCryptographicHash::Sha256).toHex());
}

std::vector<Migration> migrationsIn(const QString& folder) {
    static const QRegularExpression form(QStringLiteral("^([0-9]{6})_([a-z0-9_]+)\\.up\\.sql$"));
    std::vector<Migration> migrations;
    const QDir files(folder);
    for (const QString& file : files.entryList({QStringLiteral("*.up.sql")}, QDir::Files, QDir::Name)) {
        const auto match = form.match(file);
        const int version = match.hasMatch() ? match.captured(1).toInt() : 0;
        if (version <= (migrations.empty() ? 0 : migrations.back().version)) {
            qFatal("The migration %s has no number of its own", qPrintable(file));
        }
        QString down = file;
        down.replace(QStringLiteral(".up.sql"), QStringLiteral(".down.sql"));
        migrations.push_back({.version = version,
                              .name = match.captured(2),
                              .up = contentOf(files.filePath(file)),
                              .down = contentOf(files.filePath(down))});
    }
    return migrations;
}

std::vector<Migration> embeddedMigrations() {
    bringResourcesIn();
    return migrationsIn(QStringLiteral(":/migrations"));
}

} // namespace tellerdesk::server::db

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/postgresprograms.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>

namespace tellerdesk::server::ops {

namespace {

constexpr int kOldestMajor = 14;
constexpr int kVersionTimeoutMs = 10'000;

// Debian's folders, those of PostgreSQL's own RPM packages, and what the PATH has.
QStringList usualFolders() {
    QStringList folders;
    const auto versionsIn = [&](const QString& parent, const QString& pattern) {
        for (const QString& name : QDir(parent).entryList({pattern}, QDir::Dirs | QDir::NoDotAndDotDot)) {
            folders.append(parent + u'/' + name + QStringLiteral("/bin"));
        }
    };
    versionsIn(QStringLiteral("/usr/lib/postgresql"), QStringLiteral("*"));
    versionsIn(QStringLiteral("/usr"), QStringLiteral("pgsql-*"));
    folders.append(qEnvironmentVariable("PATH").split(u':', Qt::SkipEmptyParts));
    return folders;
}

std::optional<int> majorOf(const QString& program) {
    QProcess process;
    process.start(program, {QStringLiteral("--version")}, QIODevice::ReadOnly);
    if (!process.waitForFinished(kVersionTimeoutMs)) {
        process.kill();
        process.waitForFinished();
        return std::nullopt;
    }
    return majorVersionIn(QString::fromLocal8Bit(process.readAllStandardOutput()));
}

QString notFound(std::optional<int> major) {
    if (major) {
        return QStringLiteral("The database in the data folder is PostgreSQL %1's, and PostgreSQL %1 is not installed.")
            .arg(*major);
    }
    return QStringLiteral("PostgreSQL %1 or newer is not installed; install it, or name a database in DB_SOURCE.")
        .arg(kOldestMajor);
}

} // namespace

std::optional<int> majorVersionIn(const QString& versionText) {
    static const QRegularExpression form(QStringLiteral("\\(PostgreSQL\\) ([0-9]{1,4})(\\.|devel|beta|rc|\\s|$)"));
    const auto match = form.match(versionText);
    return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

Attempt<PostgresPrograms> findPostgresPrograms(std::optional<int> major) {
    return findPostgresPrograms(major, usualFolders());
}

Attempt<PostgresPrograms> findPostgresPrograms(std::optional<int> major, const QStringList& folders) {
    PostgresPrograms best;
    QSet<QString> seen;
    for (const QString& folder : folders) {
        const QString place = QFileInfo(folder + QStringLiteral("/postgres")).canonicalPath();
        const bool complete = QFileInfo(place + QStringLiteral("/postgres")).isExecutable() &&
                              QFileInfo(place + QStringLiteral("/initdb")).isExecutable();
        if (!complete || seen.contains(place)) {
            continue;
        }
        seen.insert(place);
        const auto found = majorOf(place + QStringLiteral("/postgres"));
        if (found && (major ? *found == *major : *found >= kOldestMajor && *found > best.major)) {
            best = {.folder = place, .major = *found};
        }
    }
    if (best.major == 0) {
        return trouble(ExitCode::DataFolder, notFound(major));
    }
    return best;
}

} // namespace tellerdesk::server::ops

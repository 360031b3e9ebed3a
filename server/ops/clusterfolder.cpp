// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/clusterfolder.h"

#include "server/files/datafile.h"
#include "server/ops/runas.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace tellerdesk::server::ops {

namespace {

constexpr qsizetype kLongestSocketPath = 107;
constexpr const char* kSocketName = "/.s.PGSQL.5432";

Unexpected<Trouble> unusable(const QString& path, int error) {
    return trouble(ExitCode::DataFolder, QStringLiteral("%1 cannot be used: %2.").arg(path, qt_error_string(error)));
}

std::optional<uid_t> ownerOf(const QString& path) {
    struct stat status{};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? std::optional(status.st_uid) : std::nullopt;
}

bool give(const QString& path, const SystemAccount& account) {
    return ::geteuid() != 0 || ::chown(QFile::encodeName(path).constData(), account.user, account.group) == 0;
}

// Ours alone: nobody else made it, and nobody else looks into it.
bool isPrivateFolder(const QString& path, const SystemAccount& account) {
    struct stat status{};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 && S_ISDIR(status.st_mode) &&
           status.st_uid == account.user && (status.st_mode & 077) == 0;
}

QString runtimeBase() {
    const QString fromSystemd = qEnvironmentVariable("RUNTIME_DIRECTORY").section(u':', 0, 0);
    if (!fromSystemd.isEmpty() && QFileInfo(fromSystemd).isWritable()) {
        return fromSystemd;
    }
    const QString run = QStringLiteral("/run");
    return ::geteuid() == 0 && QFileInfo(run).isWritable() ? run : QStringLiteral("/tmp");
}

// Written to the disk at the end, once.
Attempt<void> initialise(const PostgresPrograms& programs, const ClusterPlace& place, const QString& fresh) {
    struct Step {
        const char* program;
        QStringList arguments;
        QByteArray input = {};
    };
    const QString folder = QStringLiteral("--pgdata=%1").arg(fresh);
    const Step steps[] = {
        {"initdb",
         {folder, QStringLiteral("--no-sync"), QStringLiteral("--encoding=UTF8"), QStringLiteral("--locale=C.UTF-8"),
          QStringLiteral("--data-checksums"), QStringLiteral("--auth-local=peer"), QStringLiteral("--auth-host=reject"),
          QStringLiteral("--username=%1").arg(QLatin1StringView(kPrivateOwnerRole))}},
        {"postgres",
         {QStringLiteral("--single"), QStringLiteral("-F"), QStringLiteral("-D"), fresh, QStringLiteral("postgres")},
         QByteArray("CREATE DATABASE ") + kPrivateDatabase + '\n'},
        {"initdb", {folder, QStringLiteral("--sync-only")}},
    };
    for (const Step& step : steps) {
        const auto done = runAs(place.account, programs.program(step.program), step.arguments, step.input);
        if (!done) {
            const bool cannotReach = done.error().contains(QStringLiteral("could not access directory"));
            return trouble(ExitCode::DataFolder,
                           QStringLiteral("The private PostgreSQL in %1 cannot be made: %2, run as %3, says \"%4\".%5")
                               .arg(place.dataFolder, QLatin1StringView(step.program), place.account.name, done.error(),
                                    cannotReach ? QStringLiteral(" DATA_DIR must lie where that account can reach it.")
                                                : QString()));
        }
    }
    return {};
}

std::optional<int> majorIn(const QString& cluster) {
    QFile file(cluster + QStringLiteral("/PG_VERSION"));
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    bool isNumber = false;
    const int major = file.readAll().trimmed().toInt(&isNumber);
    return isNumber ? std::optional(major) : std::nullopt;
}

Attempt<void> keepContent(const QString& path, const QByteArray& content, const SystemAccount& account) {
    QFile file(path);
    if (file.open(QIODevice::ReadOnly) && file.readAll() == content) {
        return {};
    }
    if (const auto written = files::writeFile(path, content, files::Readers::OwnerOnly); !written) {
        return trouble(ExitCode::DataFolder, written.error());
    }
    return give(path, account) ? Attempt<void>() : Attempt<void>(unusable(path, errno));
}

QByteArray quoted(const QString& name) {
    QByteArray text = name.toLocal8Bit();
    return '"' + text.replace('"', "\"\"") + '"';
}

} // namespace

Attempt<SystemAccount> clusterAccount(const QString& dataFolder, const QString& configured) {
    std::optional<SystemAccount> account = accountOf(::geteuid());
    if (!account) {
        return trouble(
            ExitCode::DataFolder,
            QStringLiteral("User %1 has no name on this machine, and PostgreSQL wants one.").arg(::geteuid()));
    }
    if (!account->isRoot()) {
        return *account;
    }
    for (const QString& path : {dataFolder + QStringLiteral("/postgres"), dataFolder}) {
        const auto owner = ownerOf(path);
        if (owner && *owner != 0) {
            account = accountOf(*owner);
            return account ? Attempt<SystemAccount>(*account) : Attempt<SystemAccount>(unusable(path, EPERM));
        }
    }
    const QString name = configured.isEmpty() ? QStringLiteral("postgres") : configured;
    account = accountNamed(name);
    if (!account || account->isRoot()) {
        return trouble(
            ExitCode::DataFolder,
            QStringLiteral("PostgreSQL does not run as root, and there is no account %1 to run it as; name one "
                           "in DB_ACCOUNT.")
                .arg(name));
    }
    return *account;
}

Attempt<QString> makeSocketFolder(const QString& dataFolder, const SystemAccount& account) {
    const QByteArray key = QFileInfo(dataFolder).canonicalFilePath().toUtf8();
    const QString mark =
        QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(12));
    QString path = runtimeBase() + QStringLiteral("/tellerdesk-") + mark;
    if (QFile::encodeName(path).size() + qsizetype(qstrlen(kSocketName)) > kLongestSocketPath) {
        path = QStringLiteral("/tmp/tellerdesk-") + mark;
    }
    if (isPrivateFolder(path, account)) {
        return path;
    }
    if (::mkdir(QFile::encodeName(path).constData(), 0700) != 0) {
        if (errno != EEXIST) {
            return unusable(path, errno);
        }
        QByteArray other = "/tmp/tellerdesk-XXXXXX"; // somebody else has taken the name
        if (::mkdtemp(other.data()) == nullptr) {
            return unusable(QStringLiteral("/tmp"), errno);
        }
        path = QFile::decodeName(other);
    }
    return give(path, account) ? Attempt<QString>(path) : Attempt<QString>(unusable(path, errno));
}

Attempt<PostgresPrograms> ensureCluster(const ClusterPlace& place) {
    const QString cluster = place.cluster();
    if (QFileInfo::exists(cluster)) {
        const auto major = majorIn(cluster);
        return major ? findPostgresPrograms(major)
                     : Attempt<PostgresPrograms>(trouble(
                           ExitCode::DataFolder, QStringLiteral("The folder %1 is not a PostgreSQL's.").arg(cluster)));
    }
    const auto programs = findPostgresPrograms(std::nullopt);
    if (!programs) {
        return programs;
    }
    const QString fresh = cluster + QStringLiteral(".new");
    QDir(fresh).removeRecursively(); // of a start that was cut short; the data folder is locked by us
    if (::mkdir(QFile::encodeName(fresh).constData(), 0700) != 0 || !give(fresh, place.account)) {
        return unusable(fresh, errno);
    }
    if (const auto made = initialise(*programs, place, fresh); !made) {
        QDir(fresh).removeRecursively();
        return made.failed();
    }
    if (::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(cluster).constData()) != 0) {
        return unusable(cluster, errno);
    }
    return programs;
}

Attempt<void> writeAccessRules(const ClusterPlace& place) {
    QByteArray people;
    for (const uid_t user : {uid_t{0}, ::geteuid()}) {
        const auto account = accountOf(user);
        if (!account || people.contains(quoted(account->name))) {
            continue;
        }
        for (const char* role : {kPrivateOwnerRole, kPrivateApplicationRole}) {
            people += "tellerdesk " + quoted(account->name) + ' ' + role + '\n';
        }
    }
    const QByteArray note = "# Written by tellerdesk-server at each start.\n";
    const auto written = keepContent(place.cluster() + QStringLiteral("/pg_hba.conf"),
                                     note + "local all all peer map=tellerdesk\n", place.account);
    return written ? keepContent(place.cluster() + QStringLiteral("/pg_ident.conf"), note + people, place.account)
                   : written;
}

} // namespace tellerdesk::server::ops

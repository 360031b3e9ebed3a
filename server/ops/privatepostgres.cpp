// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/privatepostgres.h"

#include "server/files/folder.h"
#include "server/ops/postmasterfile.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QThread>

#include <algorithm>

using namespace std::chrono_literals;

namespace tellerdesk::server::ops {

namespace {

constexpr auto kPoll = 50ms;
constexpr auto kPatience = 60s;    // with another command, or a server that is starting
constexpr auto kFirstPause = 50ms; // before it is started again
constexpr auto kLongestPause = 3200ms;
constexpr qint64 kStableMs = 30'000;

DatabaseUrls urlsIn(const QString& socketFolder) {
    const auto url = [&](const char* role) {
        return QStringLiteral("postgresql://%1@/%2?host=%3")
            .arg(QLatin1StringView(role), QLatin1StringView(kPrivateDatabase), socketFolder);
    };
    return {.application = url(kPrivateApplicationRole), .owner = url(kPrivateOwnerRole)};
}

Unexpected<Trouble> inUse(const QString& dataFolder, const std::optional<DataHolder>& holder) {
    const QString who =
        holder ? QStringLiteral("tellerdesk-server %1 (process %2)").arg(holder->command).arg(holder->process)
               : QStringLiteral("Another process");
    return trouble(ExitCode::DataFolderInUse, QStringLiteral("%1 works on the data folder %2.").arg(who, dataFolder));
}

// The database of a server that runs, once it takes connections.
std::optional<DatabaseUrls> serversDatabase(const QString& dataFolder) {
    const auto holder = DataLock::holder(dataFolder);
    const auto file = readPostmasterFile(dataFolder + QStringLiteral("/postgres"));
    const bool usable = holder && holder->isServer() && file && file->ready;
    return usable ? std::optional(urlsIn(file->socketFolder)) : std::nullopt;
}

// The lock; nothing when it is held by a server whose database can be used instead.
Attempt<std::optional<DataLock>> acquire(const PrivatePostgresSettings& settings,
                                         const PrivatePostgres::Cancelled& cancelled) {
    const bool isServer = settings.command == u"serve";
    const QDeadlineTimer deadline(kPatience);
    while (true) {
        auto lock = DataLock::tryAcquire(settings.dataFolder, settings.command);
        if (!lock || *lock) {
            return lock;
        }
        const auto holder = DataLock::holder(settings.dataFolder);
        if ((isServer && holder && holder->isServer()) || deadline.hasExpired() || cancelled()) {
            return inUse(settings.dataFolder, holder);
        }
        if (!isServer && serversDatabase(settings.dataFolder)) {
            return std::optional<DataLock>();
        }
        QThread::msleep(static_cast<unsigned long>(kPoll.count()));
    }
}

Attempt<PostmasterSettings> prepare(const PrivatePostgresSettings& settings) {
    const auto account = clusterAccount(settings.dataFolder, settings.account);
    if (!account) {
        return account.failed();
    }
    const auto socketFolder = makeSocketFolder(settings.dataFolder, *account);
    if (!socketFolder) {
        return socketFolder.failed();
    }
    const ClusterPlace place{.dataFolder = settings.dataFolder, .socketFolder = *socketFolder, .account = *account};
    const auto programs = ensureCluster(place);
    if (!programs) {
        return programs.failed();
    }
    if (const auto rules = writeAccessRules(place); !rules) {
        return rules.failed();
    }
    return PostmasterSettings{.place = place, .programs = *programs, .connections = settings.connections};
}

} // namespace

Attempt<std::unique_ptr<PrivatePostgres>> PrivatePostgres::lock(const PrivatePostgresSettings& settings,
                                                                const Cancelled& cancelled) {
    if (const auto made = files::makeFolder(settings.dataFolder, files::FolderAccess::PassThrough); !made) {
        return trouble(ExitCode::DataFolder, made.error());
    }
    auto lock = acquire(settings, cancelled);
    if (!lock) {
        return lock.failed();
    }
    return *lock ? std::unique_ptr<PrivatePostgres>(new PrivatePostgres(std::move(**lock), settings)) : nullptr;
}

Attempt<void> PrivatePostgres::start(const Cancelled& cancelled) {
    const auto prepared = prepare(m_settings);
    if (!prepared) {
        return prepared.failed();
    }
    m_socketFolder = prepared->place.socketFolder;
    m_postmaster.emplace(*prepared);
    if (const auto started = m_postmaster->start(cancelled); !started) {
        return started;
    }
    m_since.start();
    connect(&m_postmaster->process(), &QProcess::finished, this, &PrivatePostgres::onFinished);
    connect(&m_postmaster->process(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) { // there is no finished() then
            onFinished();
        }
    });
    return {};
}

Attempt<PrivatePostgres::Use> PrivatePostgres::use(const PrivatePostgresSettings& settings,
                                                   const Cancelled& cancelled) {
    auto own = lock(settings, cancelled);
    if (!own) {
        return own.failed();
    }
    if (!*own) {
        const auto urls = serversDatabase(settings.dataFolder);
        return urls ? Attempt<Use>(Use{.urls = *urls}) : Attempt<Use>(inUse(settings.dataFolder, {}));
    }
    if (const auto started = (*own)->start(cancelled); !started) {
        return started.failed();
    }
    const DatabaseUrls urls = (*own)->urls();
    return Use{.own = std::move(*own), .urls = urls};
}

PrivatePostgres::PrivatePostgres(DataLock lock, const PrivatePostgresSettings& settings)
    : m_lock(std::move(lock))
    , m_settings(settings) {
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &PrivatePostgres::startAgain);
}

PrivatePostgres::~PrivatePostgres() {
    stop();
}

DatabaseUrls PrivatePostgres::urls() const {
    return urlsIn(m_socketFolder);
}

void PrivatePostgres::stop() {
    m_stopping = true;
    m_again.stop();
    if (m_postmaster) {
        m_postmaster->stop();
        QDir().rmdir(m_socketFolder);
    }
}

// At once after a crash, and ever slower while it does not come back, as with a full disk.
void PrivatePostgres::onFinished() {
    if (m_stopping) {
        return;
    }
    m_failures = m_since.elapsed() > kStableMs ? 0 : m_failures + 1;
    Q_EMIT ended(m_postmaster->lastWords());
    m_again.start(std::min(kLongestPause, kFirstPause * (1 << std::min(m_failures, 8))));
}

void PrivatePostgres::startAgain() {
    if (!m_stopping) {
        m_since.start();
        m_postmaster->launch();
    }
}

} // namespace tellerdesk::server::ops

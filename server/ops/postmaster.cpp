// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/postmaster.h"

#include "server/files/descriptor.h"
#include "server/ops/postmasterfile.h"
#include "server/ops/runas.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QStorageInfo>
#include <QThread>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>

using namespace std::chrono_literals;

namespace tellerdesk::server::ops {

namespace {

Q_LOGGING_CATEGORY(log, "tellerdesk.postgres")

constexpr auto kPoll = 20ms;
constexpr auto kFastShutdown = 30s;
constexpr auto kImmediateShutdown = 10s;
constexpr auto kStartAgain = 10s; // for the rests of a killed predecessor to go
constexpr qint64 kLogTailBytes = 16 * 1024;
constexpr qint64 kScarceBytes = 64 * 1024 * 1024;

bool lives(qint64 process) {
    return ::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM;
}

// Waits until it is gone.
bool waitForEnd(const std::function<bool()>& isThere, std::chrono::milliseconds patience) {
    const QDeadlineTimer deadline(patience);
    while (isThere()) {
        if (deadline.hasExpired()) {
            return false;
        }
        QThread::msleep(static_cast<unsigned long>(kPoll.count()));
    }
    return true;
}

} // namespace

Postmaster::Postmaster(PostmasterSettings settings)
    : m_settings(std::move(settings)) {
    m_process.setProgram(m_settings.programs.program("postgres"));
    m_process.setArguments(arguments());
    m_process.setProcessEnvironment(bareEnvironment());
    m_process.setWorkingDirectory(QStringLiteral("/"));
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    // A file and not a pipe: a server that is busy or killed must not hold up its database.
    m_process.setStandardOutputFile(m_settings.place.log(), QIODevice::Append);
    m_process.setChildProcessModifier(childBecomes(m_settings.place.account, SIGINT));
}

Postmaster::~Postmaster() {
    stop();
}

// Durability is PostgreSQL's default, and said here because nothing else may decide it. The log takes only what
// concerns the database as a whole: errors of statements quote values, which no log may hold.
QStringList Postmaster::arguments() const {
    const ClusterPlace& place = m_settings.place;
    QStringList arguments = {QStringLiteral("-D"), place.cluster()};
    const QStringList settings = {
        QStringLiteral("listen_addresses="),
        QStringLiteral("port=5432"),
        QStringLiteral("unix_socket_directories=%1").arg(place.socketFolder),
        QStringLiteral("unix_socket_permissions=0700"),
        QStringLiteral("max_connections=%1").arg(m_settings.connections),
        QStringLiteral("fsync=on"),
        QStringLiteral("synchronous_commit=on"),
        QStringLiteral("full_page_writes=on"),
        QStringLiteral("shared_buffers=96MB"),
        QStringLiteral("max_wal_size=512MB"),
        QStringLiteral("jit=off"),
        QStringLiteral("timezone=UTC"),
        QStringLiteral("log_timezone=UTC"),
        QStringLiteral("lc_messages=C"),
        QStringLiteral("logging_collector=off"),
        QStringLiteral("log_destination=stderr"),
        QStringLiteral("log_min_messages=log"),
        QStringLiteral("log_min_error_statement=panic"),
        QStringLiteral("log_error_verbosity=terse"),
        QStringLiteral("log_statement=none"),
        QStringLiteral("log_checkpoints=off"),
        QStringLiteral("log_line_prefix=%m "),
    };
    for (const QString& setting : settings) {
        arguments << QStringLiteral("-c") << setting;
    }
    return arguments;
}

void Postmaster::launch() {
    m_process.start();
}

Attempt<void> Postmaster::start(const Cancelled& cancelled) {
    if (const auto ended = endLeftovers(cancelled); !ended) {
        return ended;
    }
    rotateLog();
    const QDeadlineTimer startAgain(kStartAgain);
    launch();
    while (true) {
        if (cancelled()) {
            stop();
            return trouble(ExitCode::Done, QStringLiteral("stopped while starting"));
        }
        if (m_process.waitForFinished(static_cast<int>(kPoll.count())) || !isRunning()) {
            // The backends of a killed predecessor need a moment to notice, and hold the shared memory until then.
            if (startAgain.hasExpired() || !lastWords().contains(QStringLiteral("shared memory"))) {
                return trouble(ExitCode::DataFolder, QStringLiteral("The private PostgreSQL in %1 does not start: %2.")
                                                         .arg(m_settings.place.dataFolder, lastWords()));
            }
            launch();
        }
        const auto file = readPostmasterFile(m_settings.place.cluster());
        if (file && file->ready && file->process == m_process.processId()) {
            return {};
        }
    }
}

Attempt<void> Postmaster::endLeftovers(const Cancelled& cancelled) const {
    const QString cluster = m_settings.place.cluster();
    const auto file = readPostmasterFile(cluster);
    if (!file || !lives(file->process)) {
        return {}; // PostgreSQL itself copes with the file of a dead process
    }
    const qint64 process = file->process;
    if (!worksIn(process, cluster)) {
        // Another program has got the number meanwhile, as happens in containers. PostgreSQL would refuse to start.
        if (waitForEnd([&] { return anyoneWorksIn(cluster) && !cancelled(); }, kStartAgain)) {
            QFile::remove(cluster + QStringLiteral("/postmaster.pid"));
        }
        return {};
    }
    qCWarning(log, "a database is left of a server that was killed; stopping it");
    const auto isThere = [&] { return worksIn(process, cluster) && !cancelled(); };
    ::kill(static_cast<pid_t>(process), SIGINT);
    if (!waitForEnd(isThere, kFastShutdown)) {
        ::kill(static_cast<pid_t>(process), SIGQUIT);
        if (!waitForEnd(isThere, kImmediateShutdown)) {
            return trouble(ExitCode::DataFolder,
                           QStringLiteral("The PostgreSQL (process %1) that is left in %2 does not stop.")
                               .arg(process)
                               .arg(m_settings.place.dataFolder));
        }
    }
    return {};
}

void Postmaster::rotateLog() const {
    const QString path = m_settings.place.log();
    const QString previous = path + QStringLiteral(".1");
    if (QFile::exists(path)) {
        QFile::remove(previous);
        QFile::rename(path, previous);
    }
    // Made here so that it is the owner's alone.
    const files::Descriptor made(::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
}

void Postmaster::stop() {
    if (!isRunning()) {
        return;
    }
    const auto process = static_cast<pid_t>(m_process.processId());
    const auto endedBy = [&](int signal, std::chrono::milliseconds patience) {
        return process > 0 && ::kill(process, signal) == 0 &&
               m_process.waitForFinished(static_cast<int>(patience.count()));
    };
    if (!endedBy(SIGINT, kFastShutdown) && isRunning()) {
        qCWarning(log, "the database does not stop in time");
        if (!endedBy(SIGQUIT, kImmediateShutdown) && isRunning()) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
}

QString Postmaster::lastWords() const {
    QFile file(m_settings.place.log());
    QString said;
    if (file.open(QIODevice::ReadOnly)) {
        file.seek(std::max<qint64>(0, file.size() - kLogTailBytes));
        said = reasonIn(QString::fromUtf8(file.readAll()));
    } else {
        said = m_process.errorString();
    }
    const QStorageInfo storage(m_settings.place.dataFolder);
    if (storage.isValid() && storage.bytesAvailable() < kScarceBytes) {
        said += QStringLiteral(" (its disk has %1 MB left)").arg(storage.bytesAvailable() / 1'000'000);
    }
    return said;
}

} // namespace tellerdesk::server::ops

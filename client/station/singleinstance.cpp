// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QStandardPaths>

namespace tellerdesk::client {

namespace {

constexpr int kPatienceMs = 3'000;
constexpr qsizetype kLongestSocket = 100; // the system allows 107 bytes
constexpr char kRaise[] = "raise\n";
constexpr char kRaised[] = "raised\n";

// Short whatever the data folder is, and the user's own.
QString socketFor(const QString& dataFolder) {
    const QString canonical = QDir(dataFolder).canonicalPath();
    const QByteArray digest = QCryptographicHash::hash(canonical.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    const QString name = QStringLiteral("tellerdesk-") + QString::fromLatin1(digest);
#ifdef Q_OS_UNIX
    for (const auto place : {QStandardPaths::RuntimeLocation, QStandardPaths::TempLocation}) {
        const QString path = QStandardPaths::writableLocation(place) + u'/' + name;
        if (!path.startsWith(u'/') || QFile::encodeName(path).size() > kLongestSocket) {
            continue;
        }
        return path;
    }
#endif
    return name;
}

} // namespace

SingleInstance::SingleInstance(const QString& dataFolder, QObject* parent)
    : QObject(parent)
    , m_folder(dataFolder)
    , m_lock(dataFolder + QStringLiteral("/desk.lock")) {
    // By age alone no lock is stale: a desk may run for months. One of a process that is gone is.
    m_lock.setStaleLockTime(0);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::answer);
}

SingleInstance::Start SingleInstance::start() {
    QDir().mkpath(m_folder);
    m_socket = socketFor(m_folder);
    if (m_lock.tryLock(0)) {
        return listen() ? Start::First : Start::Blocked;
    }
    if (m_lock.error() != QLockFile::LockFailedError) {
        m_problem = tr("The folder %1 cannot be written.").arg(QDir::toNativeSeparators(m_folder));
        return Start::Blocked;
    }
    if (raiseOther()) {
        return Start::Raised;
    }
    // It may have ended just now.
    if (m_lock.tryLock(0)) {
        return listen() ? Start::First : Start::Blocked;
    }
    m_problem = whoHolds();
    return Start::Blocked;
}

bool SingleInstance::listen() {
    QLocalServer::removeServer(m_socket); // of one that was killed; whoever lives has the lock
    if (!m_server.listen(m_socket)) {
        qWarning("no socket for a second start"); // which is then told that this one does not answer
    }
    return true;
}

bool SingleInstance::raiseOther() const {
    QLocalSocket socket;
    socket.connectToServer(m_socket);
    if (!socket.waitForConnected(kPatienceMs) || socket.write(kRaise) < 0 || !socket.waitForBytesWritten(kPatienceMs)) {
        return false;
    }
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(kPatienceMs)) {
            return false;
        }
    }
    return socket.readLine() == kRaised;
}

void SingleInstance::answer() {
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            if (socket->canReadLine()) {
                if (socket->readLine() == kRaise) {
                    socket->write(kRaised);
                    Q_EMIT raiseWanted();
                }
                socket->disconnectFromServer();
            } else if (socket->bytesAvailable() > static_cast<qint64>(sizeof kRaise)) {
                socket->abort();
            }
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

QString SingleInstance::whoHolds() const {
    qint64 process = 0;
    QString host;
    QString program;
    if (!m_lock.getLockInfo(&process, &host, &program)) {
        return tr("The lock %1 cannot be had.").arg(QDir::toNativeSeparators(m_folder + QStringLiteral("/desk.lock")));
    }
    return tr("Tellerdesk runs already as process %1 on %2, and does not answer. End it there, then start again. If it "
              "is surely not running, delete %3.")
        .arg(process)
        .arg(host, QDir::toNativeSeparators(m_folder + QStringLiteral("/desk.lock")));
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/datalock.h"

#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace tellerdesk::server::ops {

namespace {

QString lockFile(const QString& dataFolder) {
    return dataFolder + QStringLiteral("/postgres.lock");
}

Unexpected<Trouble> unusable(const QString& path, int error) {
    return trouble(ExitCode::DataFolder,
                   QStringLiteral("The file %1 cannot be used: %2.").arg(path, qt_error_string(error)));
}

// What root makes in the data folder of another account must be of use to that account too.
bool giveToOwnerOf(const QString& folder, int descriptor) {
    struct stat status{};
    return ::geteuid() != 0 || (::stat(QFile::encodeName(folder).constData(), &status) == 0 &&
                                ::fchown(descriptor, status.st_uid, status.st_gid) == 0);
}

} // namespace

Attempt<std::optional<DataLock>> DataLock::tryAcquire(const QString& dataFolder, const QString& command) {
    const QString path = lockFile(dataFolder);
    files::Descriptor descriptor(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!descriptor.isOpen() || !giveToOwnerOf(dataFolder, descriptor.number())) {
        return unusable(path, errno);
    }
    if (::flock(descriptor.number(), LOCK_EX | LOCK_NB) != 0) {
        return errno == EWOULDBLOCK ? Attempt<std::optional<DataLock>>(std::nullopt)
                                    : Attempt<std::optional<DataLock>>(unusable(path, errno));
    }
    DataLock lock(std::move(descriptor), command);
    lock.write({});
    return std::optional(std::move(lock));
}

std::optional<DataHolder> DataLock::holder(const QString& dataFolder) {
    QFile file(lockFile(dataFolder));
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    const QList<QByteArray> words = file.readAll().trimmed().split(' ');
    if (words.size() < 2) {
        return std::nullopt;
    }
    return DataHolder{.command = QString::fromUtf8(words[0]),
                      .process = words[1].toLongLong(),
                      .address = words.size() > 2 ? QString::fromUtf8(words[2]) : QString()};
}

void DataLock::noteAddress(const QString& address) {
    write(address);
}

// For people and for the other commands; the lock itself is the system's. So a full disk is no reason to give up.
void DataLock::write(const QString& address) {
    const QByteArray text = QStringLiteral("%1 %2 %3\n").arg(m_command).arg(::getpid()).arg(address).toUtf8();
    if (::ftruncate(m_descriptor.number(), 0) == 0) {
        [[maybe_unused]] const ssize_t written =
            ::pwrite(m_descriptor.number(), text.constData(), static_cast<std::size_t>(text.size()), 0);
    }
}

} // namespace tellerdesk::server::ops

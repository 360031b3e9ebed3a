// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/datafile.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>

namespace tellerdesk::server::files {

namespace {

constexpr off_t kLargestFile = 1024 * 1024;

Unexpected<QString> notWritten(const QString& path, int error) {
    return {QStringLiteral("The file %1 cannot be written: %2.").arg(path, qt_error_string(error))};
}

Unexpected<QString> notRead(const QString& path, const QString& reason) {
    return {QStringLiteral("The file %1 cannot be used: %2.").arg(path, reason)};
}

bool writeAll(int descriptor, const QByteArray& content) {
    qsizetype at = 0;
    while (at < content.size()) {
        const ssize_t written =
            ::write(descriptor, content.constData() + at, static_cast<std::size_t>(content.size() - at));
        if (written < 0 && errno != EINTR) {
            return false;
        }
        at += written > 0 ? written : 0;
    }
    return true;
}

int syncFolderOf(const QString& path) {
    const Descriptor folder(
        ::open(QFile::encodeName(QFileInfo(path).path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return folder.isOpen() ? ::fsync(folder.number()) : -1;
}

} // namespace

Loaded<void> writeFile(const QString& path, const QByteArray& content, Readers readers) {
    QByteArray temporary = QFile::encodeName(path) + ".XXXXXX";
    const Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC)); // 0600 whatever the umask
    if (!file.isOpen()) {
        return notWritten(path, errno);
    }
    const bool written =
        writeAll(file.number(), content) && (readers == Readers::OwnerOnly || ::fchmod(file.number(), 0644) == 0) &&
        ::fsync(file.number()) == 0 && ::rename(temporary.constData(), QFile::encodeName(path).constData()) == 0;
    if (!written) {
        const int error = errno;
        ::unlink(temporary.constData());
        return notWritten(path, error);
    }
    return syncFolderOf(path) == 0 ? Loaded<void>() : Loaded<void>(notWritten(path, errno));
}

Loaded<QByteArray> readFile(const QString& path, Readers readers) {
    // Not blocking: a pipe in the file's place must not hold up the start.
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.isOpen()) {
        return notRead(path, qt_error_string(errno));
    }
    struct stat status{};
    if (::fstat(file.number(), &status) != 0) {
        return notRead(path, qt_error_string(errno));
    }
    if (!S_ISREG(status.st_mode)) {
        return notRead(path, QStringLiteral("it is no regular file"));
    }
    if (readers == Readers::OwnerOnly && (status.st_mode & 066) != 0) {
        return notRead(path, QStringLiteral("its group or everybody may read or write it (mode %1); make it 0600")
                                 .arg(static_cast<uint>(status.st_mode & 07777), 4, 8, QChar(u'0')));
    }
    if (status.st_size == 0 || status.st_size > kLargestFile) {
        return notRead(path,
                       status.st_size == 0 ? QStringLiteral("it is empty") : QStringLiteral("it is larger than 1 MiB"));
    }
    QFile reader;
    if (!reader.open(file.number(), QIODevice::ReadOnly, QFileDevice::DontCloseHandle)) {
        return notRead(path, reader.errorString());
    }
    QByteArray content = reader.readAll();
    return reader.error() == QFileDevice::NoError ? Loaded<QByteArray>(std::move(content))
                                                  : Loaded<QByteArray>(notRead(path, reader.errorString()));
}

} // namespace tellerdesk::server::files

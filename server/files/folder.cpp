// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/folder.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>

namespace tellerdesk::server::files {

namespace {

constexpr mode_t kOwnerOnly = 0700;
constexpr mode_t kPassThrough = 0711;

Unexpected<QString> refused(const QString& path, int error) {
    return {QStringLiteral("The folder %1 cannot be used: %2.").arg(path, qt_error_string(error))};
}

Loaded<void> makeOne(const QString& path, mode_t mode) {
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), kOwnerOnly) != 0) {
        const int error = errno;
        return error == EEXIST && QFileInfo(path).isDir() ? Loaded<void>() : Loaded<void>(refused(path, error));
    }
    // The mode that mkdir gave was narrowed by the umask.
    return ::chmod(name.constData(), mode) == 0 ? Loaded<void>() : Loaded<void>(refused(path, errno));
}

} // namespace

Loaded<void> makeFolder(const QString& path, FolderAccess access) {
    const QFileInfo folder(QFileInfo(path).absoluteFilePath());
    if (!folder.exists()) {
        if (!QFileInfo::exists(folder.path())) {
            if (const auto parent = makeFolder(folder.path(), FolderAccess::PassThrough); !parent) {
                return parent;
            }
        }
        return makeOne(folder.filePath(), access == FolderAccess::OwnerOnly ? kOwnerOnly : kPassThrough);
    }
    if (!folder.isDir()) {
        return refused(path, ENOTDIR);
    }
    const QByteArray name = QFile::encodeName(folder.filePath());
    struct stat status{};
    if (access == FolderAccess::PassThrough && ::stat(name.constData(), &status) == 0 &&
        (status.st_mode & kPassThrough) != kPassThrough && status.st_uid == ::geteuid()) {
        if (::chmod(name.constData(), (status.st_mode & 07777) | kPassThrough) != 0) {
            return refused(path, errno);
        }
    }
    return {};
}

Loaded<FolderLock> FolderLock::acquire(const QString& path) {
    Descriptor descriptor(::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!descriptor.isOpen()) {
        return refused(path, errno);
    }
    while (::flock(descriptor.number(), LOCK_EX) != 0) {
        if (errno != EINTR) {
            return refused(path, errno);
        }
    }
    return FolderLock(std::move(descriptor));
}

} // namespace tellerdesk::server::files

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/postmasterfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace tellerdesk::server::ops {

std::optional<PostmasterFile> parsePostmasterFile(const QByteArray& content) {
    const QList<QByteArray> lines = content.split('\n');
    bool isNumber = false;
    const qint64 process = lines.front().trimmed().toLongLong(&isNumber);
    if (!isNumber || process <= 0) {
        return std::nullopt;
    }
    PostmasterFile file{.process = process};
    if (lines.size() > 4) {
        file.socketFolder = QFile::decodeName(lines[4].trimmed());
    }
    file.ready = lines.size() > 7 && lines[7].trimmed() == "ready";
    return file;
}

std::optional<PostmasterFile> readPostmasterFile(const QString& clusterFolder) {
    QFile file(clusterFolder + QStringLiteral("/postmaster.pid"));
    return file.open(QIODevice::ReadOnly) ? parsePostmasterFile(file.readAll()) : std::nullopt;
}

bool worksIn(qint64 process, const QString& clusterFolder) {
    const QFileInfo link(QStringLiteral("/proc/%1/cwd").arg(process));
    const QString folder = QFileInfo(clusterFolder).canonicalFilePath();
    return !folder.isEmpty() && link.symLinkTarget() == folder;
}

bool anyoneWorksIn(const QString& clusterFolder) {
    const QStringList processes =
        QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[1-9]*")}, QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& process : processes) {
        if (worksIn(process.toLongLong(), clusterFolder)) {
            return true;
        }
    }
    return false;
}

} // namespace tellerdesk::server::ops

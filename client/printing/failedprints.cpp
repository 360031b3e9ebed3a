// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/printing/failedprints.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <utility>

namespace tellerdesk::client {

namespace {

constexpr qint64 kLargestFile = 1024 * 1024;

std::vector<PostingId> idsIn(const QString& path) {
    std::vector<PostingId> ids;
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return ids;
    }
    for (const QByteArray& line : file.read(kLargestFile).split('\n')) {
        if (const auto id = PostingId::fromString(QString::fromLatin1(line.trimmed()))) {
            ids.push_back(*id);
        }
    }
    return ids;
}

bool writeTo(const QString& path, const QByteArray& content) {
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
           file.write(content) == content.size() && file.commit();
}

} // namespace

FailedPrints::FailedPrints(DiskThread& disk, QString file, QObject* parent)
    : QObject(parent)
    , m_disk(disk)
    , m_file(std::move(file)) {
    m_disk.run(
        this, [path = m_file] { return idsIn(path); },
        [this](std::vector<PostingId> ids) {
            // What failed before the list was read comes after what it holds.
            for (const PostingId& id : std::exchange(m_ids, std::move(ids))) {
                add(id);
            }
            Q_EMIT changed();
        });
}

bool FailedPrints::contains(const PostingId& id) const {
    return std::find(m_ids.begin(), m_ids.end(), id) != m_ids.end();
}

void FailedPrints::add(const PostingId& id) {
    if (!contains(id)) {
        m_ids.push_back(id);
        write();
    }
}

void FailedPrints::remove(const PostingId& id) {
    if (std::erase(m_ids, id) > 0) {
        write();
    }
}

void FailedPrints::write() {
    QByteArray content;
    for (const PostingId& id : m_ids) {
        content += id.toString().toLatin1() + '\n';
    }
    m_disk.run(
        this, [path = m_file, content] { return writeTo(path, content); },
        [this](bool written) {
            if (!written) {
                Q_EMIT notKept();
            }
        });
    Q_EMIT changed();
}

} // namespace tellerdesk::client

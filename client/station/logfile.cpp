// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/logfile.h"

#include <QDir>

#include <utility>

namespace tellerdesk::client {

LogFile::LogFile(QString folder, qint64 largest)
    : m_folder(std::move(folder))
    , m_largest(largest)
    , m_file(nameOf(m_folder)) {}

QString LogFile::nameOf(const QString& folder, int older) {
    const QString name = folder + QStringLiteral("/desk.log");
    return older == 0 ? name : QStringLiteral("%1.%2").arg(name).arg(older);
}

bool LogFile::open() {
    if (m_file.isOpen()) {
        return true;
    }
    QDir().mkpath(m_folder);
    QFile::setPermissions(m_folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    return m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered) &&
           m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

void LogFile::rotate() {
    m_file.close();
    QFile::remove(nameOf(m_folder, kOlder));
    for (int older = kOlder; older > 0; --older) {
        QFile::rename(nameOf(m_folder, older - 1), nameOf(m_folder, older));
    }
}

bool LogFile::append(const QByteArray& line) {
    if (!open()) {
        return false;
    }
    if (m_file.size() > 0 && m_file.size() + line.size() > m_largest) {
        rotate();
        if (!open()) {
            return false;
        }
    }
    return m_file.write(line) == line.size();
}

} // namespace tellerdesk::client

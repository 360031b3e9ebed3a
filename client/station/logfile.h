// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace tellerdesk::client {

// desk.log in a folder, and a few older ones beside it, each of a bounded size; for its owner's eyes. Waits for the
// disk. What cannot be written is lost: a log is not worth stopping for.
class LogFile {
public:
    static constexpr int kOlder = 3;

    explicit LogFile(QString folder, qint64 largest = 256 * 1024);

    bool append(const QByteArray& line);
    static QString nameOf(const QString& folder, int older = 0); // 0: the present one

private:
    bool open();
    void rotate();

    QString m_folder;
    qint64 m_largest;
    QFile m_file;
};

} // namespace tellerdesk::client

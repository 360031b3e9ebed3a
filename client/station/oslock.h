// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QThread;

namespace tellerdesk::client {

// Tells when the operating system locks the screen or goes to sleep: the screen savers of the desktop on the session
// bus, logind on the system bus. All talk with a bus is on a thread of its own, for a bus may take half a minute to say
// nothing; without a bus there is nothing to hear, and that is no error.
class OsLock : public QObject {
    Q_OBJECT

public:
    explicit OsLock(QObject* parent = nullptr);
    ~OsLock() override;

    void start();

Q_SIGNALS:
    void locked();
    void listening(); // to whatever there is; said once

private:
    QThread* m_thread = nullptr;
};

} // namespace tellerdesk::client

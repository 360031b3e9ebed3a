// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace tellerdesk::client {

// Notices that nobody touches this program: neither key nor mouse, in any of its windows.
class IdleWatch : public QObject {
    Q_OBJECT

public:
    explicit IdleWatch(QObject* parent = nullptr);

    void setLimit(std::chrono::milliseconds limit); // counts from the last touch
    void start();
    void stop();

Q_SIGNALS:
    void idle(); // once; it must be started again

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void check();

    std::chrono::milliseconds m_limit{std::chrono::minutes(5)};
    QElapsedTimer m_sinceTouch;
    QTimer m_timer;
};

} // namespace tellerdesk::client

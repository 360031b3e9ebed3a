// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

namespace tellerdesk::client {

// An application that knows how often it painted, and when it was done.
class WatchedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override {
        const bool done = QApplication::notify(receiver, event);
        // Every change of a shown widget is painted and handed to the screen by this event of its window.
        if (event->type() == QEvent::UpdateRequest) {
            ++m_paints;
        }
        return done;
    }
    qint64 paints() const { return m_paints; }

private:
    qint64 m_paints = 0;
};

} // namespace tellerdesk::client

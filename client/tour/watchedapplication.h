// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <functional>
#include <utility>

namespace tellerdesk::client {

// An application that knows how often it painted, and when it was done.
class WatchedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override {
        // Every change of a shown widget is painted and handed to the screen by this event of its window.
        const bool paints = event->type() == QEvent::UpdateRequest;
        const bool showsAwaited = paints && m_awaited && m_awaited();
        const bool done = QApplication::notify(receiver, event);
        if (paints) {
            ++m_paints;
            m_awaitedShown = m_awaitedShown || showsAwaited;
        }
        return done;
    }
    qint64 paints() const { return m_paints; }
    // What a paint must find true before it begins to count as the one that shows it.
    void await(std::function<bool()> there) {
        m_awaited = std::move(there);
        m_awaitedShown = false;
    }
    bool awaitedShown() const { return m_awaitedShown; }

private:
    qint64 m_paints = 0;
    std::function<bool()> m_awaited;
    bool m_awaitedShown = false;
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/tour/watchedapplication.h"

#include <QKeyCombination>
#include <QString>

#include <functional>
#include <optional>

class QTableView;
class QWidget;

namespace tellerdesk::client {

class Application;

// Works at the desk by keys, as a teller does, and tells how long what follows takes. What does not come within its
// patience ends the run with its name.
class Hands {
public:
    Hands(WatchedApplication& qt, Application& application);

    void press(QKeyCombination keys);
    void type(const QString& text);
    void rest(int ms); // until what was asked to load has probably come
    bool comesTo(const char* what, const std::function<bool()>& there);
    // From an act to the end of the paint that shows it, the screen's own part included; nothing if nothing is painted.
    std::optional<double> millisecondsOf(const std::function<void()>& act);
    // The same, to the first paint in which this has come true.
    std::optional<double> millisecondsTo(const char* what, const std::function<void()>& act,
                                         const std::function<bool()>& there);

    bool isShown(const char* objectName) const;
    QString textOf(const char* objectName) const;
    QTableView* shownTable(const char* objectName) const; // null: none with rows is shown
    Application& application() const { return m_application; }
    QWidget& window() const;
    const QString& failure() const { return m_failure; }
    void fail(const QString& why) { m_failure = why; }

private:
    bool runUntil(const std::function<bool()>& there, int patienceMs);
    void finishPainting();

    WatchedApplication& m_qt;
    Application& m_application;
    QString m_failure;
};

} // namespace tellerdesk::client

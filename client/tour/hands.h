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

    void activate(); // the keyboard is the window's, or its dialog's
    void press(QKeyCombination keys);
    void type(const QString& text);
    void rest(int ms); // until what was asked to load has probably come
    bool comesTo(const char* what, const std::function<bool()>& there);
    // From an act to the end of the paint that follows it, the screen's own part included, however long that takes.
    // Nothing, with its name as the failure, if nothing is painted.
    std::optional<double> millisecondsOf(const QString& what, const std::function<void()>& act);
    // The same, but nothing without a failure if the act turns out to have changed nothing that could be painted.
    std::optional<double> millisecondsOf(const QString& what, const std::function<void()>& act,
                                         const std::function<bool()>& changed);
    // The same, to the first paint that begins when this has come true.
    std::optional<double> millisecondsTo(const char* what, const std::function<void()>& act,
                                         const std::function<bool()>& there);

    bool isShown(const char* objectName) const;
    QString textOf(const char* objectName) const;
    QTableView* shownTable(const char* objectName) const; // null: none with rows is shown
    Application& application() const { return m_application; }
    QWidget& window() const;
    const QString& failure() const { return m_failure; }
    bool hasFailed() const { return !m_failure.isEmpty(); }
    void fail(const QString& why) { m_failure = why; }

private:
    bool runUntil(const std::function<bool()>& there, int patienceMs);
    void finishPainting();

    WatchedApplication& m_qt;
    Application& m_application;
    QString m_failure;
};

} // namespace tellerdesk::client

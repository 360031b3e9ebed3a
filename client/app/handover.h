// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace tellerdesk::client {

class Courier;
class Desk;

// Another user wants the locked desk. What the user who locked it has not settled is settled first; when that does not
// come about, the postings stay on this PC for their user, or for a supervisor. The till stays open.
class HandOver : public QObject {
    Q_OBJECT

public:
    HandOver(Desk& desk, Courier& courier, QObject* parent = nullptr);

    // At once when nothing is unsettled; else it waits for the outcomes. Asked again, it waits no longer.
    void ask();
    int waitsFor() const; // number of postings; 0: not waiting

Q_SIGNALS:
    void retryWanted(); // the outcomes are wanted now
    void changed();

private:
    void look();

    Desk& m_desk;
    Courier& m_courier;
    bool m_waiting = false;
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>

namespace tellerdesk::client {

// How a program ended that was run with a time limit.
struct ChildResult {
    bool started = false;
    bool timedOut = false; // and was killed
    int exitCode = -1;
    QByteArray output = {};

    bool wentWell() const { return started && !timedOut && exitCode == 0; }
};

struct ChildCall {
    QString program = {};
    QStringList arguments = {};
    QByteArray input = {};
    std::chrono::milliseconds limit{10'000};
};

// Runs a program, in English, without waiting for it; `done` runs once, unless `owner` is gone: then the program is
// killed.
void runChild(const ChildCall& call, QObject* owner, std::function<void(const ChildResult&)> done);

} // namespace tellerdesk::client

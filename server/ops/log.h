// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/ops/configuration.h"
#include "server/ops/logline.h"

#include <initializer_list>
#include <memory>
#include <thread>

namespace tellerdesk::server::ops {

// The server's log, on a thread of its own: who logs never waits for the disk, the pipe or the terminal behind it. When
// that takes too little for too long, lines are dropped and their number is logged. There is one per program; Qt's own
// messages go through it while it lives.
class Log {
public:
    Log(LogFormat format, int descriptor);
    ~Log(); // writes what waits, as far as it is taken within a second
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    void write(LogLevel level, const char* message, std::initializer_list<LogField> fields = {});
    void write(LogEvent event);

private:
    struct Queue;
    static void takeQtMessage(QtMsgType type, const QMessageLogContext& context, const QString& text);

    std::shared_ptr<Queue> m_queue; // outlives us where its thread hangs in a write
    QtMessageHandler m_handlerBefore = nullptr;
    std::thread m_thread;
};

} // namespace tellerdesk::server::ops

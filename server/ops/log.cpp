// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/log.h"

#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <utility>

using namespace std::chrono_literals;

namespace tellerdesk::server::ops {

namespace {

constexpr qsizetype kMostWaiting = 4 * 1024 * 1024;
constexpr auto kFarewell = 1s;

// Qt's handler is a bare function: this is how it finds the program's log.
std::atomic<Log*> theLog = nullptr;

LogLevel levelOf(QtMsgType type) {
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        return LogLevel::Error;
    }
    return LogLevel::Error;
}

bool isJson(LogFormat format, int descriptor) {
    return format == LogFormat::Json || (format == LogFormat::Automatic && ::isatty(descriptor) == 0);
}

void writeTo(int descriptor, const QByteArray& text) {
    qsizetype at = 0;
    while (at < text.size()) {
        const ssize_t written = ::write(descriptor, text.constData() + at, static_cast<std::size_t>(text.size() - at));
        if (written >= 0) {
            at += written;
        } else if (errno == EAGAIN) { // another program may have made the terminal non-blocking
            pollfd waiting{.fd = descriptor, .events = POLLOUT, .revents = 0};
            ::poll(&waiting, 1, -1);
        } else if (errno != EINTR) {
            return;
        }
    }
}

} // namespace

struct Log::Queue {
    const bool json;
    const int descriptor;
    std::mutex mutex = {};
    std::condition_variable changed = {};
    QByteArray waiting = {};
    qint64 dropped = 0;
    bool stopping = false;
    bool stopped = false;

    QByteArray line(LogEvent event) const {
        event.at = SystemClock().now();
        return json ? jsonLine(event) : textLine(event);
    }

    void run() {
        std::unique_lock lock(mutex);
        while (true) {
            changed.wait(lock, [this] { return stopping || !waiting.isEmpty(); });
            if (waiting.isEmpty()) {
                break;
            }
            QByteArray text;
            text.swap(waiting);
            if (const qint64 count = std::exchange(dropped, 0); count > 0) {
                text += line({.level = LogLevel::Warning,
                              .message = QStringLiteral("log lines were dropped"),
                              .fields = {{"count", count}}});
            }
            lock.unlock();
            writeTo(descriptor, text);
            lock.lock();
        }
        stopped = true;
        changed.notify_all();
    }
};

Log::Log(LogFormat format, int descriptor)
    : m_queue(new Queue{.json = isJson(format, descriptor), .descriptor = descriptor})
    , m_thread([queue = m_queue] { queue->run(); }) {
    theLog = this;
    m_handlerBefore = qInstallMessageHandler(&Log::takeQtMessage);
}

Log::~Log() {
    qInstallMessageHandler(m_handlerBefore);
    theLog = nullptr;
    std::unique_lock lock(m_queue->mutex);
    m_queue->stopping = true;
    m_queue->changed.notify_all();
    const bool stopped = m_queue->changed.wait_for(lock, kFarewell, [this] { return m_queue->stopped; });
    lock.unlock();
    if (stopped) {
        m_thread.join();
    } else {
        m_thread.detach();
    }
}

void Log::write(LogLevel level, const char* message, std::initializer_list<LogField> fields) {
    write({.level = level, .message = QString::fromUtf8(message), .fields = fields});
}

void Log::write(LogEvent event) {
    const QByteArray line = m_queue->line(std::move(event));
    const std::lock_guard lock(m_queue->mutex);
    if (m_queue->waiting.size() + line.size() > kMostWaiting) {
        ++m_queue->dropped;
        return;
    }
    m_queue->waiting += line;
    m_queue->changed.notify_all();
}

void Log::takeQtMessage(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    Log* log = theLog.load();
    if (log == nullptr) {
        return;
    }
    LogEvent event{.level = levelOf(type), .message = text};
    const QByteArray category(context.category);
    if (!category.isEmpty() && category != "default") {
        event.fields.emplace_back("category", QString::fromUtf8(category));
    }
    if (type == QtFatalMsg) { // abort() follows
        writeTo(log->m_queue->descriptor, log->m_queue->line(std::move(event)));
        return;
    }
    log->write(std::move(event));
}

} // namespace tellerdesk::server::ops

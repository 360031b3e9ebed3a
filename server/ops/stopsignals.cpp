// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/stopsignals.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>

namespace tellerdesk::server::ops {

namespace {

constexpr int kSignalledExit = 128; // as shells count

// All that a signal handler can reach.
std::array<int, 2> thePipe = {-1, -1};
std::atomic<int> stopCount = 0;
static_assert(std::atomic<int>::is_always_lock_free);

void onSignal(int signal) {
    const int errorBefore = errno;
    if (signal != SIGHUP && stopCount.fetch_add(1) > 0) {
        ::_exit(kSignalledExit + signal);
    }
    const char byte = signal == SIGHUP ? 'h' : 's';
    [[maybe_unused]] const ssize_t written = ::write(thePipe[1], &byte, 1);
    errno = errorBefore;
}

void handle(int signal, void (*handler)(int)) {
    struct sigaction action{};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigaction(signal, &action, nullptr);
}

int openPipe() {
    if (::pipe2(thePipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        qFatal("No pipe can be opened: %s", qPrintable(qt_error_string(errno)));
    }
    return thePipe[0];
}

} // namespace

StopSignals::StopSignals()
    : m_notifier(openPipe(), QSocketNotifier::Read) {
    connect(&m_notifier, &QSocketNotifier::activated, this, &StopSignals::readPipe);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        handle(signal, &onSignal);
    }
    handle(SIGPIPE, SIG_IGN);
}

StopSignals::~StopSignals() {
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        handle(signal, SIG_DFL);
    }
    m_notifier.setEnabled(false);
    ::close(thePipe[0]);
    ::close(thePipe[1]);
}

bool StopSignals::isStopping() {
    return stopCount.load() > 0;
}

void StopSignals::readPipe() {
    std::array<char, 16> bytes{};
    const ssize_t count = ::read(thePipe[0], bytes.data(), bytes.size());
    bool reloads = false;
    for (ssize_t at = 0; at < count; ++at) {
        reloads = reloads || bytes[static_cast<std::size_t>(at)] == 'h';
    }
    if (isStopping()) {
        Q_EMIT stop();
    } else if (reloads) {
        Q_EMIT reload();
    }
}

} // namespace tellerdesk::server::ops

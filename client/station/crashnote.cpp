// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/crashnote.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#if defined(Q_OS_UNIX) && __has_include(<execinfo.h>)
#define TELLERDESK_CRASH_WATCH
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <ctime>
#endif

namespace tellerdesk::client {

namespace {

constexpr qint64 kLargestNote = 16 * 1024;

} // namespace

QString takeCrashNote(const QString& file) {
    QFile note(file);
    if (!QFileInfo(file).isFile() || !note.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QString text = QString::fromLatin1(note.read(kLargestNote));
    note.close();
    note.remove();
    return text;
}

#ifdef TELLERDESK_CRASH_WATCH

namespace {

constexpr int kSignals[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
constexpr int kFrames = 64;
constexpr std::size_t kStack = 64 * 1024; // a signal at the end of the stack has none to run on

int noteFile = -1;
std::uintptr_t programBase = 0;
QByteArray noteName;
char stack[kStack];

// Nothing here may allocate, lock or format: the heap may be what is broken.
void put(const char* text, std::size_t length) {
    while (length > 0) {
        const ssize_t written = ::write(noteFile, text, length);
        if (written <= 0) {
            return;
        }
        text += written;
        length -= static_cast<std::size_t>(written);
    }
}

template <std::size_t N>
void put(const char (&text)[N]) {
    put(text, N - 1);
}

void putNumber(std::uintptr_t number, unsigned base) {
    char digits[24];
    std::size_t at = sizeof digits;
    do {
        digits[--at] = "0123456789abcdef"[number % base];
        number /= base;
    } while (number > 0);
    put(digits + at, sizeof digits - at);
}

void writeNote(int signal) {
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    put("program " TELLERDESK_VERSION ", Qt " QT_VERSION_STR "\nsignal ");
    putNumber(static_cast<std::uintptr_t>(signal), 10);
    put("\nseconds since 1970 ");
    putNumber(static_cast<std::uintptr_t>(now.tv_sec), 10);
    put("\nprogram at ");
    putNumber(programBase, 16);
    put("\n");
    void* frames[kFrames];
    const int count = ::backtrace(frames, kFrames);
    for (int i = 0; i < count; ++i) {
        put("  ");
        putNumber(reinterpret_cast<std::uintptr_t>(frames[i]), 16);
        put("\n");
    }
}

extern "C" void noteCrash(int signal) {
    writeNote(signal);
    ::signal(signal, SIG_DFL); // and then as if nobody had watched: a core file, the system's own reporter
    ::raise(signal);
}

int firstModule(dl_phdr_info* info, std::size_t, void* base) {
    *static_cast<std::uintptr_t*>(base) = info->dlpi_addr;
    return 1;
}

} // namespace

bool watchForCrash(const QString& file) {
    QDir().mkpath(QFileInfo(file).path());
    noteName = QFile::encodeName(file);
    noteFile = ::open(noteName.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (noteFile < 0) {
        return false;
    }
    ::dl_iterate_phdr(firstModule, &programBase);
    void* frames[1];
    ::backtrace(frames, 1); // loads what it needs now
    stack_t own{};
    own.ss_sp = stack;
    own.ss_size = sizeof stack;
    ::sigaltstack(&own, nullptr);
    struct sigaction action{};
    action.sa_handler = noteCrash;
    action.sa_flags = SA_ONSTACK | static_cast<int>(SA_RESETHAND);
    for (const int signal : kSignals) {
        ::sigaction(signal, &action, nullptr);
    }
    return true;
}

void endCrashWatch() {
    if (noteFile < 0) {
        return;
    }
    for (const int signal : kSignals) {
        ::signal(signal, SIG_DFL);
    }
    ::close(noteFile);
    noteFile = -1;
    ::unlink(noteName.constData());
}

#else

bool watchForCrash(const QString&) {
    return false;
}

void endCrashWatch() {}

#endif

} // namespace tellerdesk::client

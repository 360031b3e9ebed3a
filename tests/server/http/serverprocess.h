// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/server/http/rawclient.h"

#include <QProcess>
#include <QTemporaryFile>

#include <chrono>

namespace tellerdesk::tests {

// edgeserver as a child process, and what the kernel says of it.
class ServerProcess {
public:
    explicit ServerProcess(const QStringList& arguments = {});
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    quint16 port() const { return m_port; }
    qint64 residentKb() const;
    std::chrono::milliseconds processorTime() const;
    QByteArray warnings() { return m_errors.readAll(); } // since the last look
    bool endsWell();                                     // told to, with nothing left open

    std::unique_ptr<RawClient> client(const RawOptions& options = {}) const {
        return RawClient::encrypted(m_port, options);
    }
    bool serves(const RawOptions& options = {}) const;
    struct Numbers {
        qint64 open = 0;
        qint64 accepted = 0;
        qint64 refusedAddress = 0;
        qint64 evicted = 0;
    };
    Numbers numbers(const RawOptions& options) const;

private:
    QByteArray procFile(const char* name) const;

    // Not a pipe: nobody reads it while a test waits for a socket, and a full one stops the server.
    QTemporaryFile m_errors;
    QProcess m_process;
    quint16 m_port = 0;
};

// What a sanitizer's allocator adds to every measurement of memory.
#ifdef __SANITIZE_ADDRESS__
inline constexpr qint64 kMemoryFactor = 20;
#else
inline constexpr qint64 kMemoryFactor = 1;
#endif

} // namespace tellerdesk::tests

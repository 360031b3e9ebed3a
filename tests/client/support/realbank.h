// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/apiclient.h"
#include "tests/support/branch.h"
#include "tests/support/serverprogram.h"

#include <memory>

namespace tellerdesk::test {

// The real server program with a bank of its own: two tellers and a supervisor.
class RealBank {
public:
    explicit RealBank(const Settings& settings = {});

    bool start(); // again after a stop, then on another port
    void stop() { m_server.reset(); }
    quint16 port() const { return m_server->port(); }
    QByteArray authority() const { return m_folder.authority(); }
    // tellerdesk.conf for a desk that talks to this port of the loopback.
    void writeConfig(const QString& file, quint16 port) const;

    // Through a desk of their own; the account's id.
    QString addCustomer(const QString& fullName, const char* currency = "EUR");
    qint64 balanceOf(const QString& account);
    QByteArray log() const { return m_server->log(); }

private:
    ApiClient& supervisor();

    ServerFolder m_folder;
    std::unique_ptr<ServerProgram> m_server;
    std::unique_ptr<ApiClient> m_supervisor;
    bool m_hasUsers = false;
};

} // namespace tellerdesk::test

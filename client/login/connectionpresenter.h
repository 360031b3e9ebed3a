// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/clientsettings.h"
#include "client/net/apiclient.h"
#include "shared/api/messages_server.h"

#include <QObject>

#include <optional>

namespace tellerdesk::client {

// Which server this desk talks to: typed or imported, tested, then kept.
class ConnectionPresenter : public QObject {
    Q_OBJECT

public:
    enum class Step { Editing, Testing, Good, Bad };

    explicit ConnectionPresenter(ClientSettings& settings, QObject* parent = nullptr);

    void setTrust(const std::optional<ServerTrust>& trust); // what the desk has now
    void setAddress(const QString& text);
    void importFile(const QString& path);
    void test();
    void use(); // keeps what was tested

    Step step() const { return m_step; }
    const QString& address() const { return m_address; }
    bool hasAuthority() const { return !m_trust.authorities.isEmpty(); }
    const QString& problem() const { return m_problem; }
    const std::optional<ServerInfo>& server() const { return m_server; }
    std::chrono::milliseconds clockSkew() const { return m_skew; }
    void fail(const QString& problem);

Q_SIGNALS:
    void changed();
    void chosen(const tellerdesk::client::ServerTrust& trust);

private:
    void go(Step step, const QString& problem = {});

    ClientSettings& m_settings;
    ApiClient m_probe;
    ServerTrust m_trust;
    QString m_address;
    Step m_step = Step::Editing;
    QString m_problem;
    std::optional<ServerInfo> m_server;
    std::chrono::milliseconds m_skew{};
};

// "host", "host:port" or "https://host:port"; nothing when it is no address of a server.
std::optional<QUrl> serverAddress(const QString& text);

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api.h"
#include "shared/api/messages_session.h"

#include <QList>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QSslCertificate>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <vector>

class QNetworkReply;
class QNetworkRequest;

namespace tellerdesk::client {

// Where the server is and whose certificates it may show. Nothing else is trusted, and nobody can click that away.
struct ServerTrust {
    QUrl address = {}; // https://host:port
    QList<QSslCertificate> authorities = {};
};

// The server over HTTPS: one address, one authority, no proxy, no redirects, no HTTP/2. Signs calls with the access
// token and renews it; a renewal that is refused ends the session for good. A signed call whose session is over by the
// time of its reply is told SignedOut, whatever the reply was.
class ApiClient final : public QObject, public Api {
    Q_OBJECT

public:
    explicit ApiClient(QObject* parent = nullptr);

    void setServer(const ServerTrust& trust);
    const ServerTrust& trust() const { return m_trust; }
    const QUrl& address() const { return m_trust.address; }
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }

    void setSession(const SessionReply& session);
    void clearSession();
    const std::optional<SessionReply>& session() const { return m_session; }

    bool isReachable() const { return m_reachable; }

    void send(ApiCall call, QObject* context, Done done) override;

Q_SIGNALS:
    void reachableChanged(bool reachable);
    void sessionRenewed(); // the refresh token is another one now
    void signedOut();      // the server knows this session no more
    void failed(const tellerdesk::client::ApiError& error, const QByteArray& method, const QString& path);

private:
    struct Pending {
        ApiCall call;
        QPointer<QObject> context;
        bool hadContext = false;
        Done done;
        bool renewedBefore = false;
        quint64 server = 0; // which of m_servers and m_sessions this call belongs to
        quint64 session = 0;
        QString accessToken = {};
    };

    void dispatch(Pending pending);
    bool isOfAnEarlierSession(const Pending& pending) const;
    void leaveSession();
    QNetworkRequest requestFor(const ApiCall& call) const;
    void finish(Pending pending, QNetworkReply* reply);
    void renewThen(Pending pending);
    void renewed(quint64 session, Outcome<ApiReply> outcome);
    void setReachable(bool reachable);
    void probe();
    void tellLater(const Pending& pending, ApiError::Kind kind); // the caller may still be at sending
    static void tell(const Pending& pending, Outcome<ApiReply> outcome);

    QNetworkAccessManager m_network;
    ServerTrust m_trust;
    std::chrono::milliseconds m_timeout{10'000};
    std::optional<SessionReply> m_session;
    quint64 m_servers = 1;          // counts changes of server
    quint64 m_sessions = 1;         // counts sign-ins and sign-outs: no reply reaches another user than its asker
    std::vector<Pending> m_waiting; // for the renewal under way
    bool m_renewing = false;
    bool m_reachable = true;
    QTimer m_probe;
    QTimer m_renewal;
};

} // namespace tellerdesk::client

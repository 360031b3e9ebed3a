// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/apiclient.h"

#include "client/net/trustreason.h"
#include "shared/api/problem.h"
#include "shared/domain/jpeg.h"

#include <QJsonDocument>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QSslError>

namespace tellerdesk::client {

namespace {

constexpr std::chrono::milliseconds kFirstProbe{1'000};
constexpr std::chrono::milliseconds kSlowestProbe{8'000};
constexpr std::chrono::seconds kRenewAhead{60};
constexpr char kUnwanted[] = "unwanted"; // by whom it was poured out to

Unexpected<ApiError> because(ApiError::Kind kind) {
    return {ApiError{.kind = kind}};
}

ApiError transportError(const QNetworkReply& reply, const QList<QSslError>& sslErrors, const QString& host) {
    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return {.kind = ApiError::Kind::Untrusted, .detail = trustReason(sslErrors, host)};
    case QNetworkReply::OperationCanceledError: // what the transfer timeout comes as
    case QNetworkReply::TimeoutError:
        return {.kind = ApiError::Kind::TimedOut};
    default:
        return {.kind = ApiError::Kind::Unreachable};
    }
}

Outcome<ApiReply> readReply(QNetworkReply& reply, int status, bool sunk) {
    const QByteArray body = reply.readAll();
    const QByteArray type = reply.header(QNetworkRequest::ContentTypeHeader).toByteArray();
    if (status >= 400) {
        const auto failure = type.startsWith(kProblemContentType) ? failureFromProblem(body) : std::nullopt;
        if (!failure || httpStatus(failure->code) != status) {
            return because(ApiError::Kind::Incompatible);
        }
        return Unexpected<ApiError>{ApiError{.kind = ApiError::Kind::Refused,
                                             .failure = *failure,
                                             .requestId = QString::fromLatin1(reply.rawHeader("X-Request-Id"))}};
    }
    ApiReply result{.status = status, .replayed = reply.rawHeader("Idempotent-Replayed") == "true"};
    if (reply.hasRawHeader("ETag")) {
        result.etag = QString::fromLatin1(reply.rawHeader("ETag"));
    }
    if (status == 204 || sunk) {
        return result;
    }
    if (status == 200 && type == kJpegContentType) {
        result.bytes = body;
        return result;
    }
    auto json = parseJson(body);
    if (status >= 300 || !type.startsWith(kJsonContentType) || !json) {
        return because(ApiError::Kind::Incompatible);
    }
    result.body = std::move(json).value();
    return result;
}

// A refusal stays where it is, to be read as one.
void pour(QNetworkReply& reply, const std::function<bool(const QByteArray&)>& sink) {
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 200 && reply.bytesAvailable() > 0 && !sink(reply.readAll())) {
        reply.setProperty(kUnwanted, true);
        reply.abort();
    }
}

} // namespace

ApiClient::ApiClient(QObject* parent)
    : QObject(parent) {
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_probe.setSingleShot(true);
    connect(&m_probe, &QTimer::timeout, this, &ApiClient::probe);
    m_renewal.setSingleShot(true);
    connect(&m_renewal, &QTimer::timeout, this, [this] {
        if (m_session && !m_renewing) {
            renewThen({});
        }
    });
}

void ApiClient::setServer(const ServerTrust& trust) {
    m_trust = trust;
    ++m_servers;
    clearSession();
    for (QNetworkReply* reply : m_network.findChildren<QNetworkReply*>()) {
        reply->abort(); // clearing the connections would leave it to its timeout
    }
    m_network.clearConnectionCache();
}

void ApiClient::setSession(const SessionReply& session) {
    if (!m_session || m_session->sessionId != session.sessionId) {
        leaveSession();
    }
    m_session = session;
    const auto life = session.accessTokenExpiresAt - SystemClock().now() - kRenewAhead;
    // A desk whose clock is wrong would renew for ever: never more often than every half minute.
    m_renewal.start(
        std::max(std::chrono::duration_cast<std::chrono::milliseconds>(life), std::chrono::milliseconds(30'000)));
}

void ApiClient::clearSession() {
    leaveSession();
    m_session.reset();
    m_renewal.stop();
}

void ApiClient::leaveSession() {
    ++m_sessions;
    m_renewing = false; // its reply will find another session
    for (const Pending& pending : std::exchange(m_waiting, {})) {
        tellLater(pending, ApiError::Kind::SignedOut);
    }
}

bool ApiClient::isOfAnEarlierSession(const Pending& pending) const {
    return pending.call.authorised && pending.session != m_sessions;
}

void ApiClient::send(ApiCall call, QObject* context, Done done) {
    done = [this, method = call.method, path = call.path, tell = std::move(done)](Outcome<ApiReply> outcome) {
        if (!outcome) {
            Q_EMIT failed(outcome.error(), method, path);
        }
        tell(std::move(outcome));
    };
    dispatch({.call = std::move(call),
              .context = context,
              .hadContext = context != nullptr,
              .done = std::move(done),
              .server = m_servers,
              .session = m_sessions});
}

void ApiClient::tellLater(const Pending& pending, ApiError::Kind kind) {
    QMetaObject::invokeMethod(this, [pending, kind] { tell(pending, because(kind)); }, Qt::QueuedConnection);
}

void ApiClient::tell(const Pending& pending, Outcome<ApiReply> outcome) {
    if (pending.done && (!pending.hadContext || pending.context)) {
        pending.done(std::move(outcome));
    }
}

QNetworkRequest ApiClient::requestFor(const ApiCall& call) const {
    QUrl url = m_trust.address;
    url.setPath(call.path);
    if (!call.query.isEmpty()) {
        url.setQuery(call.query);
    }
    QNetworkRequest request(url);
    request.setTransferTimeout(static_cast<int>(m_timeout.count()));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!m_trust.authorities.isEmpty()) { // a bank with certificates of a public authority needs none of its own
        tls.setCaCertificates(m_trust.authorities);
    }
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    request.setSslConfiguration(tls);
    request.setRawHeader("Accept", call.sink ? "*/*" : "application/json, image/jpeg");
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("tellerdesk/" TELLERDESK_VERSION));
    if (call.body) {
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray(kJsonContentType));
    }
    if (call.jpeg) {
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray(kJpegContentType));
    }
    if (call.key) {
        request.setRawHeader("Idempotency-Key", call.key->toString().toLatin1());
    }
    if (call.ifMatch) {
        request.setRawHeader("If-Match", call.ifMatch->toLatin1());
    }
    if (call.authorised && m_session) {
        request.setRawHeader("Authorization", "Bearer " + m_session->accessToken.toLatin1());
    }
    return request;
}

void ApiClient::dispatch(Pending pending) {
    if (pending.call.authorised) {
        if (!m_session || isOfAnEarlierSession(pending)) {
            return tellLater(pending, ApiError::Kind::SignedOut);
        }
        pending.accessToken = m_session->accessToken;
    }
    const QByteArray body = pending.call.body ? QJsonDocument(*pending.call.body).toJson(QJsonDocument::Compact)
                                              : pending.call.jpeg.value_or(QByteArray());
    QNetworkReply* reply = m_network.sendCustomRequest(requestFor(pending.call), pending.call.method, body);
    if (pending.call.sink) {
        connect(reply, &QNetworkReply::readyRead, this, [reply, sink = pending.call.sink] { pour(*reply, sink); });
    }
    auto errors = std::make_shared<QList<QSslError>>();
    connect(reply, &QNetworkReply::sslErrors, this, [errors](const QList<QSslError>& found) { *errors = found; });
    connect(reply, &QNetworkReply::finished, this, [this, reply, errors, pending = std::move(pending)]() mutable {
        reply->setProperty("sslErrors", QVariant::fromValue(*errors));
        finish(std::move(pending), reply);
    });
}

void ApiClient::finish(Pending pending, QNetworkReply* reply) {
    reply->deleteLater();
    if (pending.server != m_servers) {
        return tellLater(pending, ApiError::Kind::Unreachable); // says nothing of the server that is set now
    }
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (pending.call.sink && !isOfAnEarlierSession(pending) && !reply->property(kUnwanted).toBool()) {
        pour(*reply, pending.call.sink);
    }
    if (reply->property(kUnwanted).toBool()) {
        return tell(pending, because(ApiError::Kind::Unreachable));
    }
    const bool cutShort = reply->error() == QNetworkReply::RemoteHostClosedError ||
                          reply->error() == QNetworkReply::OperationCanceledError;
    if (status == 0 || cutShort) {
        const auto sslErrors = reply->property("sslErrors").value<QList<QSslError>>();
        const ApiError error = transportError(*reply, sslErrors, m_trust.address.host());
        setReachable(false);
        return tell(pending,
                    isOfAnEarlierSession(pending) ? because(ApiError::Kind::SignedOut) : Unexpected<ApiError>{error});
    }
    setReachable(true);
    if (isOfAnEarlierSession(pending)) {
        return tell(pending, because(ApiError::Kind::SignedOut));
    }
    auto outcome = readReply(*reply, status, pending.call.sink != nullptr && status == 200);
    const bool deadToken = !outcome && pending.call.authorised &&
                           outcome.error().isRefusal(ErrorCode::Unauthenticated) && !pending.renewedBefore;
    if (!deadToken || !m_session) {
        return tell(pending, std::move(outcome));
    }
    if (pending.accessToken != m_session->accessToken) {
        return dispatch(std::move(pending)); // renewed while this call was under way
    }
    renewThen(std::move(pending));
}

void ApiClient::renewThen(Pending pending) {
    pending.renewedBefore = true;
    m_waiting.push_back(std::move(pending));
    if (m_renewing) {
        return;
    }
    m_renewing = true;
    send({.method = "POST",
          .path = QStringLiteral("/v1/tokens/renew"),
          .body = RenewRequest{.refreshToken = m_session->refreshToken}.toJson(),
          .authorised = false},
         this, [this, session = m_sessions](Outcome<ApiReply> outcome) { renewed(session, std::move(outcome)); });
}

void ApiClient::renewed(quint64 session, Outcome<ApiReply> outcome) {
    if (session != m_sessions) {
        return; // of a user who has left
    }
    m_renewing = false;
    const auto waiting = std::exchange(m_waiting, {});
    const bool refused = !outcome && outcome.error().isRefusal(ErrorCode::Unauthenticated);
    if (outcome && m_session) {
        if (const auto session = SessionReply::fromJson(outcome->body)) {
            setSession(*session);
            Q_EMIT sessionRenewed();
            for (const Pending& pending : waiting) {
                if (pending.done) {
                    dispatch(pending);
                }
            }
            return;
        }
        outcome = because(ApiError::Kind::Incompatible);
    }
    const ApiError error = refused || !m_session ? ApiError{.kind = ApiError::Kind::SignedOut} : outcome.error();
    if (refused) {
        clearSession();
        Q_EMIT signedOut();
    } else if (m_session) {
        m_renewal.start(kFirstProbe * 5);
    }
    for (const Pending& pending : waiting) {
        tell(pending, Unexpected<ApiError>{error});
    }
}

void ApiClient::setReachable(bool reachable) {
    if (!reachable && !m_probe.isActive()) {
        const auto last = m_probe.intervalAsDuration();
        m_probe.start(m_reachable ? kFirstProbe : std::min(last * 2, kSlowestProbe));
    }
    if (reachable) {
        m_probe.stop();
    }
    if (m_reachable != reachable) {
        m_reachable = reachable;
        Q_EMIT reachableChanged(reachable);
    }
}

void ApiClient::probe() {
    send({.path = QStringLiteral("/v1/server"), .authorised = false}, this, [](const Outcome<ApiReply>&) {});
}

} // namespace tellerdesk::client

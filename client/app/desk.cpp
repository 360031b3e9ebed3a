// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk.h"

#include "shared/api/messages_session.h"

namespace tellerdesk::client {

namespace {

ApiCall post(const char* path, QJsonObject body, bool authorised) {
    return {.method = "POST", .path = QString::fromLatin1(path), .body = std::move(body), .authorised = authorised};
}

Session::Facts factsOf(const MeReply& me) {
    return {.userId = me.user.id,
            .username = me.user.username,
            .fullName = me.user.fullName,
            .role = me.user.role,
            .mustChangePassword = me.user.mustChangePassword,
            .branchCode = me.branch.code,
            .branchName = me.branch.name,
            .businessDate = me.businessDate,
            .currencies = me.currencies,
            .till = me.tillSession};
}

} // namespace

std::optional<Misfit> misfitOf(const ServerInfo& server, const QVersionNumber& program) {
    if (server.apiVersion > kApiVersion || QVersionNumber::fromString(server.minimumClientVersion) > program) {
        return Misfit::ProgramTooOld;
    }
    return server.apiVersion < kApiVersion ? std::optional(Misfit::ServerTooOld) : std::nullopt;
}

Desk::Desk(ApiClient& api, Session& session, TokenVault& vault, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_session(session)
    , m_vault(vault) {
    connect(&api, &ApiClient::sessionRenewed, this, &Desk::keepToken);
    // The session has ended on the server; what is half typed stays behind the lock for its user.
    connect(&api, &ApiClient::signedOut, this, [this] {
        if (m_place == Place::Working) {
            lock();
        } else if (m_place == Place::NewPassword) {
            leaveToOther();
        }
    });
}

void Desk::start(const std::optional<ServerTrust>& trust) {
    ++m_turn;
    m_server.reset();
    if (!trust) {
        return go(Place::Connection);
    }
    m_api.setServer(*trust);
    m_api.sendFor<ServerInfo>({.path = QStringLiteral("/v1/server"), .authorised = false}, this,
                              [this](Outcome<ServerInfo> info) {
                                  if (!info) {
                                      go(Place::Connection);
                                      Q_EMIT serverFailed(info.error());
                                      return;
                                  }
                                  if (learnServer(*info)) {
                                      afterServer();
                                  }
                              });
}

void Desk::checkServer() {
    m_api.sendFor<ServerInfo>({.path = QStringLiteral("/v1/server"), .authorised = false}, this,
                              [this](const Outcome<ServerInfo>& info) {
                                  if (info && m_server) {
                                      learnServer(*info);
                                  }
                              });
}

bool Desk::learnServer(const ServerInfo& info) {
    m_server = info;
    m_skew = SystemClock().now() - info.time;
    m_misfit = misfitOf(info, QVersionNumber::fromString(QStringLiteral(TELLERDESK_VERSION)));
    Q_EMIT serverChanged();
    if (!m_misfit) {
        return true;
    }
    ++m_turn;
    m_api.clearSession(); // nothing more is sent; what is on its way to the server waits on disk
    if (m_session.facts()) {
        m_session.clear();
        Q_EMIT deskCleared();
    }
    go(Place::Unfit);
    return false;
}

void Desk::afterServer() {
    if (m_server->setupRequired) {
        return go(Place::SetUp);
    }
    m_vault.load(this, [this](std::optional<KeptToken> kept) {
        if (kept && kept->server == m_api.address().toString()) {
            m_kept = kept;
            m_lockedUsername = kept->username;
            return go(Place::Locked);
        }
        go(Place::SignIn);
    });
}

void Desk::go(Place place) {
    m_place = place;
    Q_EMIT placeChanged(place);
}

void Desk::setUp(const SetupRequest& request, Done done) {
    m_api.send(post("/v1/setup", request.toJson(), false), this, [this, done](const Outcome<ApiReply>& reply) {
        if (!reply && !reply.error().isRefusal(ErrorCode::AlreadySetUp)) {
            return done(reply.error());
        }
        done(reply ? std::nullopt : std::optional(reply.error()));
        m_server->setupRequired = false;
        go(Place::SignIn);
    });
}

void Desk::signIn(const QString& username, const QString& password, Done done) {
    m_api.sendFor<SessionReply>(
        post("/v1/login", LoginRequest{.username = username, .password = password}.toJson(), false), this,
        [this, done, turn = ++m_turn](Outcome<SessionReply> reply) {
            if (turn != m_turn) { // whoever typed this password has been sent away
                return reply ? revokeKept(reply->refreshToken) : void();
            }
            if (!reply) {
                return done(reply.error());
            }
            signedIn(*reply, done);
        });
}

void Desk::unlock(const QString& password, Done done) {
    signIn(m_lockedUsername, password, std::move(done));
}

void Desk::signedIn(const SessionReply& reply, const Done& done) {
    const bool anotherUser = m_session.facts() && m_session.facts()->userId != reply.user.id;
    if (anotherUser) {
        m_session.clear();
        Q_EMIT deskCleared();
    }
    const QString before = m_api.session() ? m_api.session()->refreshToken : m_kept ? m_kept->refreshToken : QString();
    m_kept.reset();
    m_api.setSession(reply);
    if (!before.isEmpty()) {
        revokeKept(before);
    }
    keepToken();
    loadMe(done);
}

void Desk::keepToken() {
    const SessionReply& session = *m_api.session();
    m_vault.keep({.server = m_api.address().toString(),
                  .username = session.user.username,
                  .refreshToken = session.refreshToken});
}

void Desk::loadMe(const Done& done) {
    m_api.sendFor<MeReply>({.path = QStringLiteral("/v1/me")}, this, [this, done, turn = m_turn](Outcome<MeReply> me) {
        if (turn != m_turn) {
            return;
        }
        if (!me) {
            return done(me.error());
        }
        m_session.set(factsOf(*me));
        m_lockedUsername = me->user.username;
        done(std::nullopt);
        go(me->user.mustChangePassword ? Place::NewPassword : Place::Working);
    });
}

void Desk::refreshMe() {
    m_api.sendFor<MeReply>({.path = QStringLiteral("/v1/me")}, this, [this](Outcome<MeReply> me) {
        if (me && m_session.facts()) {
            m_session.set(factsOf(*me));
        }
    });
}

// The old session's refresh token is good for one thing only: an access token to log that session out with.
void Desk::revokeKept(const QString& refreshToken) {
    auto* other = new ApiClient(this);
    other->setServer(m_api.trust());
    other->sendFor<SessionReply>(post("/v1/tokens/renew", RenewRequest{.refreshToken = refreshToken}.toJson(), false),
                                 other, [other](Outcome<SessionReply> reply) {
                                     if (!reply) {
                                         return other->deleteLater(); // it had ended already, or it ends by itself
                                     }
                                     other->setSession(*reply);
                                     other->send({.method = "POST", .path = QStringLiteral("/v1/logout")}, other,
                                                 [other](const Outcome<ApiReply>&) { other->deleteLater(); });
                                 });
}

void Desk::changePassword(const QString& current, const QString& wanted, Done done) {
    const PasswordChangeRequest request{.currentPassword = current, .newPassword = wanted};
    m_api.send(post("/v1/me/password", request.toJson(), true), this, [this, done](const Outcome<ApiReply>& reply) {
        if (!reply) {
            return done(reply.error());
        }
        loadMe(done);
    });
}

void Desk::lock() {
    if (m_place == Place::Working && m_session.facts()) {
        m_lockedUsername = m_session.facts()->username;
        go(Place::Locked);
    }
}

// The session ends by its refresh token, for the access token may have run out.
void Desk::leaveToOther() {
    ++m_turn;
    if (m_api.session()) {
        m_kept = KeptToken{.server = m_api.address().toString(), .refreshToken = m_api.session()->refreshToken};
        m_api.clearSession();
    }
    if (m_kept) {
        revokeKept(m_kept->refreshToken);
        m_kept.reset();
    }
    m_vault.forget();
    m_session.clear();
    m_lockedUsername.clear();
    Q_EMIT deskCleared();
    go(Place::SignIn);
}

void Desk::signOut() {
    leaveToOther();
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/staffrecord.h"

#include "client/staff/onetimepassword.h"

namespace tellerdesk::client {

namespace {

QString pathOf(UserId id, const char* act = "") {
    return QStringLiteral("/v1/users/%1%2").arg(id.toString(), QLatin1StringView(act));
}

} // namespace

StaffRecord::StaffRecord(Api& api, QObject* parent)
    : QObject(parent)
    , m_api(api) {}

void StaffRecord::leave() {
    ++m_act;
    m_busy = false;
    m_user.reset();
    m_etag.clear();
    m_error.reset();
    m_pending.reset();
    Q_EMIT changed();
}

void StaffRecord::fail(const ApiError& error) {
    m_busy = false;
    m_error = error;
    if (!error.saysNothingAboutOutcome()) {
        m_pending.reset(); // a definite no: the next try is another request
    }
    Q_EMIT changed();
}

// A reply without a body (204) is read as the user that is open.
void StaffRecord::send(ApiCall call, std::function<void(const UserInfo&, const ApiReply&)> done) {
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    m_api.send(std::move(call), this, [this, act = ++m_act, done = std::move(done)](const Outcome<ApiReply>& reply) {
        if (act != m_act) {
            return;
        }
        if (!reply) {
            return fail(reply.error());
        }
        const auto user =
            reply->status == 204 ? Result<UserInfo>(m_user.value_or(UserInfo())) : UserInfo::fromJson(reply->body);
        if (!user) {
            return fail({.kind = ApiError::Kind::Incompatible});
        }
        m_busy = false;
        done(*user, *reply);
        Q_EMIT changed();
    });
}

void StaffRecord::fetch(UserId id, std::function<void()> done) {
    send({.path = pathOf(id)}, [this, done = std::move(done)](const UserInfo& user, const ApiReply& reply) {
        m_user = user;
        m_etag = reply.etag.value_or(QString());
        done();
    });
}

void StaffRecord::open(UserId id) {
    if (m_user && m_user->id != id) {
        m_user.reset();
    }
    fetch(id, [this] { Q_EMIT opened(); });
}

void StaffRecord::change(const UserChange& change) {
    if (m_busy || !m_user) {
        return;
    }
    ApiCall call{.method = "PATCH", .path = pathOf(m_user->id), .body = change.toJson(), .ifMatch = m_etag};
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    m_api.send(std::move(call), this, [this, act = ++m_act](const Outcome<ApiReply>& reply) {
        if (act != m_act) {
            return;
        }
        if (!reply && reply.error().isRefusal(ErrorCode::PreconditionFailed)) {
            const UserInfo before = *m_user;
            return fetch(before.id, [this, before] { Q_EMIT overtaken(before, *m_user); });
        }
        const auto user = reply ? UserInfo::fromJson(reply->body) : tellerdesk::fail(ErrorCode::Internal);
        if (!reply || !user) {
            return fail(reply ? ApiError{.kind = ApiError::Kind::Incompatible} : reply.error());
        }
        m_busy = false;
        m_user = *user;
        m_etag = reply->etag.value_or(QString());
        Q_EMIT saved(*user);
        Q_EMIT changed();
    });
}

const StaffRecord::Pending& StaffRecord::pendingFor(const QJsonObject& call) {
    if (!m_pending || m_pending->call != call) {
        m_pending = Pending{.call = call, .key = RequestKey::make(), .password = makeOneTimePassword()};
    }
    return *m_pending;
}

void StaffRecord::create(NewUserRequest request) {
    if (m_busy) {
        return;
    }
    request.password.clear();
    const Pending& pending = pendingFor(request.toJson());
    request.password = pending.password;
    send({.method = "POST", .path = QStringLiteral("/v1/users"), .body = request.toJson(), .key = pending.key},
         [this](const UserInfo& user, const ApiReply&) {
             const QString password = m_pending->password;
             m_pending.reset();
             Q_EMIT saved(user);
             Q_EMIT passwordMade(user, password);
         });
}

void StaffRecord::reset(UserId id) {
    if (m_busy) {
        return;
    }
    const Pending& pending = pendingFor({{QStringLiteral("reset"), id.toString()}});
    send({.method = "POST",
          .path = pathOf(id, "/reset"),
          .body = ResetRequest{.password = pending.password}.toJson(),
          .key = pending.key},
         [this](const UserInfo& user, const ApiReply&) {
             const QString password = m_pending->password;
             m_pending.reset();
             Q_EMIT saved(user);
             Q_EMIT passwordMade(user, password);
         });
}

void StaffRecord::unlock(UserId id) {
    if (!m_busy) {
        send({.method = "POST", .path = pathOf(id, "/unlock")},
             [this](const UserInfo& user, const ApiReply&) { Q_EMIT saved(user); });
    }
}

void StaffRecord::endSessions(UserId id) {
    if (!m_busy) {
        send({.method = "POST", .path = pathOf(id, "/end-sessions")},
             [this](const UserInfo&, const ApiReply&) { Q_EMIT sessionsEnded(); });
    }
}

} // namespace tellerdesk::client

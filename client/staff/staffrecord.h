// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api.h"
#include "shared/api/messages_users.h"

#include <QObject>

#include <optional>

namespace tellerdesk::client {

// One member of staff as the server has them now, and what an administrator does about them; one act at a time. A
// change names the version that was looked at: where somebody else was faster nothing is changed, and `overtaken`
// tells.
class StaffRecord : public QObject {
    Q_OBJECT

public:
    explicit StaffRecord(Api& api, QObject* parent = nullptr);

    void open(UserId id); // `opened` follows
    void leave();         // what is under way is no longer waited for; no password is kept

    void create(NewUserRequest request); // its password is made here
    void change(const UserChange& change);
    void reset(UserId id);
    void unlock(UserId id);
    void endSessions(UserId id);

    bool isBusy() const { return m_busy; }
    const std::optional<UserInfo>& user() const { return m_user; }
    const std::optional<ApiError>& error() const { return m_error; }

Q_SIGNALS:
    void changed(); // busy or not, and what failed
    void opened();
    void saved(const tellerdesk::UserInfo& user);
    void passwordMade(const tellerdesk::UserInfo& user, const QString& password); // after saved
    void sessionsEnded();
    void overtaken(const tellerdesk::UserInfo& before, const tellerdesk::UserInfo& now);

private:
    // Until its outcome is known a call with a password is repeated with the same key and the same password.
    struct Pending {
        QJsonObject call = {}; // without the password
        RequestKey key = {};
        QString password = {};
    };

    const Pending& pendingFor(const QJsonObject& call);
    void send(ApiCall call, std::function<void(const UserInfo&, const ApiReply&)> done);
    void fetch(UserId id, std::function<void()> done);
    void fail(const ApiError& error);

    Api& m_api;
    quint64 m_act = 0;
    bool m_busy = false;
    std::optional<UserInfo> m_user;
    QString m_etag;
    std::optional<ApiError> m_error;
    std::optional<Pending> m_pending;
};

} // namespace tellerdesk::client

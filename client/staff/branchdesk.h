// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api.h"
#include "shared/api/messages_tills.h"
#include "shared/api/messages_users.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>
#include <vector>

namespace tellerdesk::client {

class Session;

// What a supervisor looks after: tellers of the branch whom failed logins have locked, and its open tills, which can be
// closed here with what was counted, in two steps.
class BranchDesk : public QObject {
    Q_OBJECT

public:
    enum class Closing { None, Counting, Review, Sending };

    struct Line {
        Currency currency = {};
        qint64 expectedMinor = 0;
        QString text = {};  // as typed
        QString fault = {}; // what is wrong with it
        qint64 countedMinor = 0;
    };

    BranchDesk(Api& api, const Session& session, QObject* parent = nullptr);

    void enter(); // reads everything anew
    void leave();
    void unlock(UserId id);

    void startClosing(const TillSession& till);
    void setText(std::size_t line, const QString& text);
    void setReason(const QString& reason) { m_reason = reason; }
    void confirm();  // counting -> review -> sent
    bool stepBack(); // false: nothing is being closed

    bool isLoading() const { return m_loading > 0; }
    const std::vector<UserInfo>& locked() const { return m_locked; }
    const std::vector<TillSession>& tills() const { return m_tills; }
    QString tellerOf(const TillSession& till) const; // empty: not a teller of this branch
    bool isOwn(const TillSession& till) const;
    Closing closing() const { return m_closing; }
    const std::optional<TillSession>& till() const { return m_till; } // that is being closed
    const std::vector<Line>& lines() const { return m_lines; }
    const std::optional<ApiError>& error() const { return m_error; }
    void setArmingTime(int ms) { m_armingMs = ms; }

Q_SIGNALS:
    void changed();
    void unlocked(const tellerdesk::UserInfo& user);
    void closed(const tellerdesk::TillSession& till);

private:
    void readUsers(std::vector<UserInfo> before, const std::optional<QString>& cursor);
    void readTills(std::vector<TillSession> before, const std::optional<QString>& cursor);
    bool readLines();
    void close();
    void answered(const Outcome<TillSession>& outcome);

    Api& m_api;
    const Session& m_session;
    quint64 m_visit = 0;
    int m_loading = 0;
    bool m_unlocking = false;
    std::vector<UserInfo> m_users;
    std::vector<UserInfo> m_locked;
    std::vector<TillSession> m_tills;
    Closing m_closing = Closing::None;
    std::optional<TillSession> m_till;
    std::vector<Line> m_lines;
    QString m_reason;
    std::optional<ApiError> m_error;
    QJsonObject m_body;
    std::optional<RequestKey> m_key; // until the outcome of its call is known
    QElapsedTimer m_inReview;
    int m_armingMs = 300;
};

} // namespace tellerdesk::client

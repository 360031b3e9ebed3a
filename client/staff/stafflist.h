// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api.h"
#include "shared/api/messages_session.h"
#include "shared/api/messages_users.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace tellerdesk::client {

// The members of staff that fit the filter, fetched page by page as far as somebody looks, and the bank's branches.
// Only the answer to the last filter counts.
class StaffList : public QObject {
    Q_OBJECT

public:
    enum class State { Loading, Ready, Failed };

    struct Filter {
        QString text = {};
        std::optional<Role> role = {};
        std::optional<UserStatus> status = {};
        bool lockedOnly = false;
        std::optional<BranchId> branchId = {};

        bool operator==(const Filter&) const = default;
    };

    explicit StaffList(Api& api, QObject* parent = nullptr);

    void enter(); // reads everything anew, by the filter as it is
    void leave();
    void setFilter(const Filter& filter); // asks after a short pause, for it is typed
    void loadMore();
    void take(const UserInfo& user); // as an act left it; a new one makes the list be read again

    State state() const { return m_state; }
    const Filter& filter() const { return m_filter; }
    const std::vector<UserInfo>& users() const { return m_users; }
    bool hasMore() const { return m_next.has_value(); }
    const std::optional<ApiError>& error() const { return m_error; }
    const std::vector<BranchInfo>& branches() const { return m_branches; }
    QString branchName(BranchId id) const; // "Main Street (main)"; empty where it is not known

Q_SIGNALS:
    void changed();
    void branchesChanged();

private:
    void ask();
    void fetch();
    void fetchBranches(std::vector<BranchInfo> before, const std::optional<QString>& cursor);

    Api& m_api;
    QTimer m_pause;
    Filter m_filter;
    quint64 m_asked = 0; // answers to earlier questions are dropped
    quint64 m_visit = 0;
    bool m_fetching = false;
    State m_state = State::Loading;
    std::vector<UserInfo> m_users;
    std::optional<QString> m_next;
    std::optional<ApiError> m_error;
    std::vector<BranchInfo> m_branches;
};

// The query of GET /v1/users for one page.
ApiCall usersCall(const StaffList::Filter& filter, const std::optional<QString>& cursor);
// Of GET /v1/tellers: whom a supervisor may unlock.
ApiCall tellersCall(const std::optional<QString>& cursor);
ApiCall branchesCall(const std::optional<QString>& cursor);

} // namespace tellerdesk::client

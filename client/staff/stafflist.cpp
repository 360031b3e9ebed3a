// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/stafflist.h"

#include "shared/api/page.h"

#include <QUrl>

#include <algorithm>

namespace tellerdesk::client {

namespace {

constexpr int kPauseMs = 120; // people type faster than this

void addCursor(ApiCall& call, const std::optional<QString>& cursor) {
    call.query.addQueryItem(QStringLiteral("limit"), QString::number(kMaxPageLimit));
    if (cursor) {
        call.query.addQueryItem(QStringLiteral("cursor"), *cursor);
    }
}

} // namespace

ApiCall usersCall(const StaffList::Filter& filter, const std::optional<QString>& cursor) {
    ApiCall call{.path = QStringLiteral("/v1/users")};
    const auto add = [&call](const char* name, const QString& value) {
        call.query.addQueryItem(QString::fromLatin1(name), QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    if (!filter.text.isEmpty()) {
        add("q", filter.text);
    }
    if (filter.role) {
        add("role", wireName(*filter.role));
    }
    if (filter.status) {
        add("status", wireName(*filter.status));
    }
    if (filter.lockedOnly) {
        add("locked", QStringLiteral("true"));
    }
    if (filter.branchId) {
        add("branch_id", filter.branchId->toString());
    }
    addCursor(call, cursor);
    return call;
}

ApiCall tellersCall(const std::optional<QString>& cursor) {
    ApiCall call{.path = QStringLiteral("/v1/tellers")};
    addCursor(call, cursor);
    return call;
}

ApiCall branchesCall(const std::optional<QString>& cursor) {
    ApiCall call{.path = QStringLiteral("/v1/branches")};
    addCursor(call, cursor);
    return call;
}

StaffList::StaffList(Api& api, QObject* parent)
    : QObject(parent)
    , m_api(api) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &StaffList::ask);
}

void StaffList::enter() {
    ++m_visit;
    fetchBranches({}, std::nullopt);
    ask();
}

void StaffList::leave() {
    ++m_visit;
    ++m_asked;
    m_pause.stop();
    m_filter = {};
    m_users.clear();
    m_next.reset();
    m_error.reset();
    m_branches.clear();
    m_fetching = false;
    m_state = State::Loading;
    Q_EMIT branchesChanged();
    Q_EMIT changed();
}

void StaffList::setFilter(const Filter& filter) {
    Filter wanted = filter;
    wanted.text = filter.text.simplified();
    if (wanted == m_filter) {
        return;
    }
    m_filter = wanted;
    ++m_asked;
    m_pause.start();
}

void StaffList::ask() {
    m_pause.stop();
    ++m_asked;
    m_next.reset(); // those shown stay until the answer comes
    m_error.reset();
    m_state = State::Loading;
    Q_EMIT changed();
    fetch();
}

void StaffList::loadMore() {
    if (m_next && !m_fetching) {
        fetch();
    }
}

void StaffList::fetch() {
    m_fetching = true;
    const auto answered = [this, asked = m_asked, isFirst = !m_next](Outcome<tellerdesk::Page<UserInfo>> page) {
        if (asked != m_asked) {
            return;
        }
        m_fetching = false;
        if (!page) {
            m_error = page.error();
            m_state = State::Failed;
            return Q_EMIT changed();
        }
        if (isFirst) {
            m_users.clear();
        }
        m_users.insert(m_users.end(), page->items.begin(), page->items.end());
        m_next = page->next;
        m_state = State::Ready;
        Q_EMIT changed();
    };
    m_api.sendFor<tellerdesk::Page<UserInfo>>(usersCall(m_filter, m_next), this, answered);
}

void StaffList::fetchBranches(std::vector<BranchInfo> before, const std::optional<QString>& cursor) {
    m_api.sendFor<tellerdesk::Page<BranchInfo>>(
        branchesCall(cursor), this,
        [this, visit = m_visit, before = std::move(before)](Outcome<tellerdesk::Page<BranchInfo>> page) mutable {
            if (visit != m_visit || !page) { // without names the list still serves, by the person's own branch
                return;
            }
            before.insert(before.end(), page->items.begin(), page->items.end());
            if (page->next) {
                return fetchBranches(std::move(before), page->next);
            }
            m_branches = std::move(before);
            Q_EMIT branchesChanged();
        });
}

void StaffList::take(const UserInfo& user) {
    const auto found =
        std::find_if(m_users.begin(), m_users.end(), [&user](const UserInfo& each) { return each.id == user.id; });
    if (found == m_users.end()) {
        return ask();
    }
    *found = user;
    Q_EMIT changed();
}

QString StaffList::branchName(BranchId id) const {
    const auto found =
        std::find_if(m_branches.begin(), m_branches.end(), [&id](const BranchInfo& branch) { return branch.id == id; });
    return found == m_branches.end() ? QString() : QStringLiteral("%1 (%2)").arg(found->name, found->code);
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/branchdesk.h"

#include "client/counter/amountfaulttext.h"
#include "client/net/session.h"
#include "client/staff/stafflist.h"
#include "shared/api/page.h"

#include <QLocale>

#include <algorithm>

namespace tellerdesk::client {

BranchDesk::BranchDesk(Api& api, const Session& session, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_session(session) {}

void BranchDesk::enter() {
    ++m_visit;
    m_loading = 2;
    m_error.reset();
    readUsers({}, std::nullopt);
    readTills({}, std::nullopt);
    Q_EMIT changed();
}

void BranchDesk::leave() {
    ++m_visit;
    m_loading = 0;
    m_unlocking = false;
    m_users.clear();
    m_locked.clear();
    m_tills.clear();
    m_closing = Closing::None;
    m_till.reset();
    m_lines.clear();
    m_reason.clear();
    m_error.reset();
    m_key.reset();
    Q_EMIT changed();
}

void BranchDesk::readUsers(std::vector<UserInfo> before, const std::optional<QString>& cursor) {
    m_api.sendFor<tellerdesk::Page<UserInfo>>(
        tellersCall(cursor), this,
        [this, visit = m_visit, before = std::move(before)](Outcome<tellerdesk::Page<UserInfo>> page) mutable {
            if (visit != m_visit) {
                return;
            }
            if (page) {
                before.insert(before.end(), page->items.begin(), page->items.end());
                if (page->next) {
                    return readUsers(std::move(before), page->next);
                }
                m_users = std::move(before);
                m_locked.clear();
                std::copy_if(m_users.begin(), m_users.end(), std::back_inserter(m_locked),
                             [](const UserInfo& user) { return user.locked; });
            } else {
                m_error = page.error();
            }
            --m_loading;
            Q_EMIT changed();
        });
}

void BranchDesk::readTills(std::vector<TillSession> before, const std::optional<QString>& cursor) {
    ApiCall call{.path = QStringLiteral("/v1/till-sessions")};
    call.query.addQueryItem(QStringLiteral("status"), QStringLiteral("open"));
    call.query.addQueryItem(QStringLiteral("limit"), QString::number(kMaxPageLimit));
    if (cursor) {
        call.query.addQueryItem(QStringLiteral("cursor"), *cursor);
    }
    m_api.sendFor<tellerdesk::Page<TillSession>>(
        std::move(call), this,
        [this, visit = m_visit, before = std::move(before)](Outcome<tellerdesk::Page<TillSession>> page) mutable {
            if (visit != m_visit) {
                return;
            }
            if (page) {
                before.insert(before.end(), page->items.begin(), page->items.end());
                if (page->next) {
                    return readTills(std::move(before), page->next);
                }
                m_tills = std::move(before);
            } else {
                m_error = page.error();
            }
            --m_loading;
            Q_EMIT changed();
        });
}

QString BranchDesk::tellerOf(const TillSession& till) const {
    if (isOwn(till)) {
        return m_session.facts()->fullName;
    }
    const auto found = std::find_if(m_users.begin(), m_users.end(),
                                    [&till](const UserInfo& user) { return user.id == till.tellerId; });
    return found == m_users.end() ? QString() : found->fullName;
}

bool BranchDesk::isOwn(const TillSession& till) const {
    return m_session.facts() && m_session.facts()->userId == till.tellerId;
}

void BranchDesk::unlock(UserId id) {
    if (m_unlocking) {
        return;
    }
    m_unlocking = true;
    m_error.reset();
    m_api.sendFor<UserInfo>({.method = "POST", .path = QStringLiteral("/v1/users/%1/unlock").arg(id.toString())}, this,
                            [this, visit = m_visit](const Outcome<UserInfo>& user) {
                                m_unlocking = false;
                                if (visit != m_visit) {
                                    return;
                                }
                                if (!user) {
                                    m_error = user.error();
                                    return Q_EMIT changed();
                                }
                                std::erase_if(m_locked, [&user](const UserInfo& each) { return each.id == user->id; });
                                Q_EMIT changed();
                                Q_EMIT unlocked(*user);
                            });
}

void BranchDesk::startClosing(const TillSession& till) {
    if (m_closing == Closing::Sending) {
        return;
    }
    m_till = till;
    m_lines.clear();
    m_reason.clear();
    m_error.reset();
    for (const TillPosition& position : till.positions) {
        m_lines.push_back({.currency = position.currency, .expectedMinor = position.expectedMinor});
    }
    m_closing = Closing::Counting;
    Q_EMIT changed();
}

void BranchDesk::setText(std::size_t line, const QString& text) {
    if (line < m_lines.size() && m_lines[line].text != text) {
        m_lines[line].text = text;
        m_lines[line].fault.clear();
    }
}

bool BranchDesk::readLines() {
    bool good = true;
    for (Line& line : m_lines) {
        line.fault.clear();
        const auto read = readAmount(line.text, line.currency, QLocale());
        if (!read || read->ambiguous) {
            line.fault = countFaultText(read, line.currency);
            good = false;
        } else {
            line.countedMinor = read->minor;
        }
    }
    return good;
}

void BranchDesk::confirm() {
    if (m_closing == Closing::Counting) {
        m_error.reset();
        if (readLines()) {
            m_closing = Closing::Review;
            m_inReview.start();
        }
        Q_EMIT changed();
    } else if (m_closing == Closing::Review && m_inReview.elapsed() >= m_armingMs) {
        close();
    }
}

void BranchDesk::close() {
    CloseTillRequest request;
    for (const Line& line : m_lines) {
        request.counted.push_back({.currency = line.currency, .amountMinor = line.countedMinor});
    }
    if (!m_reason.trimmed().isEmpty()) {
        request.reason = m_reason.trimmed();
    }
    const QString path = QStringLiteral("/v1/till-sessions/%1/close").arg(m_till->id.toString());
    const QJsonObject body = request.toJson();
    const QJsonObject asked{{path, body}};
    if (!m_key || m_body != asked) {
        m_key = RequestKey::make();
        m_body = asked;
    }
    m_closing = Closing::Sending;
    m_error.reset();
    Q_EMIT changed();
    m_api.sendFor<TillSession>({.method = "POST", .path = path, .body = body, .key = m_key}, this,
                               [this](const Outcome<TillSession>& outcome) {
                                   if (m_closing == Closing::Sending) {
                                       answered(outcome);
                                   }
                               });
}

void BranchDesk::answered(const Outcome<TillSession>& outcome) {
    if (!outcome) {
        m_error = outcome.error();
        if (!m_error->saysNothingAboutOutcome()) {
            m_key.reset(); // a definite no: the next try is another request
        }
        m_closing = Closing::Review;
        m_inReview.start();
        return Q_EMIT changed();
    }
    m_key.reset();
    m_closing = Closing::None;
    m_till.reset();
    std::erase_if(m_tills, [&outcome](const TillSession& each) { return each.id == outcome->id; });
    Q_EMIT changed();
    Q_EMIT closed(*outcome);
}

bool BranchDesk::stepBack() {
    switch (m_closing) {
    case Closing::None:
        return false;
    case Closing::Counting:
        m_closing = Closing::None;
        m_till.reset();
        m_error.reset();
        break;
    case Closing::Review:
        m_closing = Closing::Counting;
        break;
    case Closing::Sending:
        return true;
    }
    Q_EMIT changed();
    return true;
}

} // namespace tellerdesk::client

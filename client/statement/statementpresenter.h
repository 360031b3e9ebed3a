// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api.h"
#include "shared/api/messages_accounts.h"

#include <QDate>
#include <QObject>

#include <optional>
#include <vector>

namespace tellerdesk::client {

// Entries of one period, newest first, with what a statement says of it.
struct StatementPeriod {
    AccountInfo account = {};
    QDate from = {}; // null: from the account's beginning
    QDate to = {};   // null: until now
    std::vector<EntryInfo> entries = {};
    qint64 openingMinor = 0; // balance before the period's first entry
    qint64 closingMinor = 0; // balance after its last
    qint64 creditsMinor = 0;
    qint64 debitsMinor = 0; // as a positive figure
};

// An account's entries, fetched page by page as far as somebody looks; a period's only as far as the period reaches.
class StatementPresenter : public QObject {
    Q_OBJECT

public:
    enum class State { Loading, Ready, Failed };

    explicit StatementPresenter(Api& api, QObject* parent = nullptr);

    void show(const AccountInfo& account);
    void leave();
    void loadMore();                       // the next page, where there is one
    void loadPeriod(QDate from, QDate to); // null dates: open ends; periodReady follows

    State state() const { return m_state; }
    const AccountInfo& account() const { return m_account; }
    const std::vector<EntryInfo>& entries() const { return m_entries; }
    bool hasMore() const { return m_next.has_value(); }
    bool isLoadingPeriod() const { return m_period.has_value(); }
    const std::optional<ApiError>& error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void periodReady(const tellerdesk::client::StatementPeriod& period);

private:
    void fetch();
    void finishPeriodIfReached();

    Api& m_api;
    AccountInfo m_account;
    std::vector<EntryInfo> m_entries;
    std::optional<QString> m_next;
    bool m_fetching = false;
    quint64 m_shown = 0; // answers for an account shown before are dropped
    State m_state = State::Loading;
    std::optional<ApiError> m_error;
    std::optional<StatementPeriod> m_period;
};

// The period's entries out of newest-first entries that reach back before it, or to the account's beginning.
StatementPeriod periodOf(const StatementPeriod& wanted, const std::vector<EntryInfo>& newestFirst);

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api.h"
#include "client/statement/statementpresenter.h"

#include <QObject>
#include <QString>

#include <optional>

namespace tellerdesk::client {

// Looks for entries by text and amount in the period that a statement shows, one after the other in either direction.
class EntrySearch : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Searching, Found, NothingMore, Failed };
    enum class Direction { Older, Newer };

    struct Wanted {
        QString text = {};
        std::optional<qint64> leastMinor = {};
        std::optional<qint64> mostMinor = {};

        bool isEmpty() const { return text.isEmpty() && !leastMinor && !mostMinor; }
        bool operator==(const Wanted&) const = default;
    };

    EntrySearch(Api& api, StatementPresenter& statement, QObject* parent = nullptr);

    // From the given row on. The row itself is looked at too, unless it is the one that this search has found, or has
    // found nothing beyond.
    void find(const Wanted& wanted, Direction direction, int fromRow);
    void cancel();

    State state() const { return m_state; }
    qint64 foundNumber() const { return m_found; }
    const std::optional<ApiError>& error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void found(int row);

private:
    void ask(const std::optional<QString>& cursor);
    void take(Outcome<tellerdesk::Page<EntryInfo>> page);
    void become(State state);

    Api& m_api;
    StatementPresenter& m_statement;
    Wanted m_wanted;
    Direction m_direction = Direction::Older;
    qint64 m_start = 0; // the entry number to begin at
    qint64 m_found = 0;
    quint64 m_search = 0;
    State m_state = State::Idle;
    std::optional<ApiError> m_error;
};

} // namespace tellerdesk::client

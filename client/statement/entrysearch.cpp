// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/statement/entrysearch.h"

namespace tellerdesk::client {

EntrySearch::EntrySearch(Api& api, StatementPresenter& statement, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_statement(statement) {
    connect(&statement, &StatementPresenter::reset, this, &EntrySearch::cancel);
}

void EntrySearch::become(State state) {
    m_state = state;
    Q_EMIT changed();
}

void EntrySearch::cancel() {
    ++m_search;
    m_error.reset();
    become(State::Idle);
}

void EntrySearch::find(const Wanted& wanted, Direction direction, int fromRow) {
    ++m_search;
    m_error.reset();
    const bool goesOn = wanted == m_wanted && (m_state == State::Found || m_state == State::NothingMore);
    m_wanted = wanted;
    m_direction = direction;
    const int row = !goesOn ? fromRow : direction == Direction::Older ? fromRow + 1 : fromRow - 1;
    if (row < 0 || row >= m_statement.rows()) {
        return become(State::NothingMore);
    }
    m_start = m_statement.numberOf(row);
    become(State::Searching);
    ask(std::nullopt);
}

void EntrySearch::ask(const std::optional<QString>& cursor) {
    ApiCall call{.path = QStringLiteral("/v1/accounts/%1/entries").arg(m_statement.account().id.toString())};
    const auto add = [&call](const char* name, const QString& value) {
        // What a form would read otherwise: '+' for a blank.
        call.query.addQueryItem(QString::fromLatin1(name), QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add("limit", QStringLiteral("1"));
    add("order", m_direction == Direction::Older ? QStringLiteral("newest") : QStringLiteral("oldest"));
    add("start", QString::number(m_start));
    if (m_statement.from().isValid()) {
        add("from", m_statement.from().toString(Qt::ISODate));
    }
    if (m_statement.to().isValid()) {
        add("to", m_statement.to().toString(Qt::ISODate));
    }
    if (!m_wanted.text.isEmpty()) {
        add("q", m_wanted.text);
    }
    if (m_wanted.leastMinor) {
        add("min_amount", QString::number(*m_wanted.leastMinor));
    }
    if (m_wanted.mostMinor) {
        add("max_amount", QString::number(*m_wanted.mostMinor));
    }
    if (cursor) {
        add("cursor", *cursor);
    }
    m_api.sendFor<tellerdesk::Page<EntryInfo>>(std::move(call), this,
                                               [this, search = m_search](Outcome<tellerdesk::Page<EntryInfo>> page) {
                                                   if (search == m_search) {
                                                       take(std::move(page));
                                                   }
                                               });
}

void EntrySearch::take(Outcome<tellerdesk::Page<EntryInfo>> page) {
    if (!page) {
        m_error = page.error();
        return become(State::Failed);
    }
    if (page->items.empty() && page->next) {
        return ask(page->next); // the server looks at so many at a time
    }
    const int row = page->items.empty() ? -1 : m_statement.rowOf(page->items.front().entryNumber);
    if (row < 0) {
        return become(State::NothingMore);
    }
    m_found = page->items.front().entryNumber;
    become(State::Found);
    Q_EMIT found(row);
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/statement/entrysearch.h"
#include "shared/money/currency.h"

#include <QDate>
#include <QWidget>

class QLineEdit;

namespace tellerdesk::client {

class Form;

// The period and the search of a statement. Enter in a date shows the period; Enter in a field of the search finds the
// next entry.
class StatementFilter : public QWidget {
    Q_OBJECT

public:
    explicit StatementFilter(QWidget* parent = nullptr);

    void clear();
    void setCurrency(Currency currency) { m_currency = currency; }
    bool applyPeriod(); // false: a date is at fault
    void typeText(const QString& text);

Q_SIGNALS:
    void periodChosen(QDate from, QDate to);
    void findWanted(const tellerdesk::client::EntrySearch::Wanted& wanted,
                    tellerdesk::client::EntrySearch::Direction direction);
    void searchEdited();

private:
    Form* addField(const char* name, const QString& label, int width);
    QLineEdit* edit(Form* form) const;
    bool readDate(Form* form, QDate& date);
    bool readAmount(Form* form, std::optional<qint64>& amount);
    void find(EntrySearch::Direction direction);

    Form* m_from;
    Form* m_to;
    Form* m_text;
    Form* m_least;
    Form* m_most;
    Currency m_currency;
};

} // namespace tellerdesk::client

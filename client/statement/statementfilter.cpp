// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/statement/statementfilter.h"

#include "client/counter/amountfaulttext.h"
#include "client/widgets/form.h"
#include "client/widgets/theme.h"
#include "shared/domain/textrule.h"
#include "shared/money/moneytext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace tellerdesk::client {

StatementFilter::StatementFilter(QWidget* parent)
    : QWidget(parent)
    , m_from(addField("from", tr("&From"), 136))
    , m_to(addField("to", tr("T&o"), 136))
    , m_text(addField("findText", tr("F&ind in the narrative"), 0))
    , m_least(addField("findLeast", tr("&Least amount"), 160))
    , m_most(addField("findMost", tr("&Most amount"), 160)) {
    for (Form* form : {m_from, m_to}) {
        edit(form)->setPlaceholderText(tr("YYYY-MM-DD"));
        edit(form)->setMaxLength(10);
        connect(form, &Form::completed, this, &StatementFilter::applyPeriod);
    }
    edit(m_text)->setMaxLength(kSearchRule.max);
    auto* next = new QPushButton(tr("&Next"));
    auto* previous = new QPushButton(tr("Pre&vious"));
    next->setObjectName(QStringLiteral("findNext"));
    previous->setObjectName(QStringLiteral("findPrevious"));
    connect(next, &QPushButton::clicked, this, [this] { find(EntrySearch::Direction::Older); });
    connect(previous, &QPushButton::clicked, this, [this] { find(EntrySearch::Direction::Newer); });
    for (Form* form : {m_text, m_least, m_most}) {
        connect(form, &Form::completed, this, [this] { find(EntrySearch::Direction::Older); });
        connect(form, &Form::edited, this, &StatementFilter::searchEdited);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kGap);
    for (Form* form : {m_from, m_to, m_text, m_least, m_most}) {
        row->addWidget(form, form == m_text ? 1 : 0, Qt::AlignTop);
    }
    // In line with the fields, below their labels.
    for (QPushButton* button : {next, previous}) {
        auto* column = new QVBoxLayout;
        column->setSpacing(Theme::kGap / 2);
        column->addWidget(new QLabel);
        column->addWidget(button);
        column->addStretch(1);
        row->addLayout(column);
    }
}

Form* StatementFilter::addField(const char* name, const QString& label, int width) {
    auto* form = new Form;
    form->addText(name, label);
    if (width > 0) {
        form->setFixedWidth(width);
    }
    return form;
}

QLineEdit* StatementFilter::edit(Form* form) const {
    return form->findChild<QLineEdit*>();
}

void StatementFilter::clear() {
    for (Form* form : {m_from, m_to, m_text, m_least, m_most}) {
        edit(form)->clear();
        form->clearFaults();
    }
}

bool StatementFilter::readDate(Form* form, QDate& date) {
    form->clearFaults();
    const QString text = edit(form)->text().trimmed();
    if (!text.isEmpty() && faultOf(kDateOfBirthRule, text)) {
        form->setFault(edit(form)->objectName(), tr("a real day, such as 2026-01-31"));
        return false;
    }
    date = QDate::fromString(text, Qt::ISODate);
    return true;
}

bool StatementFilter::applyPeriod() {
    QDate from;
    QDate to;
    if (!readDate(m_from, from) || !readDate(m_to, to)) {
        return false;
    }
    if (from.isValid() && to.isValid() && to < from) {
        m_to->setFault(QStringLiteral("to"), tr("ends before it begins"));
        return false;
    }
    Q_EMIT periodChosen(from, to);
    return true;
}

bool StatementFilter::readAmount(Form* form, std::optional<qint64>& amount) {
    form->clearFaults();
    const QString text = edit(form)->text().trimmed();
    if (text.isEmpty()) {
        return true;
    }
    const auto read = tellerdesk::readAmount(text, m_currency, QLocale());
    if (!read || read->ambiguous) {
        form->setFault(edit(form)->objectName(), amountFaultText(read, m_currency));
        return false;
    }
    amount = read->minor;
    return true;
}

void StatementFilter::find(EntrySearch::Direction direction) {
    EntrySearch::Wanted wanted{.text = edit(m_text)->text().trimmed()};
    if (!readAmount(m_least, wanted.leastMinor) || !readAmount(m_most, wanted.mostMinor)) {
        return;
    }
    if (wanted.leastMinor && wanted.mostMinor && *wanted.mostMinor < *wanted.leastMinor) {
        m_most->setFault(QStringLiteral("findMost"), tr("less than the least"));
        return;
    }
    m_text->clearFaults();
    if (wanted.isEmpty()) {
        m_text->setFault(QStringLiteral("findText"), tr("type what to find, or an amount"));
        return;
    }
    Q_EMIT findWanted(wanted, direction);
}

void StatementFilter::typeText(const QString& text) {
    edit(m_text)->setText(text);
    edit(m_text)->setFocus(Qt::ShortcutFocusReason);
    edit(m_text)->end(false);
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/statement/statementcard.h"

#include "client/statement/balanceplot.h"
#include "client/widgets/theme.h"
#include "shared/money/moneytext.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

namespace tellerdesk::client {

StatementCard::StatementCard(QWidget* parent)
    : QFrame(parent)
    , m_plot(new BalancePlot) {
    setProperty("card", true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kSection, Theme::kGap, Theme::kSection, Theme::kGap);
    row->setSpacing(Theme::kMargin);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::kSection);
    grid->setVerticalSpacing(2);
    m_opening = addLine(grid, "openingBalance", tr("Opening balance"));
    m_credits = addLine(grid, "totalCredits", tr("Credits"));
    m_debits = addLine(grid, "totalDebits", tr("Debits"));
    m_closing = addLine(grid, "closingBalance", tr("Closing balance"));
    m_count = addLine(grid, "entryCount", tr("Entries"));
    Theme::setType(m_closing.value, Theme::Type::Strong);
    row->addLayout(grid);
    row->addWidget(m_plot, 1);
}

StatementCard::Line StatementCard::addLine(QGridLayout* grid, const char* objectName, const QString& name) {
    const Line line{.name = new QLabel(name), .value = new QLabel};
    const int row = grid->rowCount();
    Theme::setTone(line.name, Theme::Tone::Muted);
    line.value->setObjectName(QString::fromLatin1(objectName));
    line.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    line.value->setTextFormat(Qt::PlainText);
    grid->addWidget(line.name, row, 0);
    grid->addWidget(line.value, row, 1);
    return line;
}

void StatementCard::set(const Line& line, const QString& value) {
    line.value->setText(value);
    line.value->setAccessibleName(line.name->text() + QStringLiteral(": ") + value);
}

void StatementCard::show(const std::optional<EntrySummary>& summary, Currency currency, bool failed) {
    if (!summary) {
        for (const Line& line : {m_opening, m_credits, m_debits, m_closing, m_count}) {
            set(line, failed ? tr("not known") : tr("adding up"));
        }
        return m_plot->setPoints({}, currency);
    }
    const auto money = [currency](std::optional<qint64> minor) {
        return minor ? formatMoney({.minor = *minor, .currency = currency}, QLocale()) : tr("too large to add up");
    };
    set(m_opening, money(summary->openingMinor));
    set(m_credits, money(summary->creditsMinor));
    set(m_debits, money(summary->debitsMinor));
    set(m_closing, money(summary->closingMinor));
    set(m_count, QLocale().toString(summary->count));
    m_plot->setPoints(summary->points, currency);
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/printing/documents.h"

#include "client/app/dates.h"
#include "client/counter/postingtexts.h"
#include "client/statement/entriesmodel.h"
#include "shared/money/moneytext.h"

#include <QCoreApplication>
#include <QLocale>

namespace tellerdesk::client {

namespace {

QString translated(const char* source) {
    return QCoreApplication::translate("Document", source);
}

QString money(qint64 minor, Currency currency) {
    return formatMoney({.minor = minor, .currency = currency}, QLocale());
}

QString sum(std::optional<qint64> minor, Currency currency) {
    return minor ? money(*minor, currency) : translated(QT_TRANSLATE_NOOP("Document", "too large to add up"));
}

QString row(const QString& name, const QString& value) {
    return QStringLiteral("<tr><td style=\"color:#444\">%1&nbsp;&nbsp;</td><td align=\"right\">%2</td></tr>")
        .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

QString headOf(const Letterhead& head, const QString& title) {
    QString html = QStringLiteral("<p style=\"font-size:14pt; font-weight:600\">%1</p>").arg(head.bank.toHtmlEscaped());
    if (head.demo) {
        html += QStringLiteral("<p style=\"font-weight:600\">%1</p>")
                    .arg(translated(QT_TRANSLATE_NOOP("Document", "DEMO - not a real document")));
    }
    return html + QStringLiteral("<p>%1</p><p style=\"font-size:13pt; font-weight:600\">%2</p>")
                      .arg(head.branch.toHtmlEscaped(), title.toHtmlEscaped());
}

QString day(QDate date) {
    return dateText(date);
}

QString entryRow(const EntryInfo& entry, Currency currency) {
    const QString sign = entry.amountMinor > 0 ? QLocale().positiveSign() : QString();
    return QStringLiteral(
               "<tr><td>%1</td><td>%2</td><td>%3</td><td align=\"right\">%4</td><td align=\"right\">%5</td></tr>")
        .arg(day(entry.businessDate).toHtmlEscaped(), entryKindText(entry.kind).toHtmlEscaped(),
             entry.narrative.value_or(QString()).toHtmlEscaped(),
             (sign + formatAmount(entry.amountMinor, currency, QLocale())).toHtmlEscaped(),
             formatAmount(entry.balanceAfterMinor, currency, QLocale()).toHtmlEscaped());
}

QString periodText(const StatementPeriod& period) {
    const QDate from = period.from.isValid()    ? period.from
                       : period.entries.empty() ? QDate()
                                                : period.entries.back().businessDate;
    const QDate to = period.to.isValid() ? period.to : QDate::currentDate();
    return from.isValid() ? translated(QT_TRANSLATE_NOOP("Document", "%1 to %2")).arg(day(from), day(to)) : day(to);
}

} // namespace

QString statementHtml(const StatementContent& content) {
    const StatementPeriod& period = content.period;
    const Currency currency = period.account.currency;
    QString facts = row(translated(QT_TRANSLATE_NOOP("Document", "Account")), groupedNumber(period.account.number));
    facts += row(translated(QT_TRANSLATE_NOOP("Document", "Holder")), period.account.ownerName);
    facts += row(translated(QT_TRANSLATE_NOOP("Document", "Period")), periodText(period));
    facts += row(translated(QT_TRANSLATE_NOOP("Document", "Opening balance")), money(period.openingMinor, currency));
    facts += row(translated(QT_TRANSLATE_NOOP("Document", "Total of credits")), sum(period.creditsMinor, currency));
    facts += row(translated(QT_TRANSLATE_NOOP("Document", "Total of debits")), sum(period.debitsMinor, currency));
    facts += row(translated(QT_TRANSLATE_NOOP("Document", "Closing balance")), money(period.closingMinor, currency));
    QString entries;
    for (const EntryInfo& entry : period.entries) {
        entries += entryRow(entry, currency);
    }
    const QString header =
        QStringLiteral("<tr><th align=\"left\">%1</th><th align=\"left\">%2</th><th align=\"left\">%3</th>"
                       "<th align=\"right\">%4</th><th align=\"right\">%5</th></tr>")
            .arg(translated(QT_TRANSLATE_NOOP("Document", "Business date")),
                 translated(QT_TRANSLATE_NOOP("Document", "Kind")),
                 translated(QT_TRANSLATE_NOOP("Document", "Narrative")),
                 translated(QT_TRANSLATE_NOOP("Document", "Amount")),
                 translated(QT_TRANSLATE_NOOP("Document", "Balance after")));
    const QString table =
        period.entries.empty()
            ? QStringLiteral("<p>%1</p>").arg(translated(QT_TRANSLATE_NOOP("Document", "No entries in this period.")))
            : QStringLiteral("<table width=\"100%\" cellpadding=\"3\" border=\"0\"><thead>%1</thead>%2</table>")
                  .arg(header, entries);
    return headOf(content.head, translated(QT_TRANSLATE_NOOP("Document", "Statement of account"))) +
           QStringLiteral("<table cellpadding=\"2\">%1</table><hr>").arg(facts) + table;
}

QString proofHtml(const ProofContent& content) {
    QString rows;
    for (const TillPosition& position : content.till.positions) {
        const qint64 counted = position.countedMinor.value_or(0);
        rows += row(translated(QT_TRANSLATE_NOOP("Document", "Opening float")),
                    money(position.openingMinor, position.currency));
        rows += row(translated(QT_TRANSLATE_NOOP("Document", "Expected")),
                    money(position.expectedMinor, position.currency));
        rows += row(translated(QT_TRANSLATE_NOOP("Document", "Counted")), money(counted, position.currency));
        rows += row(translated(QT_TRANSLATE_NOOP("Document", "Over/short")),
                    money(counted - position.expectedMinor, position.currency));
    }
    rows += row(translated(QT_TRANSLATE_NOOP("Document", "Business date")), day(content.till.businessDate));
    rows += row(translated(QT_TRANSLATE_NOOP("Document", "Teller")), content.head.teller);
    return headOf(content.head, translated(QT_TRANSLATE_NOOP("Document", "Till closing"))) +
           QStringLiteral("<table width=\"100%\" cellpadding=\"2\">%1</table>").arg(rows);
}

} // namespace tellerdesk::client

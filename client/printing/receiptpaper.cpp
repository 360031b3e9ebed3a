// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/printing/receiptpaper.h"

#include "client/app/dates.h"
#include "client/counter/postingtexts.h"
#include "shared/money/moneytext.h"

#include <QCoreApplication>
#include <QLocale>

namespace tellerdesk::client {

namespace {

QString translated(const char* source) {
    return QCoreApplication::translate("Document", source);
}

QString row(const char* name, const QString& value) {
    return QStringLiteral("<tr><td style=\"color:#444\">%1&nbsp;&nbsp;</td><td align=\"right\">%2</td></tr>")
        .arg(translated(name).toHtmlEscaped(), value.toHtmlEscaped());
}

QString strong(const QString& text, int points) {
    return QStringLiteral("<p style=\"font-size:%1pt; font-weight:600\">%2</p>").arg(points).arg(text.toHtmlEscaped());
}

QString money(qint64 minor, Currency currency) {
    return formatMoney({.minor = minor, .currency = currency}, QLocale());
}

// The branch's own time, with how far it is from UTC.
QString timeText(const QDateTime& local) {
    return dateTimeText(local) + QStringLiteral(" (") +
           local.toOffsetFromUtc(local.offsetFromUtc()).toString(QStringLiteral("t")) + u')';
}

QString accountRows(const Receipt& receipt) {
    QString rows = row(receipt.toAccount ? QT_TRANSLATE_NOOP("Document", "From account")
                                         : QT_TRANSLATE_NOOP("Document", "Account"),
                       groupedNumber(receipt.account.number));
    rows += row(QT_TRANSLATE_NOOP("Document", "Holder"), receipt.account.ownerName);
    if (const auto& to = receipt.toAccount) {
        rows += row(QT_TRANSLATE_NOOP("Document", "To account"), groupedNumber(to->number));
        rows += row(QT_TRANSLATE_NOOP("Document", "Receiver"), to->ownerName);
    }
    return rows;
}

} // namespace

QString receiptHtml(const ReceiptPaper& paper) {
    const Receipt& receipt = paper.receipt;
    QString html = strong(paper.bank.name, 14);
    if (paper.bank.demo) {
        html += strong(translated(QT_TRANSLATE_NOOP("Document", "DEMO - not a real document")), 9);
    }
    html += QStringLiteral("<p>%1</p>")
                .arg((receipt.branch.name + QStringLiteral(" (") + receipt.branch.code + u')').toHtmlEscaped());
    if (paper.copy > 0) {
        html += strong(translated(QT_TRANSLATE_NOOP("Document", "COPY %1")).arg(paper.copy), 16);
    }
    html += strong(kindText(receipt.kind), 13);
    QString rows = row(QT_TRANSLATE_NOOP("Document", "Amount"), money(receipt.amountMinor, receipt.currency));
    rows += accountRows(receipt);
    if (receipt.narrative) {
        rows += row(QT_TRANSLATE_NOOP("Document", "Narrative"), *receipt.narrative);
    }
    rows += row(QT_TRANSLATE_NOOP("Document", "Balance after"), money(receipt.balanceAfterMinor, receipt.currency));
    rows += row(QT_TRANSLATE_NOOP("Document", "Business date"), dateText(receipt.businessDate));
    rows += row(QT_TRANSLATE_NOOP("Document", "Time"), timeText(receipt.localTime));
    rows += row(QT_TRANSLATE_NOOP("Document", "Teller"), receipt.teller.fullName);
    rows += row(QT_TRANSLATE_NOOP("Document", "Sequence"), QString::number(receipt.tellerSequence));
    return html + QStringLiteral("<table width=\"100%\" cellpadding=\"2\">%1</table>").arg(rows) +
           QStringLiteral("<p style=\"font-size:7pt\">%1<br>%2</p>")
               .arg(translated(QT_TRANSLATE_NOOP("Document", "Posting")), receipt.postingId.toString());
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/csvstatement.h"

#include "shared/money/moneytext.h"

namespace tellerdesk::server {

QByteArray csvText(const QString& text) {
    static const QString formula = QStringLiteral("=+-@\t\r");
    QByteArray field = text.toUtf8();
    if (!text.isEmpty() && formula.contains(text.front())) {
        field.prepend('\'');
    }
    const bool quoted = field.contains('"') || field.contains(',') || field.contains('\r') || field.contains('\n');
    return quoted ? '"' + field.replace('"', "\"\"") + '"' : field;
}

QByteArray CsvStatement::begin() {
    return "entry_number,business_date,posted_at,kind,amount,balance_after,currency,narrative,posting_id\r\n";
}

QByteArray CsvStatement::entries(const std::vector<AccountEntry>& entries) {
    QByteArray out;
    out.reserve(static_cast<qsizetype>(entries.size()) * 160);
    for (const AccountEntry& entry : entries) {
        out += QByteArray::number(entry.entryNumber) + ',' + entry.businessDate.toString(Qt::ISODate).toLatin1() + ',' +
               toRfc3339(entry.postedAt).toLatin1() + ',' + csvText(wireName(entry.kind)) + ',' +
               plainAmount(entry.amountMinor, m_currency).toLatin1() + ',' +
               plainAmount(entry.balanceAfterMinor, m_currency).toLatin1() + ',' + m_currency.code().toLatin1() + ',' +
               csvText(entry.narrative.value_or(QString())) + ',' + entry.postingId.toString().toLatin1() + "\r\n";
    }
    return out;
}

} // namespace tellerdesk::server

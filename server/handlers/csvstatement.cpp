// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/csvstatement.h"

#include "shared/core/csvfield.h"
#include "shared/money/moneytext.h"

namespace tellerdesk::server {

QByteArray CsvStatement::begin() {
    return "entry_number,business_date,posted_at,kind,amount,balance_after,currency,narrative,posting_id\r\n";
}

QByteArray CsvStatement::entries(const std::vector<AccountEntry>& entries) {
    QByteArray out;
    out.reserve(static_cast<qsizetype>(entries.size()) * 160);
    for (const AccountEntry& entry : entries) {
        out += QByteArray::number(entry.entryNumber) + ',' + entry.businessDate.toString(Qt::ISODate).toLatin1() + ',' +
               toRfc3339(entry.postedAt).toLatin1() + ',' + csvField(wireName(entry.kind)).toUtf8() + ',' +
               plainAmount(entry.amountMinor, m_currency).toLatin1() + ',' +
               plainAmount(entry.balanceAfterMinor, m_currency).toLatin1() + ',' + m_currency.code().toLatin1() + ',' +
               csvField(entry.narrative.value_or(QString())).toUtf8() + ',' + entry.postingId.toString().toLatin1() +
               "\r\n";
    }
    return out;
}

} // namespace tellerdesk::server

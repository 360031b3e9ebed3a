// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/doubtfulamount.h"

namespace tellerdesk::client {

DoubtfulAmount DoubtfulAmount::trusting(const QString& text, Currency currency) {
    DoubtfulAmount reader;
    reader.m_doubted = text;
    reader.m_currency = currency;
    reader.m_anew = true;
    return reader;
}

void DoubtfulAmount::edited(const QString& text) {
    m_anew = m_anew || text.size() <= 1;
}

Expected<ReadAmount, AmountFault> DoubtfulAmount::read(const QString& text, Currency currency) {
    auto read = readAmount(text, currency, QLocale());
    if (!read || !read->ambiguous) {
        return read;
    }
    if (m_anew && text == m_doubted && currency == m_currency) {
        return ReadAmount{.minor = read->minor};
    }
    m_doubted = text;
    m_currency = currency;
    m_anew = false;
    return read;
}

} // namespace tellerdesk::client

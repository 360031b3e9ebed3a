// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/amountfaulttext.h"

#include <QCoreApplication>

namespace tellerdesk::client {

namespace {

QString translated(const char* source) {
    return QCoreApplication::translate("AmountFault", source);
}

} // namespace

QString amountFaultText(const Expected<ReadAmount, AmountFault>& read, Currency currency) {
    if (read && read->ambiguous) {
        return translated(QT_TRANSLATE_NOOP("AmountFault",
                                            "this may be %1 or %2; to mean the first, clear it and type it again"))
            .arg(formatMoney({.minor = read->minor, .currency = currency}, QLocale()),
                 formatMoney({.minor = read->otherMinor, .currency = currency}, QLocale()));
    }
    if (read) {
        return translated(QT_TRANSLATE_NOOP("AmountFault", "the amount must be more than zero"));
    }
    switch (read.error()) {
    case AmountFault::Empty:
        return translated(QT_TRANSLATE_NOOP("AmountFault", "enter the amount"));
    case AmountFault::Malformed:
        return translated(
            QT_TRANSLATE_NOOP("AmountFault", "this is no amount; type digits, and a dot or comma before decimals"));
    case AmountFault::TooManyDecimals:
        return currency.exponent() == 0
                   ? translated(QT_TRANSLATE_NOOP("AmountFault", "%1 has no decimals")).arg(currency.code())
                   : translated(QT_TRANSLATE_NOOP("AmountFault", "%1 has %2 decimals at most"))
                         .arg(currency.code())
                         .arg(currency.exponent());
    case AmountFault::TooLarge:
        return translated(QT_TRANSLATE_NOOP("AmountFault", "the most is %1"))
            .arg(formatMoney({.minor = kMaxAmountMinor, .currency = currency}, QLocale()));
    }
    return {};
}

QString countFaultText(const Expected<ReadAmount, AmountFault>& read, Currency currency) {
    if (!read && read.error() == AmountFault::Empty) {
        return translated(QT_TRANSLATE_NOOP("AmountFault", "enter what you counted; 0 where there is nothing"));
    }
    return amountFaultText(read, currency);
}

} // namespace tellerdesk::client

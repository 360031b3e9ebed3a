// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/quickorder.h"

#include "client/counter/hangulkeys.h"
#include "shared/domain/accountnumber.h"

#include <algorithm>

namespace tellerdesk::client {

namespace {

constexpr qsizetype kDigits = AccountNumber::kBodyDigits + 2;

bool isDigits(const QString& text) {
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](QChar each) { return each >= u'0' && each <= u'9'; });
}

// Takes one account number from the front of the words, whose groups may stand apart.
Expected<QString, QuickFault> takeNumber(QStringList& words) {
    QString digits;
    while (digits.size() < kDigits && !words.isEmpty() && isDigits(words.front())) {
        digits += words.takeFirst();
    }
    if (digits.size() < kDigits) {
        return Unexpected<QuickFault>{QuickFault::AccountIncomplete};
    }
    return AccountNumber::fromText(digits)
               ? Expected<QString, QuickFault>(digits)
               : Expected<QString, QuickFault>(Unexpected<QuickFault>{QuickFault::AccountWrong});
}

} // namespace

QStringList quickCodes() {
    return {QStringLiteral("dp"), QStringLiteral("cw"), QStringLiteral("tr")};
}

std::optional<PostingKind> quickKind(const QString& code) {
    switch (quickCodes().indexOf(latinOfHangulKeys(code).toLower())) {
    case 0:
        return PostingKind::Deposit;
    case 1:
        return PostingKind::Withdrawal;
    case 2:
        return PostingKind::Transfer;
    default:
        return std::nullopt;
    }
}

Expected<QuickOrder, QuickFault> parseQuickLine(const QString& text) {
    const auto because = [](QuickFault fault) { return Unexpected<QuickFault>{fault}; };
    QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    const auto kind = words.isEmpty() ? std::nullopt : quickKind(words.takeFirst());
    if (!kind) {
        return because(QuickFault::NoCode);
    }
    if (words.isEmpty()) {
        return because(QuickFault::NoAmount);
    }
    QuickOrder order{.kind = *kind, .amountText = words.takeFirst()};
    if (order.amountText == u"=" && *kind == PostingKind::Deposit) {
        return because(QuickFault::AllOfADeposit);
    }
    const qsizetype most = *kind == PostingKind::Transfer ? 2 : 1;
    while (order.accounts.size() < most && !words.isEmpty() && isDigits(words.front())) {
        auto number = takeNumber(words);
        if (!number) {
            return because(number.error());
        }
        order.accounts << *number;
    }
    order.narrative = words.join(u' ');
    return order;
}

} // namespace tellerdesk::client

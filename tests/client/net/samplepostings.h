// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/courier.h"
#include "client/net/outbox.h"
#include "client/net/session.h"

namespace tellerdesk::test {

inline Currency euro() {
    return *Currency::fromCode(u"EUR");
}

inline client::PostingOrder deposit() {
    const CashRequest request{.accountId = AccountId::make(),
                              .amountMinor = 12'345,
                              .currency = euro(),
                              .narrative = QStringLiteral("rent"),
                              .tillSessionId = TillSessionId::make()};
    return {.key = RequestKey::make(), .kind = PostingKind::Deposit, .body = request.toJson()};
}

inline client::PostingOrder transfer() {
    const TransferRequest request{.fromAccountId = AccountId::make(),
                                  .toAccountId = AccountId::make(),
                                  .amountMinor = 500,
                                  .currency = euro(),
                                  .tillSessionId = TillSessionId::make()};
    return {.key = RequestKey::make(), .kind = PostingKind::Transfer, .body = request.toJson()};
}

// What the server says to a deposit that it has posted.
inline QJsonObject postedReply(const RequestKey& key) {
    return PostingReply{
        .posting = {.id = PostingId{key.value},
                    .amountMinor = 12'345,
                    .currency = euro(),
                    .businessDate = QDate(2026, 11, 23),
                    .postedAt = SystemClock().now(),
                    .tellerSequence = 1,
                    .tillSessionId = TillSessionId::make()},
        .account = {.id = AccountId::make(),
                    .number = QStringLiteral("1"),
                    .customerId = CustomerId::make(),
                    .ownerName = QStringLiteral("Kim"),
                    .currency = euro(),
                    .status = QStringLiteral("active"),
                    .balanceMinor = 12'345,
                    .availableMinor = 12'345},
    }
        .toJson();
}

inline client::Session::Facts factsOf(const char* username, Role role = Role::Teller) {
    return {.userId = UserId::make(), .username = QString::fromLatin1(username), .role = role};
}

} // namespace tellerdesk::test

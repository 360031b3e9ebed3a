// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/actor.h"
#include "shared/api/messages_postings.h"
#include "shared/api/messages_tills.h"
#include "shared/core/result.h"
#include "shared/core/uuid.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace tellerdesk::server::ledger {

struct PostingOrder {
    PostingKind kind = PostingKind::Deposit;
    AccountId accountId = {};   // the served account: where a transfer takes from
    AccountId toAccountId = {}; // transfers only
    qint64 amountMinor = 0;     // 1 to kMaxAmountMinor
    Currency currency = {};
    std::optional<QString> narrative = {};
    std::optional<TillSessionId> tillSessionId = {};
};

// The key becomes the till session's id.
struct TillOpeningOrder {
    std::vector<CashAmount> opening = {}; // no currency twice
};

struct TillClosingOrder {
    TillSessionId tillSessionId = {};
    std::vector<CashAmount> counted = {};
    std::optional<QString> reason = {};
};

// The key is the id of the posting that shall never be.
struct AbandonOrder {};

// A request that the ledger executes once. Its fields are valid in themselves (api.md: 400 comes first).
struct Order {
    RequestKey key = {};
    Caller caller = {};
    QString route = {};       // method and path, such as "POST /v1/deposits"
    QByteArray bodyHash = {}; // of the parsed body
    Uuid requestId = {};
    QString peer = {};
    std::variant<PostingOrder, TillOpeningOrder, TillClosingOrder, AbandonOrder> what = {};
};

// What the caller hears, once and only after the commit. A repeated call hears what the first one heard, with
// `replayed`.
struct Outcome {
    std::variant<Failure, PostingReply, TillSession, AbandonState> result = {};
    bool replayed = false;

    bool operator==(const Outcome&) const = default;
};

} // namespace tellerdesk::server::ledger

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/apierror.h"
#include "client/net/session.h"
#include "shared/api/messages_accounts.h"
#include "shared/api/messages_customers.h"
#include "shared/api/messages_postings.h"
#include "shared/api/messages_receipts.h"
#include "shared/api/messages_session.h"

#include <QString>

#include <optional>
#include <vector>

namespace tellerdesk::test {

// People, accounts and tills for tests of the desk.

Currency currency(const char* code);
QString accountNumber(quint64 body); // with its check digits

CustomerInfo customer(const QString& fullName, const QString& phone = {});
AccountInfo account(const CustomerInfo& owner, quint64 body, const char* code, qint64 balanceMinor);

// 200 characters without a space: what a name may be at most.
QString longName();

// A teller of branch 001 on 2026-11-23; the till is open where positions are given.
client::Session::Facts teller(std::vector<TillPosition> positions = {});
TillPosition cashOf(const char* code, qint64 expectedMinor);
// What GET /v1/me replies to that teller.
MeReply meOf(const client::Session::Facts& facts);

EntryInfo entry(qint64 number, qint64 amountMinor, qint64 balanceAfterMinor, QDate day);
client::ApiError refusal(ErrorCode code);

// The posting as the server replies it, the account with the balance it then has.
PostingReply postedReply(const AccountInfo& account, PostingKind kind, qint64 amountMinor);

// Its receipt, at 14:05 in a branch nine hours from UTC; the payer of a withdrawal or transfer had 100,000.
Receipt receiptOf(PostingKind kind, qint64 amountMinor);
// A line of the day's work, as the server lists it; refused where a code is given.
JournalItem workItem(PostingKind kind, qint64 amountMinor, const QString& owner, std::optional<ErrorCode> refused = {});

} // namespace tellerdesk::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/accountstore.h"
#include "server/domain/actor.h"
#include "server/domain/auditstore.h"
#include "server/domain/posting.h"
#include "server/domain/stores.h"
#include "shared/core/result.h"

#include <functional>

namespace tellerdesk::server {

// Where bodies of account numbers come from.
using RandomSource = std::function<quint64()>;

// Active at once, in the customer's branch. NotFound when the customer is unknown or another branch's.
Result<AccountRecord> openAccount(Stores& stores, const Actor& actor, const Origin& origin, AccountId id,
                                  const OpenAccountRequest& request, const RandomSource& random);

// NotFound for another branch's as for an unknown one, and for the bank's own accounts.
Result<AccountRecord> findAccount(Stores& stores, const Actor& actor, AccountId id);

// `filter` without branch: that is the caller's.
std::vector<AccountRecord> listAccounts(Stores& stores, const Actor& actor, AccountFilter filter);

// As its POST replied; NotFound while it is not posted.
Result<PostingReply> findPosting(Stores& stores, const Actor& actor, PostingId id);

} // namespace tellerdesk::server

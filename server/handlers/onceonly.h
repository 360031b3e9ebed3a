// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/transactor.h"
#include "server/handlers/access.h"

namespace tellerdesk::server {

// What one attempt at a transaction came to, and whether its writes are to stay.
struct Attempt {
    Result<HandlerReply> reply = fail(ErrorCode::Internal);
    Verdict verdict = Verdict::Rollback;
};

// A keyed request inside its transaction: claims the key; a known key is answered by what is stored, a new one by
// `act`, whose outcome is stored with it. `claiming` is true while another transaction may be waited for: Busy then
// means that the same request is running elsewhere.
Attempt actOnce(Stores& stores, const Call& call, const QString& claimRoute, const Act& act, bool& claiming);

// The whole transaction of a keyed request whose handler had work to do outside of one (hashing, say): access as it is
// now, and then actOnce.
struct OnceOnly {
    Access access;
    const char* method;
    QString path; // ids filled in
};
using ActAs = std::function<Result<HandlerReply>(Stores&, const Actor&)>;
Result<HandlerReply> executeOnce(Transactor& transactor, const OnceOnly& route, Call call, const ActAs& act);

} // namespace tellerdesk::server

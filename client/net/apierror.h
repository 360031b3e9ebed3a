// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

#include <QString>

#include <optional>

namespace tellerdesk::client {

// Why a call brought no reply that can be used.
struct ApiError {
    enum class Kind {
        Refused,      // the server answered: failure has its code and fields
        Unreachable,  // no connection, or it broke before a reply
        TimedOut,     // sent, and silence since
        Untrusted,    // the certificate is not one that this desk trusts; nothing was sent
        Incompatible, // something answered that is no Tellerdesk server of our version (a proxy's page, a redirect)
        SignedOut,    // there is no session any more; the user must sign in again
        NotStored,    // this desk's disk did not take the order, so nothing was sent
    };
    Kind kind = Kind::Unreachable;
    Failure failure = {};   // for Refused
    QString requestId = {}; // what the server calls this request, when it answered
    QString detail = {};    // for Untrusted: the reason, as a translated sentence

    bool isRefusal(ErrorCode code) const { return kind == Kind::Refused && failure.code == code; }

    // Neither an answer that a person can act on nor an interrupted line: somebody who runs server or desk has to know.
    bool concernsOperator() const {
        switch (kind) {
        case Kind::Refused:
            return failure.code == ErrorCode::Internal || failure.code == ErrorCode::Unavailable ||
                   failure.code == ErrorCode::OutcomeUnknown;
        case Kind::Incompatible:
        case Kind::NotStored:
            return true;
        case Kind::Unreachable:
        case Kind::TimedOut:
        case Kind::Untrusted:
        case Kind::SignedOut:
            return false;
        }
        return false;
    }

    // Nobody knows yet whether the request took effect: only asking again with the same key tells.
    bool saysNothingAboutOutcome() const {
        if (kind != Kind::Refused) {
            return kind != Kind::NotStored;
        }
        const int status = httpStatus(failure.code);
        return status >= 500 || status == 401 || status == 429 || failure.code == ErrorCode::InProgress;
    }
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/actor.h"
#include "shared/core/clock.h"
#include "shared/core/uuid.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace tellerdesk::server {

// The request (or command) that an act came by.
struct Origin {
    Uuid requestId = {}; // nil: a command on the server's own console
    QString peer = {};
    Instant at = {};
};

struct AuditSubject {
    QString kind = {}; // "user", "customer", "session", ...
    Uuid id = {};
};

// One line of the audit: who did what to what, and what it was before and after. No secrets, no passwords, identity
// documents masked.
struct AuditEvent {
    QString act = {}; // "user.create": kind.verb, stable
    Origin origin = {};
    std::optional<Actor> actor = {};       // nobody: a command on the console, or a login that was refused
    std::optional<BranchId> branchId = {}; // whose branch it concerns; the actor's own where left out
    std::optional<AuditSubject> subject = {};
    QJsonObject before = {}; // empty: nothing to tell
    QJsonObject after = {};
};

// Written in the act's own transaction: an act that cannot be noted does not happen.
class AuditStore {
public:
    virtual ~AuditStore() = default;

    virtual void append(const AuditEvent& event) = 0;
};

} // namespace tellerdesk::server

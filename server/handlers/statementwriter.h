// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/posting.h"
#include "shared/api/messages_accounts.h"
#include "shared/api/messages_entries.h"
#include "shared/core/clock.h"
#include "shared/core/uuid.h"

#include <QByteArray>
#include <QDate>
#include <QString>

#include <vector>

namespace tellerdesk::server {

// What a statement says besides its entries.
struct StatementHead {
    Uuid id = {};
    Instant createdAt = {};
    QString bank = {};
    AccountInfo account = {};
    QDate from = {}; // both known, also of an open period
    QDate to = {};
    EntrySummary summary = {};
};

// A statement as a file, in parts: begin() once, entries() as often as there are some, oldest first, end() once.
class StatementWriter {
public:
    virtual ~StatementWriter() = default;
    virtual QByteArray begin() = 0;
    virtual QByteArray entries(const std::vector<AccountEntry>& entries) = 0;
    virtual QByteArray end() = 0;
};

} // namespace tellerdesk::server

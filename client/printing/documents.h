// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/statement/statementperiod.h"
#include "shared/api/messages_tills.h"

#include <QString>

namespace tellerdesk::client {

// Where and by whom a paper is made.
struct Letterhead {
    QString bank = {};
    QString branch = {}; // name and code
    QString teller = {};
    bool demo = false; // a paper of the demo bank says so
};

struct StatementContent {
    Letterhead head = {};
    StatementPeriod period = {};
};

struct ProofContent {
    Letterhead head = {};
    TillSession till = {}; // closed
};

// The document as HTML for QTextDocument; everything that a person gave is escaped.
QString statementHtml(const StatementContent& content);
QString proofHtml(const ProofContent& content);

} // namespace tellerdesk::client

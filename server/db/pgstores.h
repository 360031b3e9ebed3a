// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/pgaccountstore.h"
#include "server/db/pgauditstore.h"
#include "server/db/pgbankstore.h"
#include "server/db/pgclaimstore.h"
#include "server/db/pgcustomerstore.h"
#include "server/db/pgentrystore.h"
#include "server/db/pgjournalstore.h"
#include "server/db/pgpostingstore.h"
#include "server/db/pgsessionstore.h"
#include "server/db/pgtillstore.h"
#include "server/db/pguserstore.h"
#include "server/domain/stores.h"

namespace tellerdesk::server::db {

// All stores of one connection.
class PgStores {
public:
    explicit PgStores(Connection& connection)
        : m_accounts(connection)
        , m_audit(connection)
        , m_bank(connection)
        , m_claims(connection)
        , m_customers(connection)
        , m_entries(connection)
        , m_journal(connection)
        , m_postings(connection)
        , m_sessions(connection)
        , m_tills(connection)
        , m_users(connection) {}
    PgStores(const PgStores&) = delete;
    PgStores& operator=(const PgStores&) = delete;

    Stores& stores() { return m_stores; }

private:
    PgAccountStore m_accounts;
    PgAuditStore m_audit;
    PgBankStore m_bank;
    PgClaimStore m_claims;
    PgCustomerStore m_customers;
    PgEntryStore m_entries;
    PgJournalStore m_journal;
    PgPostingStore m_postings;
    PgSessionStore m_sessions;
    PgTillStore m_tills;
    PgUserStore m_users;
    Stores m_stores{.accounts = m_accounts,
                    .audit = m_audit,
                    .bank = m_bank,
                    .claims = m_claims,
                    .customers = m_customers,
                    .entries = m_entries,
                    .journal = m_journal,
                    .postings = m_postings,
                    .sessions = m_sessions,
                    .tills = m_tills,
                    .users = m_users};
};

} // namespace tellerdesk::server::db

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tellerdesk::server {

class AccountStore;
class AuditStore;
class BankStore;
class ClaimStore;
class CustomerStore;
class EntryStore;
class JournalStore;
class PostingStore;
class SessionStore;
class TillStore;
class UserStore;

// The stores of one connection. Interfaces are in server/domain/*store.h, their PostgreSQL side in
// server/db/pg*store.cpp. Store methods return plain values and throw db::DatabaseError when the database fails, which
// only the Transactor catches.
struct Stores {
    AccountStore& accounts;
    AuditStore& audit;
    BankStore& bank;
    ClaimStore& claims;
    CustomerStore& customers;
    EntryStore& entries;
    JournalStore& journal;
    PostingStore& postings;
    SessionStore& sessions;
    TillStore& tills;
    UserStore& users;
};

} // namespace tellerdesk::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgdemo.h"

#include "server/db/statement.h"

namespace tellerdesk::server::db {

namespace {

const Statement kMarkDemo{
    .name = "bank_mark_demo", .sql = "UPDATE bank SET demo = true, name = :name", .parameters = {{"name", Type::Text}}};
const Statement kClaimMadeIds{.name = "claims_of_made_rows",
                              .sql = R"(INSERT INTO claims (id, user_id, route, body_hash, claimed_at)
SELECT made.id, made.by, 'made without a request', '\x', made.at
FROM (
    SELECT p.id, p.teller_id AS by, p.posted_at AS at FROM postings p WHERE p.teller_sequence IS NOT NULL
    UNION ALL SELECT t.id, t.teller_id, t.opened_at FROM till_sessions t
    UNION ALL SELECT t.closing_id, t.closed_by, t.closed_at FROM till_sessions t WHERE t.closing_id IS NOT NULL
    UNION ALL SELECT a.id, a.customer_id, a.opened_at FROM accounts a WHERE a.kind = 'customer'
    UNION ALL SELECT c.id, c.created_by, c.created_at FROM customers c
    UNION ALL SELECT u.id, u.id, u.created_at FROM users u
) AS made
ON CONFLICT (id) DO NOTHING)"};
const Statement kHasUsers{
    .name = "users_exist", .sql = "SELECT id FROM users LIMIT 1", .columns = {{"id", Type::Uuid}}};

} // namespace

void markDemo(Connection& connection, const QString& name) {
    connection.run(kMarkDemo, {{"name", name}});
}

void claimMadeIds(Connection& connection) {
    connection.run(kClaimMadeIds, std::initializer_list<Bind>{});
}

bool hasUsers(Connection& connection) {
    return connection.run(kHasUsers, std::initializer_list<Bind>{}) > 0;
}

} // namespace tellerdesk::server::db

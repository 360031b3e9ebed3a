// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgledgerverify.h"

#include "server/db/link.h"

#include <array>

namespace tellerdesk::server::db {

namespace {

// Neither can be prepared.
constexpr auto kOneSnapshot = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
constexpr auto kTakeTime = "SET LOCAL statement_timeout = 0";

// Sums are taken as numeric: a damaged amount must be found, not overflow.
const Statement kBalances{
    .name = "verify_balance_equals_entries",
    .sql = R"(SELECT CAST(COALESCE(a.id, s.account_id) AS text) AS subject
FROM accounts a FULL JOIN (
    SELECT e.account_id, sum(e.amount) AS total FROM entries e GROUP BY e.account_id
) s ON s.account_id = a.id
WHERE a.id IS NULL OR CAST(a.balance AS numeric) <> COALESCE(s.total, 0)
ORDER BY 1 LIMIT 1)",
    .columns = {{"subject", Type::Text}},
};

const Statement kChains{
    .name = "verify_entries_chain",
    .sql = R"(SELECT CAST(c.account_id AS text) AS subject
FROM (
    SELECT e.account_id, e.entry_number, e.amount, e.balance_after,
        lag(e.entry_number, 1, CAST(0 AS bigint)) OVER account AS number_before,
        lag(e.balance_after, 1, CAST(0 AS bigint)) OVER account AS balance_before,
        lead(e.entry_number) OVER account AS number_next
    FROM entries e
    WINDOW account AS (PARTITION BY e.account_id ORDER BY e.entry_number)
) c JOIN accounts a ON a.id = c.account_id
WHERE c.entry_number <> c.number_before + 1
    OR CAST(c.balance_after AS numeric) <> CAST(c.balance_before AS numeric) + c.amount
    OR (c.number_next IS NULL AND c.entry_number <> a.last_entry_number)
ORDER BY 1 LIMIT 1)",
    .columns = {{"subject", Type::Text}},
};

const Statement kEmptyChains{
    .name = "verify_entries_chain_is_there",
    .sql = R"(SELECT CAST(a.id AS text) AS subject
FROM accounts a
WHERE a.last_entry_number <> 0
    AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.account_id = a.id AND e.entry_number = a.last_entry_number)
ORDER BY 1 LIMIT 1)",
    .columns = {{"subject", Type::Text}},
};

const Statement kZeroSums{
    .name = "verify_posting_sums_to_zero",
    .sql = R"(SELECT CAST(COALESCE(p.id, s.posting_id) AS text) AS subject
FROM postings p FULL JOIN (
    SELECT t.posting_id, sum(t.legs) AS legs, min(t.currency) AS currency, max(t.currency) AS other_currency,
        max(abs(t.total)) AS off, max(t.moved) AS moved
    FROM (
        SELECT e.posting_id, a.currency, sum(e.amount) AS total, max(e.amount) AS moved, count(e.id) AS legs
        FROM entries e JOIN accounts a ON a.id = e.account_id
        GROUP BY e.posting_id, a.currency
    ) t GROUP BY t.posting_id
) s ON s.posting_id = p.id
WHERE p.id IS NULL OR s.posting_id IS NULL OR s.legs < 2 OR s.off <> 0 OR s.moved <> p.amount
    OR s.currency <> p.currency OR s.other_currency <> p.currency
ORDER BY 1 LIMIT 1)",
    .columns = {{"subject", Type::Text}},
};

const Statement kFloors{
    .name = "verify_no_account_below_floor",
    .sql = R"(SELECT CAST(a.id AS text) AS subject
FROM accounts a
WHERE (a.kind = 'customer' AND CAST(a.balance AS numeric) < -CAST(a.overdraft_limit AS numeric))
    OR (a.kind = 'till_cash' AND a.balance > 0)
ORDER BY 1 LIMIT 1)",
    .columns = {{"subject", Type::Text}},
};

// What each session's postings moved on its teller's cash accounts against its positions: the opening came from the
// vault; while it is open the account is what the session moved; once closed, what moved before the close was expected,
// the variance is counted less expected, and nothing is left.
const Statement kTillSessions{
    .name = "verify_till_accounts_agree",
    .sql = R"(SELECT CAST(t.id AS text) AS subject
FROM till_sessions t
    JOIN (
        SELECT COALESCE(p.till_session_id, m.till_session_id) AS till_session_id, p.opening, p.expected, p.counted,
            COALESCE(m.opened, 0) AS opened, COALESCE(m.served, 0) AS served, COALESCE(m.varied, 0) AS varied,
            COALESCE(m.returned, 0) AS returned, COALESCE(p.currency, m.currency) AS currency
        FROM till_positions p FULL JOIN (
            SELECT g.till_session_id, a.currency,
                -sum(CASE WHEN g.kind = 'till_opening' THEN e.amount ELSE 0 END) AS opened,
                -sum(CASE WHEN g.kind IN ('deposit', 'withdrawal', 'transfer') THEN e.amount ELSE 0 END) AS served,
                -sum(CASE WHEN g.kind = 'till_variance' THEN e.amount ELSE 0 END) AS varied,
                -sum(CASE WHEN g.kind = 'till_return' THEN e.amount ELSE 0 END) AS returned
            FROM accounts a JOIN entries e ON e.account_id = a.id JOIN postings g ON g.id = e.posting_id
            WHERE a.kind = 'till_cash'
            GROUP BY g.till_session_id, a.currency
        ) m ON m.till_session_id = p.till_session_id AND m.currency = p.currency
    ) c ON c.till_session_id = t.id
    LEFT JOIN accounts a ON a.kind = 'till_cash' AND a.teller_id = t.teller_id AND a.currency = c.currency
WHERE c.opening IS NULL OR c.opening <> c.opened
    OR (t.status = 'open' AND (c.expected IS NOT NULL OR c.varied <> 0 OR c.returned <> 0
        OR -CAST(COALESCE(a.balance, 0) AS numeric) <> c.opened + c.served))
    OR (t.status = 'closed' AND (c.expected IS NULL OR c.expected <> c.opened + c.served
        OR c.counted - c.expected <> c.varied OR c.returned <> -c.counted))
ORDER BY 1 LIMIT 1)",
    .columns = {{"subject", Type::Text}},
};

const Statement kIdleTills{
    .name = "verify_idle_till_is_empty",
    .sql = R"(SELECT CAST(a.id AS text) AS subject
FROM accounts a
WHERE a.kind = 'till_cash' AND a.balance <> 0
    AND NOT EXISTS (SELECT 1 FROM till_sessions t WHERE t.teller_id = a.teller_id AND t.status = 'open')
ORDER BY 1 LIMIT 1)",
    .columns = {{"subject", Type::Text}},
};

const Statement kSequences{
    .name = "verify_teller_sequences_have_no_gap",
    .sql = R"(SELECT CAST(COALESCE(t.id, s.till_session_id) AS text) AS subject
FROM till_sessions t FULL JOIN (
    SELECT p.till_session_id, count(DISTINCT p.teller_sequence) AS numbers, min(p.teller_sequence) AS lowest,
        max(p.teller_sequence) AS highest, count(p.id) AS postings
    FROM postings p WHERE p.teller_sequence IS NOT NULL GROUP BY p.till_session_id
) s ON s.till_session_id = t.id
WHERE t.id IS NULL OR t.last_sequence <> COALESCE(s.highest, 0)
    OR (s.till_session_id IS NOT NULL AND (s.lowest <> 1 OR s.numbers <> s.highest OR s.postings <> s.highest))
ORDER BY 1 LIMIT 1)",
    .columns = {{"subject", Type::Text}},
};

struct Promise {
    const char* name;
    const Statement* statement;
};

constexpr std::array kPromises{
    Promise{"balance_equals_entries", &kBalances},
    Promise{"entries_chain_without_gap", &kChains},
    Promise{"entries_chain_without_gap", &kEmptyChains},
    Promise{"posting_sums_to_zero", &kZeroSums},
    Promise{"no_account_below_floor", &kFloors},
    Promise{"till_accounts_agree_with_sessions", &kTillSessions},
    Promise{"till_accounts_agree_with_sessions", &kIdleTills},
    Promise{"teller_sequences_without_gap", &kSequences},
};

} // namespace

std::optional<BooksFault> findBooksFault(Connection& connection) {
    const Transaction transaction(connection); // rolled back: it only reads
    connection.link().execute(QString::fromLatin1(kOneSnapshot), "verify_snapshot");
    connection.link().execute(QString::fromLatin1(kTakeTime), "verify_take_time");
    for (const Promise& promise : kPromises) {
        const auto subject =
            connection.first(*promise.statement, {}, [](const Row& row) { return row.text("subject"); });
        if (subject) {
            return BooksFault{.promise = QString::fromLatin1(promise.name), .subject = *subject};
        }
    }
    return std::nullopt;
}

} // namespace tellerdesk::server::db

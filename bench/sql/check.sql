-- SPDX-License-Identifier: GPL-3.0-or-later
-- One row for each promise that does not hold.
SELECT 'the balances sum to ' || sum(a.balance) FROM accounts a HAVING sum(a.balance) <> 0;
SELECT 'the entries sum to ' || sum(e.amount) FROM entries e HAVING sum(e.amount) <> 0;
SELECT c.postings || ' postings have ' || c.entries || ' entries'
FROM (SELECT (SELECT count(id) FROM postings) AS postings, (SELECT count(id) FROM entries) AS entries) AS c
WHERE c.entries <> 2 * c.postings;
SELECT 'the accounts count ' || c.numbers || ' entries, there are ' || c.entries
FROM (SELECT (SELECT sum(last_entry_number) FROM accounts) AS numbers, (SELECT count(id) FROM entries) AS entries) AS c
WHERE c.numbers <> c.entries;
SELECT 'the tills count ' || c.sequences || ' postings, there are ' || c.postings
FROM (SELECT (SELECT sum(last_sequence) FROM till_sessions) AS sequences,
    (SELECT count(id) FROM postings WHERE teller_sequence IS NOT NULL) AS postings) AS c
WHERE c.sequences <> c.postings;
SELECT count(a.id) || ' accounts differ from their entries'
FROM accounts a LEFT JOIN (SELECT account_id, sum(amount) AS total FROM entries GROUP BY account_id) e ON e.account_id = a.id
WHERE a.balance <> COALESCE(e.total, 0) HAVING count(a.id) > 0;

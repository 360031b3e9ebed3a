-- SPDX-License-Identifier: GPL-3.0-or-later
-- A long history, by the teller t0 whose till is open: each of :accounts accounts gets a first deposit and then eight
-- transfers to and from its neighbour. Ten entries for each account, since a deposit's other side is the till's.
SET synchronous_commit = off;
CREATE TEMPORARY TABLE t AS
SELECT s.id AS till, s.teller_id, s.branch_id, s.business_date, s.last_sequence, a.id AS cash, a.balance, a.last_entry_number
FROM till_sessions s JOIN users u ON u.id = s.teller_id JOIN accounts a ON a.teller_id = u.id AND a.currency = 'EUR'
WHERE u.username = 't0' AND s.status = 'open';

-- Of each pair's ten postings the first two are the deposits.
CREATE FUNCTION pg_temp.posting(pair bigint, step integer) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT CAST('0190' || lpad(to_hex(pair * 10 + step), 8, '0') || '70008000000000000001' AS uuid)
$$;
CREATE FUNCTION pg_temp.account(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT CAST('01900000-0000-7000-8000-' || (100000000000 + n) AS uuid)
$$;

INSERT INTO postings (id, kind, branch_id, currency, amount, business_date, posted_at, teller_id, till_session_id, teller_sequence)
SELECT pg_temp.posting(p, s), CASE WHEN s <= 2 THEN 'deposit' ELSE 'transfer' END, t.branch_id, 'EUR',
    CASE WHEN s <= 2 THEN 1000000000 ELSE 100 END, t.business_date, now(), t.teller_id, t.till, t.last_sequence + p * 10 + s
FROM generate_series(0, :accounts / 2 - 1) AS p, generate_series(1, 10) AS s, t;

-- Entry 1 is the deposit; step 3 is the first transfer, from the odd account to the even one, step 4 the way back.
INSERT INTO entries (account_id, entry_number, id, posting_id, amount, balance_after, available_after, business_date, holder_name)
SELECT pg_temp.account(p * 2 + side), e, gen_random_uuid(),
    pg_temp.posting(p, CASE WHEN e = 1 THEN side ELSE e + 1 END),
    CASE WHEN e = 1 THEN 1000000000 WHEN (e % 2 = 0) = (side = 1) THEN -100 ELSE 100 END,
    1000000000 + CASE WHEN e % 2 = 1 THEN 0 WHEN side = 1 THEN -100 ELSE 100 END,
    1000000000 + CASE WHEN e % 2 = 1 THEN 0 WHEN side = 1 THEN -100 ELSE 100 END, t.business_date,
    'Customer ' || p * 2 + side
FROM generate_series(0, :accounts / 2 - 1) AS p, generate_series(1, 2) AS side, generate_series(1, 9) AS e, t;

INSERT INTO entries (account_id, entry_number, id, posting_id, amount, balance_after, available_after, business_date)
SELECT t.cash, t.last_entry_number + n, gen_random_uuid(), pg_temp.posting((n - 1) / 2, CAST(1 + (n - 1) % 2 AS integer)),
    -1000000000, t.balance - n * 1000000000, t.balance - n * 1000000000, t.business_date
FROM generate_series(CAST(1 AS bigint), :accounts) AS n, t;

UPDATE accounts a SET balance = 1000000000, last_entry_number = 9 WHERE a.kind = 'customer';
UPDATE accounts a SET balance = t.balance - CAST(:accounts AS bigint) * 1000000000, last_entry_number = t.last_entry_number + :accounts
FROM t WHERE a.id = t.cash;
UPDATE till_sessions s SET last_sequence = t.last_sequence + CAST(:accounts AS bigint) * 5 FROM t WHERE s.id = t.till;

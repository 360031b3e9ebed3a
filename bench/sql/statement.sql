-- SPDX-License-Identifier: GPL-3.0-or-later
-- :entries more entries on the account of the customer :customer, by as many transfers to and from the next one's, of the
-- teller :teller whose till is open. Every other one is the way back, so that both balances end as they were if :entries is even.
SET synchronous_commit = off;
CREATE TEMPORARY TABLE t AS
SELECT s.id AS till, s.teller_id, s.branch_id, s.business_date, s.last_sequence
FROM till_sessions s JOIN users u ON u.id = s.teller_id WHERE u.username = :'teller' AND s.status = 'open';
CREATE TEMPORARY TABLE side AS
SELECT a.id, a.balance, a.last_entry_number, n AS number, c.full_name
FROM generate_series(0, 1) AS n
JOIN accounts a ON a.id = CAST('01900000-0000-7000-8000-' || (100000000000 + :customer + n) AS uuid)
JOIN customers c ON c.id = a.customer_id;

CREATE FUNCTION pg_temp.posting(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT CAST('0191' || lpad(to_hex(n), 8, '0') || '70008000000000000002' AS uuid)
$$;

INSERT INTO postings (id, kind, branch_id, currency, amount, business_date, posted_at, teller_id, till_session_id, teller_sequence)
SELECT pg_temp.posting(n), 'transfer', t.branch_id, 'EUR', 100, t.business_date, now(), t.teller_id, t.till, t.last_sequence + n
FROM generate_series(1, :entries) AS n, t;

INSERT INTO entries (account_id, entry_number, id, posting_id, amount, balance_after, available_after, business_date, holder_name)
SELECT s.id, s.last_entry_number + n, gen_random_uuid(), pg_temp.posting(n),
    CASE WHEN (n % 2 = 1) = (s.number = 0) THEN -100 ELSE 100 END,
    s.balance + CASE WHEN n % 2 = 0 THEN 0 WHEN s.number = 0 THEN -100 ELSE 100 END,
    s.balance + CASE WHEN n % 2 = 0 THEN 0 WHEN s.number = 0 THEN -100 ELSE 100 END, t.business_date, s.full_name
FROM generate_series(1, :entries) AS n, side s, t;

UPDATE accounts a SET last_entry_number = s.last_entry_number + :entries FROM side s WHERE a.id = s.id;
UPDATE till_sessions x SET last_sequence = t.last_sequence + :entries FROM t WHERE x.id = t.till;

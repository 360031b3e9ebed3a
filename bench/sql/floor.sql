-- SPDX-License-Identifier: GPL-3.0-or-later
-- The measure: PostgreSQL alone, one call of a function per posting, on the same tables with the same indexes and checks.
-- A key as clients make them: the time first, so that the indexes over it grow at their end here too.
CREATE FUNCTION floor_key() RETURNS uuid LANGUAGE sql VOLATILE AS $$
    SELECT CAST(substr(m.t, 1, 8) || '-' || substr(m.t, 9, 4) || '-7' || substr(m.r, 16) AS uuid)
    FROM (SELECT lpad(to_hex(CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)), 12, '0') AS t,
        CAST(gen_random_uuid() AS text) AS r) AS m
$$;

-- Posting with a uuid key, two entries, two balances, sufficient funds; and the teller's sequence, which the posting's row
-- carries.
CREATE FUNCTION floor_transfer(key uuid, from_id uuid, to_id uuid, cents bigint, teller uuid) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    till record;
    debit record;
    credit record;
BEGIN
    PERFORM a.id FROM accounts a WHERE a.id IN (from_id, to_id) ORDER BY a.id FOR NO KEY UPDATE;
    UPDATE accounts a SET balance = a.balance - cents, last_entry_number = a.last_entry_number + 1
    WHERE a.id = from_id AND a.status = 'active' AND a.currency = 'EUR' AND a.balance + a.overdraft_limit >= cents
    RETURNING a.balance, a.balance + a.overdraft_limit AS available, a.last_entry_number, a.branch_id INTO debit;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'insufficient_funds';
    END IF;
    UPDATE accounts a SET balance = a.balance + cents, last_entry_number = a.last_entry_number + 1
    WHERE a.id = to_id AND a.status = 'active' AND a.currency = 'EUR'
    RETURNING a.balance, a.balance + a.overdraft_limit AS available, a.last_entry_number INTO credit;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'account_not_active';
    END IF;
    UPDATE till_sessions t SET last_sequence = t.last_sequence + 1
    WHERE t.teller_id = teller AND t.status = 'open'
    RETURNING t.id, t.last_sequence, t.business_date INTO till;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'till_session_required';
    END IF;
    INSERT INTO postings (id, kind, branch_id, currency, amount, business_date, posted_at, teller_id, till_session_id,
        teller_sequence)
    VALUES (key, 'transfer', debit.branch_id, 'EUR', cents, till.business_date, now(), teller, till.id, till.last_sequence);
    INSERT INTO entries (account_id, entry_number, id, posting_id, amount, balance_after, available_after, business_date)
    VALUES (from_id, debit.last_entry_number, gen_random_uuid(), key, -cents, debit.balance, debit.available,
            till.business_date),
        (to_id, credit.last_entry_number, gen_random_uuid(), key, cents, credit.balance, credit.available,
            till.business_date);
    RETURN till.last_sequence;
END
$$;

-- The same from a till's cash to a customer's account.
CREATE FUNCTION floor_deposit(key uuid, to_id uuid, cents bigint, teller uuid) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    till record;
    cash record;
    credit record;
BEGIN
    UPDATE accounts a SET balance = a.balance + cents, last_entry_number = a.last_entry_number + 1
    WHERE a.id = to_id AND a.status = 'active' AND a.currency = 'EUR'
    RETURNING a.balance, a.balance + a.overdraft_limit AS available, a.last_entry_number, a.branch_id INTO credit;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'account_not_active';
    END IF;
    UPDATE accounts a SET balance = a.balance - cents, last_entry_number = a.last_entry_number + 1
    WHERE a.kind = 'till_cash' AND a.teller_id = teller AND a.currency = 'EUR'
    RETURNING a.id, a.balance, a.last_entry_number INTO cash;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'till_session_required';
    END IF;
    UPDATE till_sessions t SET last_sequence = t.last_sequence + 1
    WHERE t.teller_id = teller AND t.status = 'open'
    RETURNING t.id, t.last_sequence, t.business_date INTO till;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'till_session_required';
    END IF;
    INSERT INTO postings (id, kind, branch_id, currency, amount, business_date, posted_at, teller_id, till_session_id,
        teller_sequence)
    VALUES (key, 'deposit', credit.branch_id, 'EUR', cents, till.business_date, now(), teller, till.id, till.last_sequence);
    INSERT INTO entries (account_id, entry_number, id, posting_id, amount, balance_after, available_after, business_date)
    VALUES (to_id, credit.last_entry_number, gen_random_uuid(), key, cents, credit.balance, credit.available,
            till.business_date),
        (cash.id, cash.last_entry_number, gen_random_uuid(), key, -cents, cash.balance, cash.balance,
            till.business_date);
    RETURN till.last_sequence;
END
$$;

-- Set-based, for one connection alone: many transfers in one statement, each from an account of the lower half to one of the
-- upper half, no account twice. It writes the rows that our lane writes, the key's claim and the holders' names included.
CREATE FUNCTION floor_batch(batch integer, first integer, accounts integer, cents bigint, teller uuid) RETURNS bigint
LANGUAGE sql AS $$
    WITH till AS (
        UPDATE till_sessions t SET last_sequence = t.last_sequence + batch
        WHERE t.teller_id = teller AND t.status = 'open'
        RETURNING t.id, t.last_sequence - batch AS before, t.business_date
    ), pair AS MATERIALIZED (
        SELECT n, floor_key() AS key,
            CAST('01900000-0000-7000-8000-' || (100000000001 + (first + n * 7) % (accounts / 2)) AS uuid) AS from_id,
            CAST('01900000-0000-7000-8000-' || (100000000001 + accounts / 2 + (first + n * 7) % (accounts / 2)) AS uuid)
                AS to_id
        FROM generate_series(1, batch) AS n
    ), leg AS (
        SELECT p.n, p.key, p.from_id AS account_id, -cents AS amount FROM pair p
        UNION ALL SELECT p.n, p.key, p.to_id, cents FROM pair p
    ), account AS (
        UPDATE accounts a SET balance = a.balance + l.amount, last_entry_number = a.last_entry_number + 1
        FROM leg l
        WHERE a.id = l.account_id AND a.status = 'active' AND a.currency = 'EUR' AND a.balance + a.overdraft_limit + l.amount >= 0
        RETURNING a.id, a.balance, a.balance + a.overdraft_limit AS available, a.last_entry_number, a.customer_id, l.key, l.amount
    ), claim AS (
        INSERT INTO claims (id, user_id, route, body_hash, claimed_at)
        SELECT p.key, teller, 'POST /v1/transfers', CAST(repeat('\000', 32) AS bytea), now() FROM pair p
    ), posting AS (
        INSERT INTO postings (id, kind, branch_id, currency, amount, business_date, posted_at, teller_id, till_session_id,
            teller_sequence)
        SELECT p.key, 'transfer', b.id, 'EUR', cents, t.business_date, now(), teller, t.id, t.before + p.n
        FROM pair p, till t, branches b
    ), entry AS (
        INSERT INTO entries (account_id, entry_number, id, posting_id, amount, balance_after, available_after, business_date,
            holder_name)
        SELECT a.id, a.last_entry_number, gen_random_uuid(), a.key, a.amount, a.balance, a.available, t.business_date,
            c.full_name
        FROM account a, till t, customers c WHERE c.id = a.customer_id
        RETURNING id
    )
    SELECT 1 / CAST((count(e.id) = 2 * batch) AS integer) FROM entry e
$$;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- The books. Amounts are minor units; an entry's amount is credit positive, debit negative, so that a posting's entries
-- sum to zero per currency. No foreign keys on the posting path: they make every batch wait for the hot rows.

-- A customer's account, or one of the bank's own: a teller's cash, a branch's vault, its cash over and short.
CREATE TABLE accounts (
    id uuid NOT NULL CONSTRAINT accounts_pkey PRIMARY KEY,
    kind text NOT NULL CONSTRAINT accounts_kind_is_known CHECK (kind IN ('customer', 'till_cash', 'vault_cash', 'cash_over_short')),
    branch_id uuid NOT NULL,
    customer_id uuid,
    teller_id uuid,
    number text CONSTRAINT accounts_number_key UNIQUE,
    currency text NOT NULL,
    status text NOT NULL DEFAULT 'active' CONSTRAINT accounts_status_is_known
        CHECK (status IN ('pending', 'active', 'dormant', 'debit_blocked', 'credit_blocked', 'frozen', 'closed')),
    balance bigint NOT NULL DEFAULT 0,
    last_entry_number bigint NOT NULL DEFAULT 0,
    overdraft_limit bigint NOT NULL DEFAULT 0 CONSTRAINT accounts_overdraft_limit_not_negative CHECK (overdraft_limit >= 0),
    opened_at timestamptz NOT NULL,
    CONSTRAINT accounts_owner_fits_kind CHECK ((kind = 'customer') = (customer_id IS NOT NULL)
        AND (kind = 'customer') = (number IS NOT NULL) AND (kind = 'till_cash') = (teller_id IS NOT NULL)),
    CONSTRAINT accounts_customer_floor CHECK (kind <> 'customer' OR balance >= -overdraft_limit),
    CONSTRAINT accounts_till_floor CHECK (kind <> 'till_cash' OR balance <= 0)
);
CREATE INDEX accounts_of_customer ON accounts (customer_id, id) WHERE customer_id IS NOT NULL;
CREATE UNIQUE INDEX accounts_one_till ON accounts (teller_id, currency) WHERE kind = 'till_cash';
CREATE UNIQUE INDEX accounts_one_vault ON accounts (branch_id, currency) WHERE kind = 'vault_cash';
CREATE UNIQUE INDEX accounts_one_over_short ON accounts (branch_id, currency) WHERE kind = 'cash_over_short';

CREATE TABLE till_sessions (
    id uuid NOT NULL CONSTRAINT till_sessions_pkey PRIMARY KEY,
    teller_id uuid NOT NULL,
    branch_id uuid NOT NULL,
    status text NOT NULL CONSTRAINT till_sessions_status_is_known CHECK (status IN ('open', 'closed')),
    business_date date NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    closed_by uuid,
    closing_id uuid, -- the key of the request that closed it
    reason text,
    last_sequence bigint NOT NULL DEFAULT 0,
    CONSTRAINT till_sessions_closed_is_whole CHECK ((status = 'closed') = (closed_at IS NOT NULL AND closed_by IS NOT NULL AND closing_id IS NOT NULL))
);
CREATE UNIQUE INDEX till_sessions_one_open ON till_sessions (teller_id) WHERE status = 'open';
CREATE UNIQUE INDEX till_sessions_closing_key ON till_sessions (closing_id) WHERE closing_id IS NOT NULL;
CREATE INDEX till_sessions_of_branch ON till_sessions (branch_id, id);

-- Cash per currency, positive is cash lying there. While a session is open, expected and counted are NULL and the position
-- is the negated balance of the till's account, so that the two can never disagree. at_opening tells the positions that the
-- reply to the opening had from those that a later posting added.
CREATE TABLE till_positions (
    till_session_id uuid NOT NULL,
    currency text NOT NULL,
    at_opening boolean NOT NULL,
    opening bigint NOT NULL CONSTRAINT till_positions_opening_not_negative CHECK (opening >= 0),
    expected bigint,
    counted bigint CONSTRAINT till_positions_counted_not_negative CHECK (counted >= 0),
    CONSTRAINT till_positions_pkey PRIMARY KEY (till_session_id, currency),
    CONSTRAINT till_positions_count_is_whole CHECK ((expected IS NULL) = (counted IS NULL))
);

-- A request that makes something inserts its key here first: who did not insert it may not write an outcome for it.
CREATE TABLE claims (
    id uuid NOT NULL CONSTRAINT claims_pkey PRIMARY KEY,
    user_id uuid NOT NULL,
    route text NOT NULL,
    body_hash bytea NOT NULL,
    claimed_at timestamptz NOT NULL
);

CREATE TABLE postings (
    id uuid NOT NULL CONSTRAINT postings_pkey PRIMARY KEY,
    kind text NOT NULL CONSTRAINT postings_kind_is_known
        CHECK (kind IN ('deposit', 'withdrawal', 'transfer', 'till_opening', 'till_variance', 'till_return')),
    branch_id uuid NOT NULL,
    currency text NOT NULL,
    amount bigint NOT NULL CONSTRAINT postings_amount_positive CHECK (amount > 0),
    business_date date NOT NULL,
    posted_at timestamptz NOT NULL,
    teller_id uuid NOT NULL,
    till_session_id uuid NOT NULL,
    teller_sequence bigint,
    narrative text,
    CONSTRAINT postings_sequence_fits_kind CHECK ((teller_sequence IS NOT NULL) = (kind IN ('deposit', 'withdrawal', 'transfer')))
);
CREATE UNIQUE INDEX postings_teller_sequence_key ON postings (till_session_id, teller_sequence) WHERE teller_sequence IS NOT NULL;

-- holder_name and available_after are what the reply said then: a repeated request gets the same reply.
CREATE TABLE entries (
    account_id uuid NOT NULL,
    entry_number bigint NOT NULL CONSTRAINT entries_number_positive CHECK (entry_number > 0),
    id uuid NOT NULL,
    posting_id uuid NOT NULL,
    amount bigint NOT NULL CONSTRAINT entries_amount_not_zero CHECK (amount <> 0),
    balance_after bigint NOT NULL,
    available_after bigint NOT NULL,
    business_date date NOT NULL,
    holder_name text,
    CONSTRAINT entries_pkey PRIMARY KEY (account_id, entry_number)
);
CREATE INDEX entries_of_posting ON entries (posting_id);

-- A business refusal, final for its key. The facts of a refused posting stay for the teller's journal.
CREATE TABLE refusals (
    id uuid NOT NULL CONSTRAINT refusals_pkey PRIMARY KEY,
    code text NOT NULL,
    refused_at timestamptz NOT NULL,
    user_id uuid NOT NULL,
    branch_id uuid NOT NULL,
    kind text,
    amount bigint,
    currency text,
    account_id uuid,
    other_account_id uuid,
    business_date date
);

CREATE TABLE abandonments (
    id uuid NOT NULL CONSTRAINT abandonments_pkey PRIMARY KEY,
    abandoned_by uuid NOT NULL,
    branch_id uuid NOT NULL,
    abandoned_at timestamptz NOT NULL
);

-- The reply to a call that made something other than a posting: given again to the same call with the same key.
CREATE TABLE replies (
    id uuid NOT NULL CONSTRAINT replies_pkey PRIMARY KEY,
    status integer NOT NULL,
    etag text,
    body text NOT NULL
);

-- SPDX-License-Identifier: GPL-3.0-or-later
-- Copies of receipts, counted for each posting from 1 without a gap; the first paper is no copy and no row.
CREATE TABLE receipt_copies (
    posting_id uuid NOT NULL,
    n integer NOT NULL CONSTRAINT receipt_copies_n_positive CHECK (n > 0),
    id uuid NOT NULL CONSTRAINT receipt_copies_id_key UNIQUE, -- the key of the request that made it
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL,
    CONSTRAINT receipt_copies_pkey PRIMARY KEY (posting_id, n)
);
-- A day's list of postings: its till sessions, whose postings have an index by session already, and its refusals. So
-- the posting path gets no further index.
CREATE INDEX till_sessions_of_day ON till_sessions (business_date, branch_id, teller_id);
CREATE INDEX refusals_of_day ON refusals (business_date, branch_id, user_id) WHERE kind IS NOT NULL;

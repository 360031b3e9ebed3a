-- SPDX-License-Identifier: GPL-3.0-or-later
-- Statements are read from the key itself: what a period adds up to, its plot, and where a search may look, without a
-- visit to the rows of an account that are spread over the whole table.
ALTER TABLE entries DROP CONSTRAINT entries_pkey,
    ADD CONSTRAINT entries_pkey PRIMARY KEY (account_id, entry_number) INCLUDE (amount, balance_after, business_date);

-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE entries DROP CONSTRAINT entries_pkey,
    ADD CONSTRAINT entries_pkey PRIMARY KEY (account_id, entry_number);

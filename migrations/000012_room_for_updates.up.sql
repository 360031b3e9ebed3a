-- SPDX-License-Identifier: GPL-3.0-or-later
-- Room on each page for the new version of a row: a balance then changes beside its old version, and no index of the table
-- hears of it. On full pages each posting would write three more index entries per account, at random places. What is on
-- full pages already makes room as it changes.
ALTER TABLE accounts SET (fillfactor = 70);
ALTER TABLE till_sessions SET (fillfactor = 70);

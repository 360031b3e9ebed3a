-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE till_sessions RESET (fillfactor);
ALTER TABLE accounts RESET (fillfactor);

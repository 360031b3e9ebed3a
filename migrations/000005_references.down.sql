-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE till_positions DROP CONSTRAINT till_positions_session_fkey;
ALTER TABLE till_sessions DROP CONSTRAINT till_sessions_teller_fkey;
ALTER TABLE accounts DROP CONSTRAINT accounts_currency_fkey;
ALTER TABLE accounts DROP CONSTRAINT accounts_customer_fkey;
ALTER TABLE customer_terms DROP CONSTRAINT customer_terms_customer_fkey;
ALTER TABLE customers DROP CONSTRAINT customers_branch_fkey;
ALTER TABLE session_tokens DROP CONSTRAINT session_tokens_session_fkey;
ALTER TABLE sessions DROP CONSTRAINT sessions_user_fkey;
ALTER TABLE users DROP CONSTRAINT users_branch_fkey;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- Foreign keys, off the posting path: declared as the last line of defence, no logic relies on them.
ALTER TABLE users ADD CONSTRAINT users_branch_fkey FOREIGN KEY (branch_id) REFERENCES branches (id);
ALTER TABLE sessions ADD CONSTRAINT sessions_user_fkey FOREIGN KEY (user_id) REFERENCES users (id);
ALTER TABLE session_tokens ADD CONSTRAINT session_tokens_session_fkey FOREIGN KEY (session_id) REFERENCES sessions (id);
ALTER TABLE customers ADD CONSTRAINT customers_branch_fkey FOREIGN KEY (branch_id) REFERENCES branches (id);
ALTER TABLE customer_terms ADD CONSTRAINT customer_terms_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers (id);
ALTER TABLE accounts ADD CONSTRAINT accounts_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers (id);
ALTER TABLE accounts ADD CONSTRAINT accounts_currency_fkey FOREIGN KEY (currency) REFERENCES currencies (code);
ALTER TABLE till_sessions ADD CONSTRAINT till_sessions_teller_fkey FOREIGN KEY (teller_id) REFERENCES users (id);
ALTER TABLE till_positions ADD CONSTRAINT till_positions_session_fkey FOREIGN KEY (till_session_id) REFERENCES till_sessions (id);

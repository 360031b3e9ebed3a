-- SPDX-License-Identifier: GPL-3.0-or-later
-- A search asks of each customer whether an earlier term fitted as well: the index answers that alone, without the terms' rows.
CREATE INDEX customer_terms_in_order ON customer_terms (customer_id, term);
DROP INDEX customer_terms_of_customer;

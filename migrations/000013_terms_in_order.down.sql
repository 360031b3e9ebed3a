-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE INDEX customer_terms_of_customer ON customer_terms (customer_id);
DROP INDEX customer_terms_in_order;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- The bank's first customers can be found at a desk: by name and by phone.
INSERT INTO customer_terms (branch_id, term, customer_id)
SELECT c.branch_id, t.term, c.id
FROM customers c, LATERAL (VALUES (lower(c.full_name)), (c.phone), (ltrim(c.phone, '0'))) AS t (term)
WHERE c.full_name LIKE 'Customer %'
ON CONFLICT DO NOTHING;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- :accounts accounts of as many customers in EUR, with ids that count up. They are empty: the books begin with deposits.
INSERT INTO customers (id, branch_id, full_name, phone, created_at, created_by)
SELECT ('01900000-0000-7000-8002-' || (100000000000 + n))::uuid, b.id, 'Customer ' || n, '0' || (300000000 + n), now(), u.id
FROM branches b, users u, generate_series(1, :accounts) AS n
WHERE u.username = 't0';

INSERT INTO accounts (id, kind, branch_id, customer_id, number, currency, opened_at)
SELECT ('01900000-0000-7000-8000-' || (100000000000 + n))::uuid, 'customer', b.id,
    ('01900000-0000-7000-8002-' || (100000000000 + n))::uuid, (200000000000 + n)::text, 'EUR', now()
FROM branches b, generate_series(1, :accounts) AS n;

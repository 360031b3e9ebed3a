-- SPDX-License-Identifier: GPL-3.0-or-later
-- :customers more customers with the terms that they are found by; the others are found by their accounts' numbers.
CREATE TEMPORARY TABLE named AS
SELECT ('01900000-0000-7000-8003-' || (100000000000 + n))::uuid AS id, f.name[1 + n % 20] AS first_name,
    l.name[1 + (n / 20) % 30] || CASE WHEN n % 7 = 0 THEN '' ELSE substr('aeiouybdfg', 1 + (n / 600) % 10, 1) END AS last_name,
    '0' || (150000000 + n) AS phone
FROM generate_series(1, :customers) AS n,
    (SELECT ARRAY['anna','maria','peter','jan','kim','min','jun','seo','lena','paul','olga','ivan','rosa','luis','nina',
        'omar','sara','tom','eva','max'] AS name) AS f,
    (SELECT ARRAY['smith','weber','garcia','novak','silva','park','lee','choi','jung','kang','meyer','wagner','becker',
        'hoffmann','koch','richter','klein','wolf','neumann','schwarz','braun','krueger','hartmann','lange','werner','krause',
        'lehmann','maier','kaiser','fuchs'] AS name) AS l;

INSERT INTO customers (id, branch_id, full_name, phone, created_at, created_by)
SELECT n.id, b.id, initcap(n.first_name || ' ' || n.last_name), n.phone, now(), u.id
FROM named n, branches b, users u WHERE u.username = 't0';

INSERT INTO customer_terms (branch_id, term, customer_id)
SELECT b.id, t.term, n.id
FROM named n, branches b, LATERAL (VALUES (n.first_name || ' ' || n.last_name), (n.last_name), (n.phone),
    (ltrim(n.phone, '0')), (right(n.phone, 4)), ('doc' || right(n.phone, 6))) AS t (term)
ON CONFLICT DO NOTHING;

INSERT INTO customer_terms (branch_id, term, customer_id)
SELECT a.branch_id, a.number, a.customer_id FROM accounts a WHERE a.kind = 'customer'
ON CONFLICT DO NOTHING;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- :tellers tellers named t1, t2, ... with the password of the user t0, whose row is their pattern.
INSERT INTO users (id, username, full_name, role, branch_id, password_hash, must_change_password, created_at)
SELECT ('01900000-0000-7000-8001-' || (100000000000 + n))::uuid, 't' || n, 'Teller ' || n, 'teller', u.branch_id,
    u.password_hash, false, now()
FROM users u, generate_series(1, :tellers) AS n
WHERE u.username = 't0';

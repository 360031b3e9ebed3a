-- SPDX-License-Identifier: GPL-3.0-or-later
-- A key is used once, over all users and routes, and becomes the id of what is made. What was made without a request
-- (the demo bank, users by command) claims its ids too, under a route that no request has.
INSERT INTO claims (id, user_id, route, body_hash, claimed_at)
SELECT made.id, made.by, 'made without a request', '\x', made.at
FROM (
    SELECT p.id, p.teller_id AS by, p.posted_at AS at FROM postings p WHERE p.teller_sequence IS NOT NULL
    UNION ALL SELECT t.id, t.teller_id, t.opened_at FROM till_sessions t
    UNION ALL SELECT t.closing_id, t.closed_by, t.closed_at FROM till_sessions t WHERE t.closing_id IS NOT NULL
    UNION ALL SELECT a.id, a.customer_id, a.opened_at FROM accounts a WHERE a.kind = 'customer'
    UNION ALL SELECT c.id, c.created_by, c.created_at FROM customers c
    UNION ALL SELECT u.id, u.id, u.created_at FROM users u
) AS made
ON CONFLICT (id) DO NOTHING;

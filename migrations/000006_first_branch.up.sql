-- SPDX-License-Identifier: GPL-3.0-or-later
-- A fresh bank has one branch and three currencies.
INSERT INTO bank (name) VALUES ('Tellerdesk');
INSERT INTO branches (id, code, name) VALUES ('01900000-0000-7000-8000-000000000001', 'main', 'Main branch');
INSERT INTO currencies (code) VALUES ('EUR'), ('USD'), ('KRW');

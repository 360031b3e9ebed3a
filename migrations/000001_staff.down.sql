-- SPDX-License-Identifier: GPL-3.0-or-later
DROP TABLE setup_codes;
DROP TABLE session_tokens;
DROP TABLE sessions;
DROP TABLE users;
DROP TABLE currencies;
DROP TABLE branches;
DROP TABLE bank;

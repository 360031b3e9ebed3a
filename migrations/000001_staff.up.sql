-- SPDX-License-Identifier: GPL-3.0-or-later
-- The bank, its branches and currencies, and the people who work there. Customers are apart from staff (000002).
CREATE TABLE bank (
    one boolean NOT NULL DEFAULT true CONSTRAINT bank_pkey PRIMARY KEY CONSTRAINT bank_is_one_row CHECK (one),
    name text NOT NULL,
    demo boolean NOT NULL DEFAULT false
);

CREATE TABLE branches (
    id uuid NOT NULL CONSTRAINT branches_pkey PRIMARY KEY,
    code text NOT NULL CONSTRAINT branches_code_key UNIQUE,
    name text NOT NULL
);

CREATE TABLE currencies (
    code text NOT NULL CONSTRAINT currencies_pkey PRIMARY KEY CONSTRAINT currencies_code_is_iso CHECK (code ~ '^[A-Z]{3}$')
);

CREATE TABLE users (
    id uuid NOT NULL CONSTRAINT users_pkey PRIMARY KEY,
    username text NOT NULL CONSTRAINT users_username_key UNIQUE
        CONSTRAINT users_username_is_lower_case CHECK (username = lower(username)),
    full_name text NOT NULL,
    email text,
    role text NOT NULL CONSTRAINT users_role_is_known CHECK (role IN ('teller', 'supervisor', 'administrator', 'auditor')),
    branch_id uuid NOT NULL,
    status text NOT NULL DEFAULT 'active' CONSTRAINT users_status_is_known CHECK (status IN ('active', 'disabled')),
    password_hash text NOT NULL,
    must_change_password boolean NOT NULL,
    failed_logins integer NOT NULL DEFAULT 0,
    locked_until timestamptz,
    last_login_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL
);

CREATE TABLE sessions (
    id uuid NOT NULL CONSTRAINT sessions_pkey PRIMARY KEY,
    user_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    ended_because text,
    generation integer NOT NULL DEFAULT 1,
    CONSTRAINT sessions_end_has_its_reason CHECK ((ended_at IS NULL) = (ended_because IS NULL))
);
CREATE INDEX sessions_live_of_user ON sessions (user_id) WHERE ended_at IS NULL;

-- One row for each refresh token that a session ever had: its hash, never the token, and when it was first used.
CREATE TABLE session_tokens (
    session_id uuid NOT NULL,
    generation integer NOT NULL,
    token_hash bytea NOT NULL,
    first_used_at timestamptz,
    CONSTRAINT session_tokens_pkey PRIMARY KEY (session_id, generation)
);

-- Codes for making the first administrator, printed on the server's console; hashes only.
CREATE TABLE setup_codes (
    code_hash bytea NOT NULL CONSTRAINT setup_codes_pkey PRIMARY KEY,
    created_at timestamptz NOT NULL
);

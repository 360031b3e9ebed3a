-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who did what, written in the act's own transaction. before and after are JSON texts, kept as written so that a hash over
-- them stays true; no secret ever, identity-document numbers masked.
CREATE TABLE audit_events (
    id uuid NOT NULL CONSTRAINT audit_events_pkey PRIMARY KEY,
    at timestamptz NOT NULL,
    act text NOT NULL,
    user_id uuid,
    username text,
    role text,
    session_id uuid,
    request_id uuid,
    peer text,
    branch_id uuid,
    subject_kind text,
    subject_id uuid,
    before_state text,
    after_state text
);
CREATE INDEX audit_events_by_time ON audit_events (at, id);

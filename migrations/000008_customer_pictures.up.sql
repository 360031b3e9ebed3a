-- SPDX-License-Identifier: GPL-3.0-or-later
-- Photos and signatures: small JPEG pictures, checked by the server before they come here; the newest only.
CREATE TABLE customer_pictures (
    customer_id uuid NOT NULL,
    kind text NOT NULL,
    jpeg bytea NOT NULL,
    jpeg_hash bytea NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by uuid NOT NULL,
    CONSTRAINT customer_pictures_pkey PRIMARY KEY (customer_id, kind),
    CONSTRAINT customer_pictures_kind_is_known CHECK (kind IN ('photo', 'signature')),
    CONSTRAINT customer_pictures_jpeg_is_small CHECK (octet_length(jpeg) BETWEEN 1 AND 40960),
    CONSTRAINT customer_pictures_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers (id)
);

-- Who may be a customer already is also looked for by the day of birth.
CREATE INDEX customers_born_on ON customers (branch_id, date_of_birth);

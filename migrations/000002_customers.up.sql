-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE customers (
    id uuid NOT NULL CONSTRAINT customers_pkey PRIMARY KEY,
    branch_id uuid NOT NULL,
    full_name text NOT NULL,
    phone text,
    email text,
    date_of_birth date,
    document_type text,
    document_number text,
    address text,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL,
    CONSTRAINT customers_document_is_whole CHECK ((document_type IS NULL) = (document_number IS NULL))
);
CREATE INDEX customers_of_branch ON customers (branch_id, id);

-- What a customer is found by: words of the name, digits of phone, document and account numbers; folded, lower case.
-- Prefix search on a plain B-tree ("C" order) is fast from the first letter on and runs on any PostgreSQL.
CREATE TABLE customer_terms (
    branch_id uuid NOT NULL,
    term text COLLATE "C" NOT NULL,
    customer_id uuid NOT NULL,
    CONSTRAINT customer_terms_pkey PRIMARY KEY (branch_id, term, customer_id)
);
CREATE INDEX customer_terms_of_customer ON customer_terms (customer_id);

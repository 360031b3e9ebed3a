-- SPDX-License-Identifier: GPL-3.0-or-later
DROP TABLE customer_terms;
DROP TABLE customers;

-- SPDX-License-Identifier: GPL-3.0-or-later
DROP INDEX customers_born_on;
DROP TABLE customer_pictures;

-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM currencies;
DELETE FROM branches;
DELETE FROM bank;

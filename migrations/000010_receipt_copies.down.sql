-- SPDX-License-Identifier: GPL-3.0-or-later
DROP INDEX refusals_of_day;
DROP INDEX till_sessions_of_day;
DROP TABLE receipt_copies;

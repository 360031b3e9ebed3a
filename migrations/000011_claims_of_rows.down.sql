-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM claims WHERE route = 'made without a request';

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tellerdesk::server::ops {

bool isDatabaseUrl(const QString& text);

// For people to read: each password in the URL is three stars, wherever it stands.
QString withoutPassword(const QString& databaseUrl);

} // namespace tellerdesk::server::ops

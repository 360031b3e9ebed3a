// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/statement.h"

#include <QVariant>

namespace tellerdesk::server::db {

bool fits(const Value& value, Type type);

// The value as a QVariant of a kind that the driver quotes: text, bytes or NULL; nothing else ever reaches it.
// Nothing where a text holds U+0000, which would cut the statement short. Arrays go another way: see parameters.h.
std::optional<QVariant> literal(const Value& value);

} // namespace tellerdesk::server::db

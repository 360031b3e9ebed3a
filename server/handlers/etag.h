// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

#include <QByteArray>
#include <QString>

namespace tellerdesk::server {

// The entity tag of a version: "7", quotes included.
QString etagOf(qint64 version);

// Whether an If-Match header names that version: a list of entity tags, or * (RFC 9110, 13.1.1; a weak tag never
// matches). 400 when it is neither.
Result<bool> ifMatchNames(const QByteArray& ifMatch, qint64 version);

// The syntax alone, for the pure half of a handler.
Result<void> checkIfMatch(const QByteArray& ifMatch);

} // namespace tellerdesk::server

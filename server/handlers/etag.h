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

// The same for tags that are no versions: `header` is who is at fault, and what was checked names a tag (or *) by the
// strong comparison, as If-Match does, or by the weak one, as If-None-Match does.
Result<void> checkTags(const char* header, const QByteArray& tags);
enum class TagComparison { Strong, Weak };
bool tagsName(const QByteArray& tags, const QString& etag, TagComparison comparison);

} // namespace tellerdesk::server

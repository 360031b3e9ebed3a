// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace tellerdesk::server {

// A cursor says where a page ended. To callers it is opaque text; it holds the position and a check value over it and
// over the list that it belongs to (name and filters), so that a cursor of another list, or one that was changed, is
// bad input. It grants nothing: what a caller may see is decided anew for each page, so that it needs no secret.
QString writeCursor(const QString& list, const QByteArray& position);
std::optional<QByteArray> readCursor(const QString& list, const QString& cursor);

} // namespace tellerdesk::server

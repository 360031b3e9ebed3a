// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/call.h"
#include "server/handlers/cursor.h"
#include "shared/api/page.h"

#include <algorithm>

namespace tellerdesk::server {

// One page of a list of which one more than `limit` was read, to know whether a page follows. infoOf: what stands in
// the reply for one found; positionOf: the cursor's position after it.
template <class Found, class InfoOf, class PositionOf>
HandlerReply listPage(const std::vector<Found>& found, int limit, const QString& list, InfoOf infoOf,
                      PositionOf positionOf) {
    Page<decltype(infoOf(found.front()))> page;
    const std::size_t shown = std::min(found.size(), static_cast<std::size_t>(limit));
    for (std::size_t i = 0; i < shown; ++i) {
        page.items.push_back(infoOf(found[i]));
    }
    if (shown < found.size()) {
        page.next = writeCursor(list, positionOf(found[shown - 1]));
    }
    return {.body = page.toJson()};
}

// A cursor whose position is an id.
template <class IdType>
std::optional<IdType> idFromCursor(const QString& list, const QString& cursor) {
    const auto position = readCursor(list, cursor);
    return position ? IdType::fromString(QString::fromLatin1(*position)) : std::nullopt;
}
template <class IdType>
QByteArray cursorPosition(const IdType& id) {
    return id.toString().toLatin1();
}

} // namespace tellerdesk::server

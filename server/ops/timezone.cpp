// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/timezone.h"

#include <QFileInfo>
#include <QTimeZone>

namespace tellerdesk::server::ops {

bool isTimeZone(const QByteArray& id) {
    if (!QTimeZone(id).isValid() || id.contains("..")) {
        return false;
    }
    const QFileInfo file(QStringLiteral("/usr/share/zoneinfo/") + QString::fromUtf8(id));
    return QTimeZone::isTimeZoneIdAvailable(id) || file.isFile();
}

std::function<QDate(Instant)> calendarIn(const QByteArray& timeZone) {
    return [zone = QTimeZone(timeZone)](Instant now) {
        return QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), zone).date();
    };
}

std::function<QDateTime(Instant)> clockIn(const QByteArray& timeZone) {
    return [zone = QTimeZone(timeZone)](Instant now) {
        const auto there = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), zone);
        return there.toOffsetFromUtc(there.offsetFromUtc());
    };
}

} // namespace tellerdesk::server::ops

// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/clock.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

namespace tellerdesk {

Instant SystemClock::now() const {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

QString toRfc3339(Instant instant) {
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

std::optional<Instant> fromRfc3339(QStringView text) {
    static const QRegularExpression form(
        QStringLiteral("\\A([0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])(?:\\.([0-9]{1,9}))?(Z|"
                       "[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])\\z"));
    const auto match = form.match(text.toString());
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const QDateTime seconds = QDateTime::fromString(match.captured(1) + match.captured(4), Qt::ISODate);
    if (!seconds.isValid()) {
        return std::nullopt;
    }
    const qint64 fraction = match.captured(3).leftJustified(3, u'0').left(3).toLongLong();
    return Instant(std::chrono::milliseconds(seconds.toMSecsSinceEpoch() + fraction));
}

} // namespace tellerdesk

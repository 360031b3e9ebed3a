// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/onetimepassword.h"

#include <QLatin1StringView>
#include <QRandomGenerator>

namespace tellerdesk::client {

namespace {

constexpr int kGroups = 5;
constexpr int kGroupLength = 4;
// Without 0 and o, 1 and i and l.
constexpr QLatin1StringView kLetters("23456789abcdefghjkmnpqrstuvwxyz");

} // namespace

QString makeOneTimePassword() {
    QRandomGenerator& random = *QRandomGenerator::system();
    QString password;
    for (int i = 0; i < kGroups * kGroupLength; ++i) {
        if (i > 0 && i % kGroupLength == 0) {
            password += u'-';
        }
        password += QChar(kLetters[static_cast<qsizetype>(random.bounded(static_cast<quint32>(kLetters.size())))]);
    }
    return password;
}

} // namespace tellerdesk::client

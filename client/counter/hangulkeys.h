// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace tellerdesk::client {

// The Latin letters on the keys that were pressed for this Hangul text on a keyboard of two sets (두벌식): 에 and ㅇㅔ
// are both "dp". Other characters stand for themselves.
QString latinOfHangulKeys(QStringView text);

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/passwordrule.h"

#include <QList>

namespace tellerdesk {

std::optional<FieldFault> passwordFault(const QString& password) {
    const auto length = password.toUcs4().size();
    if (length < kPasswordMin) {
        return FieldFault::TooShort;
    }
    if (length > kPasswordMax) {
        return FieldFault::TooLong;
    }
    return password.contains(QChar::Null) || !password.isValidUtf16() ? std::optional(FieldFault::Malformed)
                                                                      : std::nullopt;
}

} // namespace tellerdesk

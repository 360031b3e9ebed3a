// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/textrule.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>

namespace tellerdesk {

namespace {

bool isPrintable(const QString& text, bool multiLine) {
    const auto points = text.toUcs4();
    return std::all_of(points.begin(), points.end(), [multiLine](char32_t point) {
        if (point == U'\n') {
            return multiLine;
        }
        return QChar::category(point) != QChar::Other_Control && !QChar::isSurrogate(point) &&
               !QChar::isNonCharacter(point);
    });
}

bool hasForm(TextRule::Form form, const QString& text) {
    static const QRegularExpression username(QStringLiteral("\\A[a-z0-9._-]+\\z"));
    static const QRegularExpression email(QStringLiteral("\\A[^@\\s]+@[^@\\s]+\\z"));
    static const QRegularExpression phone(QStringLiteral("\\A[+(]*[0-9][0-9 ()./-]*( ?(ext|x)[. ]?[0-9 ]+)?\\z"));
    static const QRegularExpression date(QStringLiteral("\\A[0-9]{4}-[0-9]{2}-[0-9]{2}\\z"));
    switch (form) {
    case TextRule::Form::Free:
        return true;
    case TextRule::Form::Username:
        return username.match(text).hasMatch();
    case TextRule::Form::Email:
        return email.match(text).hasMatch();
    case TextRule::Form::Phone:
        return phone.match(text).hasMatch();
    case TextRule::Form::Date:
        return date.match(text).hasMatch() && QDate::fromString(text, Qt::ISODate).isValid();
    }
    return false;
}

} // namespace

std::optional<FieldFault> faultOf(const TextRule& rule, const QString& text) {
    const auto length = text.toUcs4().size();
    if (length < rule.min) {
        return FieldFault::TooShort;
    }
    if (length > rule.max) {
        return FieldFault::TooLong;
    }
    if (!text.isValidUtf16() || !isPrintable(text, rule.multiLine) || (rule.min > 0 && text.trimmed().isEmpty())) {
        return FieldFault::Malformed;
    }
    return hasForm(rule.form, text) ? std::nullopt : std::optional(FieldFault::Malformed);
}

} // namespace tellerdesk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/textrule.h"

#include <QDate>
#include <QList>
#include <QRegularExpression>

#include <algorithm>

namespace tellerdesk {

namespace {

using Points = QList<uint>;

// Scripts need them inside of words, to join and to part letters.
bool isJoiner(char32_t point) {
    return point == U'\u200c' || point == U'\u200d';
}

// Arabic, Syriac and Kaithi signs that stand before a number and are seen, though Unicode counts them as format.
bool isNumberSign(char32_t point) {
    return (point >= U'\u0600' && point <= U'\u0605') || point == U'\u06dd' || point == U'\u070f' ||
           point == U'\u0890' || point == U'\u0891' || point == U'\u08e2' || point == U'\U000110bd' ||
           point == U'\U000110cd';
}

// Nobody sees it by itself: marks of direction, spaces without width.
bool isHidden(char32_t point) {
    return QChar::category(point) == QChar::Other_Format && !isJoiner(point) && !isNumberSign(point);
}

bool isPrintable(const TextRule& rule, const Points& points) {
    return std::all_of(points.begin(), points.end(), [&rule](char32_t point) {
        if (point == U'\n') {
            return rule.multiLine;
        }
        return QChar::category(point) != QChar::Other_Control && !QChar::isSurrogate(point) &&
               !QChar::isNonCharacter(point);
    });
}

// Beside spaces and what is hidden: fillers, blanks and selectors that show nothing by themselves.
bool isBlank(char32_t point) {
    return QChar::isSpace(point) || isJoiner(point) || isHidden(point) || point == U'\u034f' || point == U'\u115f' ||
           point == U'\u1160' || point == U'\u17b4' || point == U'\u17b5' || point == U'\u2800' || point == U'\u3164' ||
           point == U'\uffa0' || (point >= U'\u180b' && point <= U'\u180f') ||
           (point >= U'\ufe00' && point <= U'\ufe0f') || (point >= U'\U000e0100' && point <= U'\U000e01ef');
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
    const Points points = text.toUcs4();
    const auto length = points.size();
    if (length < rule.min) {
        return FieldFault::TooShort;
    }
    if (length > rule.max) {
        return FieldFault::TooLong;
    }
    const bool blank = rule.min > 0 && std::all_of(points.begin(), points.end(), isBlank);
    if (!text.isValidUtf16() || !isPrintable(rule, points) || blank) {
        return FieldFault::Malformed;
    }
    return hasForm(rule.form, text) ? std::nullopt : std::optional(FieldFault::Malformed);
}

} // namespace tellerdesk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/foldedtext.h"

#include <QList>
#include <QStringList>

#include <algorithm>

namespace tellerdesk::server {

namespace {

// Letters that Unicode does not decompose, though people type them plain.
QLatin1StringView plain(char32_t letter) {
    switch (letter) {
    case U'ø':
        return QLatin1StringView("o");
    case U'ł':
        return QLatin1StringView("l");
    case U'đ':
    case U'ð':
        return QLatin1StringView("d");
    case U'ħ':
        return QLatin1StringView("h");
    case U'ı':
        return QLatin1StringView("i");
    case U'ŧ':
        return QLatin1StringView("t");
    case U'æ':
        return QLatin1StringView("ae");
    case U'œ':
        return QLatin1StringView("oe");
    case U'ß':
        return QLatin1StringView("ss");
    case U'þ':
        return QLatin1StringView("th");
    default:
        return {};
    }
}

bool vanishes(char32_t point) {
    const auto category = QChar::category(point);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing || category == QChar::Other_Format ||
           point == U'\'' || point == U'\u2018' || point == U'\u2019' || point == U'\u02bc';
}

} // namespace

QString foldedText(const QString& text) {
    const QString decomposed =
        text.normalized(QString::NormalizationForm_KD).toCaseFolded().normalized(QString::NormalizationForm_KD);
    QString folded;
    folded.reserve(decomposed.size());
    for (const char32_t point : decomposed.toUcs4()) {
        if (vanishes(point)) {
            continue;
        }
        if (const int digit = QChar::digitValue(point); digit >= 0) {
            folded += QLatin1Char(static_cast<char>('0' + digit));
        } else if (const auto letters = plain(point); !letters.isEmpty()) {
            folded += letters;
        } else if (QChar::isLetterOrNumber(point) || QChar::isMark(point)) {
            folded.append(QStringView(QChar::fromUcs4(point)));
        } else {
            folded += u' ';
        }
    }
    return folded.simplified();
}

std::vector<QString> foldedWords(const QString& text) {
    const QStringList words = foldedText(text).split(u' ', Qt::SkipEmptyParts);
    return {words.begin(), words.end()};
}

bool isDigits(const QString& folded) {
    return !folded.isEmpty() &&
           std::all_of(folded.begin(), folded.end(), [](QChar each) { return each >= u'0' && each <= u'9'; });
}

bool isEastAsian(const QString& folded) {
    const auto points = folded.toUcs4();
    return !points.isEmpty() && std::all_of(points.begin(), points.end(), [](char32_t point) {
        switch (QChar::script(point)) {
        case QChar::Script_Hangul:
        case QChar::Script_Han:
        case QChar::Script_Hiragana:
        case QChar::Script_Katakana:
            return true;
        default:
            return false;
        }
    });
}

} // namespace tellerdesk::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/searchterms.h"

#include "server/domain/foldedtext.h"

#include <algorithm>
#include <array>
#include <set>

namespace tellerdesk::server {

namespace {

// An index row holds some 2700 bytes; a code unit of UTF-16 is at most 3 bytes of UTF-8.
constexpr qsizetype kLongestTerm = 600;
constexpr qsizetype kShortestNumber = 3;
constexpr qsizetype kLastDigits = 4;

using Terms = std::set<QString>;

void add(Terms& terms, QString term) {
    term.truncate(kLongestTerm);
    if (!term.isEmpty() && term.back().isHighSurrogate()) {
        term.chop(1);
    }
    if (!term.isEmpty()) {
        terms.insert(std::move(term));
    }
}

QString joined(std::vector<QString>::const_iterator begin, std::vector<QString>::const_iterator end, QStringView gap) {
    QString text;
    for (auto word = begin; word != end; ++word) {
        text += (word == begin ? QString() : gap.toString()) + *word;
    }
    return text;
}

// Surnames of two syllables; all others have one.
qsizetype surnameSyllables(const QString& name) {
    static const std::array kLong{u"남궁", u"황보", u"제갈", u"사공", u"선우", u"서문", u"독고", u"동방"};
    const bool isLong = name.size() > 2 && std::any_of(kLong.begin(), kLong.end(), [&](const char16_t* each) {
                            return name.startsWith(QStringView(each));
                        });
    return isLong ? 2 : 1;
}

bool isHangulSyllables(const QString& text) {
    return std::all_of(text.begin(), text.end(), [](QChar each) { return each >= u'\uac00' && each <= u'\ud7a3'; });
}

void addKoreanName(Terms& terms, const QString& fullName) {
    const QString name = fullName.normalized(QString::NormalizationForm_KC).trimmed();
    constexpr qsizetype kLongestKoreanName = 6;
    if (name.size() < 2 || name.size() > kLongestKoreanName || !isHangulSyllables(name)) {
        return;
    }
    const QString surname = foldedText(name.first(surnameSyllables(name)));
    const QString given = foldedText(name.sliced(surnameSyllables(name)));
    add(terms, surname + u' ' + given);
    add(terms, given + u' ' + surname);
}

void addName(Terms& terms, const QString& fullName) {
    std::vector<QString> words = foldedWords(fullName);
    const bool withoutSpaces = words.size() > 1 && std::all_of(words.begin(), words.end(), isEastAsian);
    if (withoutSpaces) {
        add(terms, joined(words.begin(), words.end(), u""));
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        add(terms, joined(words.begin(), words.end(), u" "));
        std::rotate(words.begin(), words.begin() + 1, words.end());
    }
    addKoreanName(terms, fullName);
}

// The whole, and from the beginning of each group on.
void addNumber(Terms& terms, const QString& number) {
    const std::vector<QString> groups = foldedWords(number);
    for (auto group = groups.begin(); group != groups.end(); ++group) {
        const QString rest = joined(group, groups.end(), u"");
        if (group == groups.begin() || rest.size() >= kShortestNumber) {
            add(terms, rest);
        }
    }
}

// How many digits the country code at the front has (ITU-T E.164).
qsizetype countryCodeDigits(QStringView digits) {
    static const std::array kTwo{u"20", u"27", u"30", u"31", u"32", u"33", u"34", u"36", u"39", u"40", u"41",
                                 u"43", u"44", u"45", u"46", u"47", u"48", u"49", u"51", u"52", u"53", u"54",
                                 u"55", u"56", u"57", u"58", u"60", u"61", u"62", u"63", u"64", u"65", u"66",
                                 u"81", u"82", u"84", u"86", u"90", u"91", u"92", u"93", u"94", u"95", u"98"};
    if (digits.startsWith(u'1') || digits.startsWith(u'7')) {
        return 1;
    }
    const bool two = std::any_of(kTwo.begin(), kTwo.end(),
                                 [&](const char16_t* each) { return digits.startsWith(QStringView(each)); });
    return two ? 2 : 3;
}

// People write, dial and ask for the same number as +49 171 ..., 0049 171 ... and 0171 ...
void addPhoneForms(Terms& terms, const QString& phone, const QString& digits) {
    if (phone.trimmed().startsWith(u'+')) {
        const QString national = digits.sliced(std::min(countryCodeDigits(digits), digits.size()));
        add(terms, national);
        add(terms, u'0' + national);
        add(terms, QStringLiteral("00") + digits);
    } else if (digits.startsWith(u'0')) {
        const auto first = std::find_if(digits.begin(), digits.end(), [](QChar each) { return each != u'0'; });
        add(terms, digits.sliced(first - digits.begin()));
    }
}

void addPhone(Terms& terms, const QString& phone) {
    addNumber(terms, phone);
    const std::vector<QString> groups = foldedWords(phone);
    const QString digits = joined(groups.begin(), groups.end(), u"");
    if (digits.size() > kLastDigits) {
        add(terms, digits.last(kLastDigits));
    }
    addPhoneForms(terms, phone, digits);
}

// What was typed, as words; digits in groups are one number.
std::vector<QString> typedWords(const QString& typed) {
    std::vector<QString> words;
    bool number = false;
    for (const QString& word : foldedWords(typed)) {
        if (number && isDigits(word)) {
            words.back() += word;
        } else {
            words.push_back(word);
        }
        number = isDigits(word);
    }
    return words;
}

// +49 171 ... may have been stored as 0171 ...: what follows the country code is in both.
QString withoutCountryCode(const QString& digits) {
    const qsizetype code = countryCodeDigits(digits);
    return digits.size() >= code + kLastDigits ? digits.sliced(code) : digits;
}

bool hasDigit(const QString& word) {
    return std::any_of(word.begin(), word.end(), [](QChar each) { return each >= u'0' && each <= u'9'; });
}

// The word that fewest customers have, as far as one can tell from here: a number, or else the longest.
std::vector<QString>::iterator rarest(std::vector<QString>& words) {
    return std::max_element(words.begin(), words.end(), [](const QString& left, const QString& right) {
        const auto weight = [](const QString& word) {
            constexpr qsizetype kNumberBonus = 100;
            return word.size() + (isDigits(word) && word.size() >= kShortestNumber ? kNumberBonus : 0);
        };
        return weight(left) < weight(right);
    });
}

std::vector<QString> listOf(const Terms& terms) {
    return {terms.begin(), terms.end()};
}

} // namespace

std::vector<QString> nameTerms(const QString& fullName) {
    Terms terms;
    addName(terms, fullName);
    return listOf(terms);
}

std::vector<QString> wholePhones(const QString& phone) {
    Terms numbers;
    const std::vector<QString> groups = foldedWords(phone);
    const QString digits = joined(groups.begin(), groups.end(), u"");
    add(numbers, digits);
    addPhoneForms(numbers, phone, digits);
    return listOf(numbers);
}

std::vector<QString> customerTerms(const CustomerFields& fields, const std::vector<QString>& accountNumbers) {
    Terms terms;
    addName(terms, fields.fullName);
    if (fields.phone) {
        addPhone(terms, *fields.phone);
    }
    if (fields.document) {
        addNumber(terms, fields.document->number);
    }
    for (const QString& number : accountNumbers) {
        for (const QString& term : accountTerms(number)) {
            add(terms, term);
        }
    }
    return listOf(terms);
}

std::vector<QString> accountTerms(const QString& number) {
    Terms terms;
    add(terms, number);
    add(terms, number.last(std::min(kLastDigits, number.size())));
    return listOf(terms);
}

std::optional<TermQuery> termQuery(const QString& typed) {
    std::vector<QString> words = typedWords(typed.left(kLongestTerm));
    if (words.empty()) {
        return std::nullopt;
    }
    if (typed.trimmed().startsWith(u'+') && isDigits(words.front())) {
        words.front() = withoutCountryCode(words.front());
    }
    const auto first = rarest(words);
    TermQuery query{.from = *first, .until = *first + QString::fromUtf16(u"\U0010ffff")}; // above all that begin so
    for (auto word = words.begin(); word != words.end(); ++word) {
        if (word != first) {
            auto& patterns = hasDigit(*first) || hasDigit(*word) ? query.inAny : query.inSame;
            patterns.push_back(QStringLiteral("% ") + *word + u'%');
        }
    }
    return query;
}

} // namespace tellerdesk::server

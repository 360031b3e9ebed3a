// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/likeness.h"

#include "server/domain/foldedtext.h"
#include "server/domain/searchterms.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace tellerdesk::server {

namespace {

using Words = std::vector<QString>;

Words wordsOf(const QString& name) {
    Words words = foldedWords(name);
    std::sort(words.begin(), words.end());
    return words;
}

QString joined(const Words& words) {
    QString text;
    for (const QString& word : words) {
        text += word;
    }
    return text;
}

// Letters to insert, drop, exchange or swap with their neighbour (optimal string alignment).
qsizetype distanceOf(const QString& left, const QString& right) {
    const std::size_t width = static_cast<std::size_t>(right.size()) + 1;
    std::vector<qsizetype> beforeLast(width);
    std::vector<qsizetype> last(width);
    std::vector<qsizetype> row(width);
    std::iota(last.begin(), last.end(), qsizetype{0});
    for (qsizetype i = 1; i <= left.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j < width; ++j) {
            const auto at = static_cast<qsizetype>(j);
            const qsizetype exchanged = last[j - 1] + (left[i - 1] == right[at - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, exchanged});
            if (i > 1 && j > 1 && left[i - 1] == right[at - 2] && left[i - 2] == right[at - 1]) {
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
            }
        }
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    return last[width - 1];
}

// One slip in four letters, two in nine, three at most; a short word has no room for any, and of a syllable or an
// ideogram each is a name of its own.
bool isSlip(const QString& left, const QString& right) {
    if (isEastAsian(left) || isEastAsian(right)) {
        return left == right;
    }
    const qsizetype length = std::max(left.size(), right.size());
    const qsizetype allowed = length >= 13 ? 3 : length >= 9 ? 2 : length >= 4 ? 1 : 0;
    return std::abs(left.size() - right.size()) <= allowed && distanceOf(left, right) <= allowed;
}

bool holdsAll(const Words& more, const Words& fewer) {
    return std::includes(more.begin(), more.end(), fewer.begin(), fewer.end());
}

bool shareAWord(const Words& left, const Words& right) {
    return std::any_of(left.begin(), left.end(), [&](const QString& word) {
        return std::any_of(right.begin(), right.end(), [&](const QString& other) { return isSlip(word, other); });
    });
}

bool areAlike(const Words& left, const Words& right) {
    if (left.empty() || right.empty()) {
        return false;
    }
    if (left == right) {
        return true;
    }
    const bool leftHasMore = left.size() > right.size();
    if ((leftHasMore ? right : left).size() > 1 && holdsAll(leftHasMore ? left : right, leftHasMore ? right : left)) {
        return true;
    }
    return left.size() == right.size() &&
           std::equal(left.begin(), left.end(), right.begin(),
                      [](const QString& one, const QString& other) { return isSlip(one, other); });
}

bool isSameDocument(const CustomerFields& sought, const CustomerFields& known) {
    return sought.document && known.document && !sought.document->number.isEmpty() &&
           joined(foldedWords(sought.document->number)) == joined(foldedWords(known.document->number));
}

bool isSamePhone(const CustomerFields& sought, const CustomerFields& known) {
    if (!sought.phone || !known.phone) {
        return false;
    }
    const auto left = wholePhones(*sought.phone);
    const auto right = wholePhones(*known.phone);
    return std::any_of(left.begin(), left.end(), [&](const QString& number) {
        return std::find(right.begin(), right.end(), number) != right.end();
    });
}

} // namespace

bool areNamesAlike(const QString& left, const QString& right) {
    const QString whole = joined(foldedWords(left));
    const bool sameLetters = !whole.isEmpty() && whole == joined(foldedWords(right)); // wherever the spaces stand
    return sameLetters || areAlike(wordsOf(left), wordsOf(right));
}

CandidateQuery candidatesFor(const CustomerFields& sought) {
    CandidateQuery query{.dateOfBirth = sought.dateOfBirth};
    const std::vector<QString> names = nameTerms(sought.fullName);
    query.terms = names;
    constexpr std::size_t kMostBeginnings = 8;
    for (const QString& name : names) {
        if (query.beginnings.size() == kMostBeginnings || isEastAsian(QString(name).remove(u' '))) {
            break; // such a name is looked for as a whole
        }
        // The first word whole and the next one's first letter: what a slip further back leaves as it was, and a
        // longer name of the same beginning.
        const qsizetype gap = name.indexOf(u' ');
        query.beginnings.push_back(gap < 0 ? name.left(std::max<qsizetype>(3, name.size() / 2)) : name.left(gap + 2));
    }
    if (sought.phone) {
        const auto phones = wholePhones(*sought.phone);
        query.terms.insert(query.terms.end(), phones.begin(), phones.end());
    }
    if (sought.document && !sought.document->number.isEmpty()) {
        query.terms.push_back(joined(foldedWords(sought.document->number)));
    }
    return query;
}

std::vector<Likeness> likenessesOf(const CustomerFields& sought, const CustomerFields& known) {
    std::vector<Likeness> likenesses;
    if (isSameDocument(sought, known)) {
        likenesses.push_back(Likeness::Document);
    }
    if (isSamePhone(sought, known)) {
        likenesses.push_back(Likeness::Phone);
    }
    if (!sought.fullName.isEmpty() && areNamesAlike(sought.fullName, known.fullName)) {
        likenesses.push_back(Likeness::Name);
    }
    const bool sameDay = sought.dateOfBirth && sought.dateOfBirth == known.dateOfBirth;
    const bool related = sought.fullName.isEmpty() || !likenesses.empty() ||
                         shareAWord(wordsOf(sought.fullName), wordsOf(known.fullName));
    if (sameDay && related) {
        likenesses.push_back(Likeness::DateOfBirth);
    }
    return likenesses;
}

} // namespace tellerdesk::server

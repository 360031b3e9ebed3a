// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/hangulkeys.h"

#include <array>

namespace tellerdesk::client {

namespace {

// KS X 5002. In the order of Unicode: 19 leading consonants, 21 vowels, 28 trailing consonants (the first is none).
constexpr std::array kLeads{"r", "R", "s", "e", "E", "f", "a", "q", "Q", "t",
                            "T", "d", "w", "W", "c", "z", "x", "v", "g"};
constexpr std::array kVowels{"k",  "o", "i", "O",  "j",  "p",  "u", "P", "h",  "hk", "ho",
                             "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l"};
constexpr std::array kTails{"",   "r",  "R", "rt", "s",  "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx",
                            "fv", "fg", "a", "q",  "qt", "t",  "T",  "d", "w", "c",  "z",  "x",  "v",  "g"};
// The letters that stand alone, from U+3131 on: consonants, single and double, then the vowels.
constexpr std::array kConsonants{"r",  "R", "rt", "s", "sw", "sg", "e", "E", "f", "fr", "fa", "fq", "ft", "fx", "fv",
                                 "fg", "a", "q",  "Q", "qt", "t",  "T", "d", "w", "W",  "c",  "z",  "x",  "v",  "g"};
constexpr char16_t kFirstConsonant = 0x3131;
constexpr char16_t kFirstVowel = 0x314f;
constexpr char16_t kFirstSyllable = 0xac00;
constexpr char16_t kLastSyllable = 0xd7a3;

template <std::size_t N>
const char* at(const std::array<const char*, N>& keys, int index) {
    return keys[static_cast<std::size_t>(index)];
}

} // namespace

QString latinOfHangulKeys(QStringView text) {
    QString latin;
    for (const QChar each : text) {
        const char16_t c = each.unicode();
        if (c >= kFirstSyllable && c <= kLastSyllable) {
            const int syllable = c - kFirstSyllable;
            const int tails = static_cast<int>(kTails.size());
            const int vowels = static_cast<int>(kVowels.size());
            latin += QLatin1StringView(at(kLeads, syllable / tails / vowels));
            latin += QLatin1StringView(at(kVowels, syllable / tails % vowels));
            latin += QLatin1StringView(at(kTails, syllable % tails));
        } else if (c >= kFirstConsonant && c < kFirstConsonant + kConsonants.size()) {
            latin += QLatin1StringView(at(kConsonants, c - kFirstConsonant));
        } else if (c >= kFirstVowel && c < kFirstVowel + kVowels.size()) {
            latin += QLatin1StringView(at(kVowels, c - kFirstVowel));
        } else {
            latin += each;
        }
    }
    return latin;
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_customers.h"

#include <QString>

#include <optional>
#include <vector>

namespace tellerdesk::server {

// A customer is found by terms, kept in one ordered index, so that each letter typed is one short range of it.
//
// Terms are folded: compatibility-decomposed, lower case, without accents. (Decomposing splits a Hangul syllable into
// its letters, so that a syllable still being typed finds what it will become.) A name is stored once for each of its
// words, turned so that this word stands first: "anna maria muller", "maria muller anna", "muller anna maria". Thus any
// word finds it, the order within the index is that of a list of names, and further words are looked for in the same
// row. A Korean name written in one piece is also stored with its given name first. Numbers (phone, document, account)
// are stored without separators from the beginning of each of their groups on.
std::vector<QString> customerTerms(const CustomerFields& fields, const std::vector<QString>& accountNumbers);
std::vector<QString> accountTerms(const QString& number);

// Of the terms above those of the name, and those of the whole phone number in each form that it is written in: two
// phones are one when they share a form.
std::vector<QString> nameTerms(const QString& fullName);
std::vector<QString> wholePhones(const QString& phone);

// Terms t with from <= t < until ("C" order) such that ' ' + t is LIKE each pattern of `inSame`, and each of `inAny` is
// fitted by ' ' + t or by ' ' + another term of the same customer: each word typed begins some word of the customer's.
// (Two words of letters are words of one name, which stands whole in each of its terms: those of rare combinations of
// frequent words would otherwise take a look at the other terms of very many customers.)
struct TermQuery {
    QString from = {};
    QString until = {};
    std::vector<QString> inSame = {};
    std::vector<QString> inAny = {};

    bool operator==(const TermQuery&) const = default;
};

// Nothing when there is no letter and no digit in what was typed.
std::optional<TermQuery> termQuery(const QString& typed);

} // namespace tellerdesk::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_similar.h"

#include <QString>

#include <optional>
#include <vector>

namespace tellerdesk::server {

// How a customer who is already there is found before the same person is entered once more. The store looks for
// candidates by what stands in its indexes; what is alike in them is then decided here, from the whole rows.
struct CandidateQuery {
    std::vector<QString> terms = {};      // one of the customer's terms is one of these
    std::vector<QString> beginnings = {}; // or begins with one of these
    std::optional<QDate> dateOfBirth = {};

    bool operator==(const CandidateQuery&) const = default;
};

CandidateQuery candidatesFor(const CustomerFields& sought);

// What is alike, the strongest first; nothing: somebody else. A date of birth counts beside a name that shares a word
// with the sought one, or alone where no name is given: many were born on one day.
std::vector<Likeness> likenessesOf(const CustomerFields& sought, const CustomerFields& known);

// Names of one person, as far as letters tell: the same words in any order, one name holding all of the other's two or
// more words, or a few letters' difference between words that stand for each other.
bool areNamesAlike(const QString& left, const QString& right);

} // namespace tellerdesk::server

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_customers.h"

#include <QString>

#include <vector>

namespace tellerdesk::client {

// A customer's fields as they stand in a form. The document's number is never known here: it is what was typed to
// replace it, or nothing.
struct CustomerTexts {
    QString fullName = {};
    QString phone = {};
    QString email = {};
    QString dateOfBirth = {}; // YYYY-MM-DD
    QString documentType = {};
    QString documentMask = {}; // of the number that the server holds; not to be typed
    QString documentNumber = {};
    QString address = {}; // in one line

    bool operator==(const CustomerTexts&) const = default;
};

CustomerTexts textsOf(const CustomerFields& fields); // without a document's number
CustomerFields fieldsOf(const CustomerTexts& texts); // that follow the rules

// What has to be sent so that a customer of `base` becomes what was typed. A field that was not touched is left out.
CustomerChange changeOf(const CustomerTexts& base, const CustomerTexts& typed);
bool isNothing(const CustomerChange& change);

// A field that somebody else has changed while it was open here.
struct FieldConflict {
    QString field = {}; // as on the wire, "_" for "/": "phone", "document_type"
    QString theirs = {};
    bool touched = false; // here too, to something else: what was typed stays

    bool operator==(const FieldConflict&) const = default;
};

struct MergedTexts {
    CustomerTexts typed = {}; // with theirs where nothing was typed
    std::vector<FieldConflict> conflicts = {};

    bool operator==(const MergedTexts&) const = default;
};

// Nothing that was typed is lost, and nothing that the other one changed is undone unseen.
MergedTexts merge(const CustomerTexts& base, const CustomerTexts& theirs, const CustomerTexts& typed);

} // namespace tellerdesk::client

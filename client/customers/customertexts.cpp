// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/customers/customertexts.h"

#include <array>

namespace tellerdesk::client {

namespace {

struct TextRow {
    const char* field;
    QString CustomerTexts::* text;
};

constexpr std::array kRows{
    TextRow{"full_name", &CustomerTexts::fullName},
    TextRow{"phone", &CustomerTexts::phone},
    TextRow{"email", &CustomerTexts::email},
    TextRow{"date_of_birth", &CustomerTexts::dateOfBirth},
    TextRow{"document_type", &CustomerTexts::documentType},
    TextRow{"address", &CustomerTexts::address},
};

std::optional<QString> given(const QString& text) {
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

std::optional<QDate> dateOf(const QString& text) {
    return text.isEmpty() ? std::nullopt : std::optional(QDate::fromString(text, Qt::ISODate));
}

// An unchanged type without a number leaves the document as it is; the two go together otherwise.
FieldChange<IdentityDocument> documentChange(const CustomerTexts& base, const CustomerTexts& typed) {
    if (!typed.documentNumber.isEmpty()) {
        return std::optional(IdentityDocument{.type = typed.documentType, .number = typed.documentNumber});
    }
    const bool cleared = typed.documentType.isEmpty() && !base.documentType.isEmpty();
    return cleared ? FieldChange<IdentityDocument>(std::optional<IdentityDocument>()) : std::nullopt;
}

} // namespace

CustomerTexts textsOf(const CustomerFields& fields) {
    return {.fullName = fields.fullName,
            .phone = fields.phone.value_or(QString()),
            .email = fields.email.value_or(QString()),
            .dateOfBirth = fields.dateOfBirth ? fields.dateOfBirth->toString(Qt::ISODate) : QString(),
            .documentType = fields.document ? fields.document->type : QString(),
            .documentMask = fields.document ? fields.document->number : QString(),
            .address = QString(fields.address.value_or(QString())).replace(u'\n', QStringLiteral(", "))};
}

CustomerFields fieldsOf(const CustomerTexts& texts) {
    CustomerFields fields{.fullName = texts.fullName,
                          .phone = given(texts.phone),
                          .email = given(texts.email),
                          .dateOfBirth = dateOf(texts.dateOfBirth)};
    if (!texts.documentNumber.isEmpty()) {
        fields.document = IdentityDocument{.type = texts.documentType, .number = texts.documentNumber};
    }
    fields.address = given(texts.address);
    return fields;
}

CustomerChange changeOf(const CustomerTexts& base, const CustomerTexts& typed) {
    CustomerChange change;
    if (typed.fullName != base.fullName) {
        change.fullName = typed.fullName;
    }
    if (typed.phone != base.phone) {
        change.phone = given(typed.phone);
    }
    if (typed.email != base.email) {
        change.email = given(typed.email);
    }
    if (typed.dateOfBirth != base.dateOfBirth) {
        change.dateOfBirth = dateOf(typed.dateOfBirth);
    }
    change.document = documentChange(base, typed);
    if (typed.address != base.address) {
        change.address = given(typed.address);
    }
    return change;
}

bool isNothing(const CustomerChange& change) {
    return change == CustomerChange();
}

MergedTexts merge(const CustomerTexts& base, const CustomerTexts& theirs, const CustomerTexts& typed) {
    MergedTexts merged{.typed = typed};
    for (const TextRow& row : kRows) {
        const QString& other = theirs.*row.text;
        if (other == base.*row.text || other == typed.*row.text) {
            continue;
        }
        const bool touched = typed.*row.text != base.*row.text;
        if (!touched) {
            merged.typed.*row.text = other;
        }
        merged.conflicts.push_back({.field = QString::fromLatin1(row.field), .theirs = other, .touched = touched});
    }
    if (theirs.documentMask != base.documentMask) {
        merged.typed.documentMask = theirs.documentMask;
        merged.conflicts.push_back({.field = QStringLiteral("document_number"),
                                    .theirs = theirs.documentMask,
                                    .touched = !typed.documentNumber.isEmpty()});
    }
    return merged;
}

} // namespace tellerdesk::client

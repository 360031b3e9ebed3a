// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/messages_customers.h"

#include "shared/domain/documentmask.h"

namespace tellerdesk {

namespace {

void insertGiven(QJsonObject& json, const char* name, const std::optional<QString>& value) {
    if (value) {
        json.insert(QLatin1StringView(name), *value);
    }
}

void insertChange(QJsonObject& json, const char* name, const FieldChange<QString>& change) {
    if (change) {
        json.insert(QLatin1StringView(name), change->value_or(QString()));
    }
}

QString dateText(const std::optional<QDate>& date) {
    return date ? date->toString(Qt::ISODate) : QString();
}

IdentityDocument readDocument(FieldReader& in) {
    IdentityDocument document;
    document.type = in.text("type", kDocumentTypeRule);
    document.number = in.text("number", kDocumentNumberRule);
    if (isMaskedDocumentNumber(document.number)) { // read from a reply and sent back
        in.fault("number", FieldFault::NotAllowed);
    }
    return document;
}

bool holdsEmptyText(const JsonValue& json, const char* name) {
    const JsonValue* member = json.member(QString::fromLatin1(name));
    return member != nullptr && member->text() != nullptr && member->text()->isEmpty();
}

FieldChange<QString> readChange(FieldReader& in, const JsonValue& json, const char* name, const TextRule& rule) {
    if (holdsEmptyText(json, name)) {
        in.anyText(name);
        return std::optional<QString>();
    }
    const auto value = in.optionalText(name, rule);
    return value ? FieldChange<QString>(value) : std::nullopt;
}

FieldChange<QDate> readDateChange(FieldReader& in, const JsonValue& json, const char* name) {
    if (holdsEmptyText(json, name)) {
        in.anyText(name);
        return std::optional<QDate>();
    }
    return in.has(name) ? FieldChange<QDate>(std::optional(in.date(name))) : std::nullopt;
}

FieldChange<IdentityDocument> readDocumentChange(FieldReader& in, const JsonValue& json) {
    if (!in.has("document")) {
        return std::nullopt;
    }
    const JsonValue& document = *json.member(u"document");
    const bool cleared = holdsEmptyText(document, "type") && holdsEmptyText(document, "number");
    if (cleared) {
        in.nested("document", IdentityDocument::read);
        return std::optional<IdentityDocument>();
    }
    return std::optional(in.nested("document", readDocument));
}

template <class T>
void apply(const FieldChange<T>& change, std::optional<T>& field) {
    if (change) {
        field = *change;
    }
}

} // namespace

QJsonObject IdentityDocument::toJson() const {
    return {{QStringLiteral("type"), type}, {QStringLiteral("number"), number}};
}

IdentityDocument IdentityDocument::read(FieldReader& in) {
    IdentityDocument document;
    document.type = in.anyText("type");
    document.number = in.anyText("number");
    return document;
}

QJsonObject CustomerFields::toJson() const {
    QJsonObject json{{QStringLiteral("full_name"), fullName}};
    insertGiven(json, "phone", phone);
    insertGiven(json, "email", email);
    insertGiven(json, "date_of_birth", dateOfBirth ? std::optional(dateText(dateOfBirth)) : std::nullopt);
    if (document) {
        json.insert(QStringLiteral("document"), document->toJson());
    }
    insertGiven(json, "address", address);
    return json;
}

Result<CustomerFields> CustomerFields::fromJson(const JsonValue& json) {
    FieldReader in(json);
    CustomerFields fields;
    fields.fullName = in.text("full_name", kFullNameRule);
    fields.phone = in.optionalText("phone", kPhoneRule);
    fields.email = in.optionalText("email", kEmailRule);
    if (in.has("date_of_birth")) {
        fields.dateOfBirth = in.date("date_of_birth");
    }
    if (in.has("document")) {
        fields.document = in.nested("document", readDocument);
    }
    fields.address = in.optionalText("address", kAddressRule);
    return in.finish(std::move(fields));
}

CustomerFields CustomerChange::appliedTo(CustomerFields fields) const {
    fields.fullName = fullName.value_or(fields.fullName);
    apply(phone, fields.phone);
    apply(email, fields.email);
    apply(dateOfBirth, fields.dateOfBirth);
    apply(document, fields.document);
    apply(address, fields.address);
    return fields;
}

QJsonObject CustomerChange::toJson() const {
    QJsonObject json;
    insertGiven(json, "full_name", fullName);
    insertChange(json, "phone", phone);
    insertChange(json, "email", email);
    if (dateOfBirth) {
        json.insert(QStringLiteral("date_of_birth"), dateText(*dateOfBirth));
    }
    if (document) {
        json.insert(QStringLiteral("document"), document->value_or(IdentityDocument()).toJson());
    }
    insertChange(json, "address", address);
    return json;
}

Result<CustomerChange> CustomerChange::fromJson(const JsonValue& json) {
    FieldReader in(json);
    CustomerChange change;
    change.fullName = in.optionalText("full_name", kFullNameRule);
    change.phone = readChange(in, json, "phone", kPhoneRule);
    change.email = readChange(in, json, "email", kEmailRule);
    change.dateOfBirth = readDateChange(in, json, "date_of_birth");
    change.document = readDocumentChange(in, json);
    change.address = readChange(in, json, "address", kAddressRule);
    if (json.object() != nullptr && json.object()->empty()) {
        in.faultAt(QString(), FieldFault::Missing);
    }
    return in.finish(std::move(change));
}

QJsonObject CustomerInfo::toJson() const {
    CustomerFields shown = fields;
    if (shown.document) {
        shown.document->number = maskedDocumentNumber(shown.document->number);
    }
    QJsonObject json = shown.toJson();
    for (const auto* name : {"phone", "email", "date_of_birth", "document", "address"}) {
        if (!json.contains(QLatin1StringView(name))) {
            json.insert(QLatin1StringView(name), QJsonValue::Null);
        }
    }
    json.insert(QStringLiteral("id"), id.toString());
    json.insert(QStringLiteral("branch_id"), branchId.toString());
    json.insert(QStringLiteral("created_at"), toRfc3339(createdAt));
    return json;
}

CustomerInfo CustomerInfo::read(FieldReader& in) {
    CustomerInfo customer;
    customer.id = in.id<CustomerId>("id");
    customer.branchId = in.id<BranchId>("branch_id");
    customer.fields.fullName = in.anyText("full_name");
    customer.fields.phone = in.optionalAnyText("phone");
    customer.fields.email = in.optionalAnyText("email");
    customer.fields.dateOfBirth = in.optionalDate("date_of_birth");
    if (in.has("document") && !in.isNull("document")) {
        customer.fields.document = in.nested("document", IdentityDocument::read);
    }
    customer.fields.address = in.optionalAnyText("address");
    customer.createdAt = in.instant("created_at");
    return customer;
}

Result<CustomerInfo> CustomerInfo::fromJson(const JsonValue& json) {
    FieldReader in(json, FieldReader::Unread::Pass);
    CustomerInfo customer = read(in);
    return in.finish(std::move(customer));
}

} // namespace tellerdesk

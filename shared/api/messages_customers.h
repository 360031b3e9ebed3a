// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/fieldreader.h"

#include <QDate>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace tellerdesk {

struct IdentityDocument {
    QString type = {};
    QString number = {};

    QJsonObject toJson() const;
    static IdentityDocument read(FieldReader& in); // replies
    bool operator==(const IdentityDocument&) const = default;
};

// What is known of a customer: the body of POST /v1/customers.
struct CustomerFields {
    QString fullName = {};
    std::optional<QString> phone = {};
    std::optional<QString> email = {};
    std::optional<QDate> dateOfBirth = {};
    std::optional<IdentityDocument> document = {};
    std::optional<QString> address = {};

    QJsonObject toJson() const; // fields without a value are left out
    static Result<CustomerFields> fromJson(const JsonValue& json);
    bool operator==(const CustomerFields&) const = default;
};

// Given, and then a value or nothing: on the wire an empty text says "nothing", a field left out says "as it was".
template <class T>
using FieldChange = std::optional<std::optional<T>>;

// Body of PATCH /v1/customers/{id}. A document is changed as a whole; both its members empty say "none".
struct CustomerChange {
    std::optional<QString> fullName = {};
    FieldChange<QString> phone = {};
    FieldChange<QString> email = {};
    FieldChange<QDate> dateOfBirth = {};
    FieldChange<IdentityDocument> document = {};
    FieldChange<QString> address = {};

    CustomerFields appliedTo(CustomerFields fields) const;
    QJsonObject toJson() const;
    static Result<CustomerChange> fromJson(const JsonValue& json); // at least one field
    bool operator==(const CustomerChange&) const = default;
};

// A customer in replies; what is not known is null there, and a document's number is masked, whoever asks.
struct CustomerInfo {
    CustomerId id = {};
    BranchId branchId = {};
    CustomerFields fields = {};
    Instant createdAt = {};

    QJsonObject toJson() const;
    static CustomerInfo read(FieldReader& in);
    static Result<CustomerInfo> fromJson(const JsonValue& json);
    bool operator==(const CustomerInfo&) const = default;
};

} // namespace tellerdesk

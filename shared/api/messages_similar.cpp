// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/messages_similar.h"

#include "shared/domain/documentmask.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace tellerdesk {

namespace {

constexpr std::array kLikenesses{Likeness::Document, Likeness::Phone, Likeness::Name, Likeness::DateOfBirth};
constexpr std::array kNames{"document", "phone", "name", "date_of_birth"};

IdentityDocument readDocument(FieldReader& in) {
    IdentityDocument document;
    document.type = in.optionalText("type", kDocumentTypeRule).value_or(QString());
    document.number = in.optionalText("number", kDocumentNumberRule).value_or(QString());
    if (isMaskedDocumentNumber(document.number)) {
        in.fault("number", FieldFault::NotAllowed);
    }
    return document;
}

} // namespace

QJsonObject SimilarRequest::toJson() const {
    QJsonObject json = fields.toJson();
    if (fields.fullName.isEmpty()) {
        json.remove(QStringLiteral("full_name"));
    }
    if (fields.document && fields.document->type.isEmpty()) {
        json.insert(QStringLiteral("document"), QJsonObject{{QStringLiteral("number"), fields.document->number}});
    }
    return json;
}

Result<SimilarRequest> SimilarRequest::fromJson(const JsonValue& json) {
    FieldReader in(json);
    CustomerFields fields;
    fields.fullName = in.optionalText("full_name", kFullNameRule).value_or(QString());
    fields.phone = in.optionalText("phone", kPhoneRule);
    fields.email = in.optionalText("email", kEmailRule);
    if (in.has("date_of_birth")) {
        fields.dateOfBirth = in.date("date_of_birth");
    }
    if (in.has("document")) {
        fields.document = in.nested("document", readDocument);
    }
    fields.address = in.optionalText("address", kAddressRule);
    if (fields.document && fields.document->number.isEmpty()) {
        fields.document.reset();
    }
    if (json.object() != nullptr && json.object()->empty()) {
        in.faultAt(QString(), FieldFault::Missing);
    }
    return in.finish(SimilarRequest{.fields = std::move(fields)});
}

QLatin1StringView wireName(Likeness likeness) {
    return QLatin1StringView(kNames[static_cast<std::size_t>(likeness)]);
}

std::optional<Likeness> likenessFromWire(QStringView name) {
    const auto found =
        std::find_if(kLikenesses.begin(), kLikenesses.end(), [name](Likeness each) { return name == wireName(each); });
    return found == kLikenesses.end() ? std::nullopt : std::optional(*found);
}

std::span<const Likeness> allLikenesses() {
    return kLikenesses;
}

QJsonObject SimilarCustomer::toJson() const {
    QJsonArray names;
    for (const Likeness reason : reasons) {
        names.append(QString(wireName(reason)));
    }
    return {{QStringLiteral("customer"), customer.toJson()}, {QStringLiteral("reasons"), names}};
}

SimilarCustomer SimilarCustomer::read(FieldReader& in) {
    SimilarCustomer similar;
    similar.customer = in.nested("customer", CustomerInfo::read);
    for (const QString& name : in.anyTexts("reasons")) {
        if (const auto reason = likenessFromWire(name)) {
            similar.reasons.push_back(*reason);
        }
    }
    return similar;
}

} // namespace tellerdesk

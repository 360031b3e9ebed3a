// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/problem.h"

#include "shared/api/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tellerdesk {

QByteArray problemJson(const Failure& failure, const Uuid& requestId) {
    const QString code = wireName(failure.code);
    QJsonObject problem{
        {QStringLiteral("type"), QStringLiteral("about:blank")},
        {QStringLiteral("title"), QString(code).replace(u'_', u' ')},
        {QStringLiteral("status"), httpStatus(failure.code)},
        {QStringLiteral("code"), code},
        {QStringLiteral("instance"), requestId.toString()},
    };
    if (!failure.fields.empty()) {
        QJsonArray errors;
        for (const FieldError& field : failure.fields) {
            errors.append(QJsonObject{{QStringLiteral("pointer"), field.pointer},
                                      {QStringLiteral("code"), QString(wireName(field.fault))}});
        }
        problem.insert(QStringLiteral("errors"), errors);
    }
    return QJsonDocument(problem).toJson(QJsonDocument::Compact);
}

std::optional<Failure> failureFromProblem(QByteArrayView body) {
    const auto document = parseJson(body);
    if (!document) {
        return std::nullopt;
    }
    const JsonValue* codeMember = document->member(u"code");
    const auto code =
        codeMember != nullptr && codeMember->text() != nullptr ? errorCodeFromWire(*codeMember->text()) : std::nullopt;
    if (!code) {
        return std::nullopt;
    }
    Failure failure{.code = *code};
    const JsonValue* errors = document->member(u"errors");
    if (errors != nullptr && errors->array() != nullptr) {
        for (const JsonValue& error : *errors->array()) {
            const JsonValue* pointer = error.member(u"pointer");
            const JsonValue* faultName = error.member(u"code");
            if (pointer != nullptr && pointer->text() != nullptr && faultName != nullptr &&
                faultName->text() != nullptr) {
                failure.fields.push_back(
                    {*pointer->text(), fieldFaultFromWire(*faultName->text()).value_or(FieldFault::Malformed)});
            }
        }
    }
    return failure;
}

} // namespace tellerdesk

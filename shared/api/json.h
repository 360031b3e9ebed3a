// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <utility>
#include <variant>
#include <vector>

namespace tellerdesk {

// A JSON document read strictly: what QJsonDocument forgives (duplicate keys, 10.0 or 1e1 for 10, a byte-order mark) is
// refused or stays visible here.
class JsonValue {
public:
    struct Null {};
    struct NotInteger {}; // a number with fraction or exponent, or beyond 64 bits: no field takes one
    using Array = std::vector<JsonValue>;
    using Member = std::pair<QString, JsonValue>;
    using Object = std::vector<Member>; // in the order written, keys unique

    JsonValue() = default;
    template <class T>
    explicit JsonValue(T value)
        : m_value(std::move(value)) {}

    const bool* boolean() const { return std::get_if<bool>(&m_value); }
    const qint64* integer() const { return std::get_if<qint64>(&m_value); }
    const QString* text() const { return std::get_if<QString>(&m_value); }
    const Array* array() const { return std::get_if<Array>(&m_value); }
    const Object* object() const { return std::get_if<Object>(&m_value); }
    bool isNull() const { return std::holds_alternative<Null>(m_value); }
    bool isNumber() const { return integer() != nullptr || std::holds_alternative<NotInteger>(m_value); }

    const JsonValue* member(QStringView name) const; // null when this is no object or has none of that name

private:
    std::variant<Null, bool, qint64, NotInteger, QString, Array, Object> m_value;
};

inline constexpr int kMaxJsonDepth = 16;

// A member's name as it stands in a JSON pointer (RFC 6901).
QString pointerToken(QString name);

// RFC 8259, valid UTF-8, one document and nothing after it, keys unique per object, at most kMaxJsonDepth deep.
Result<JsonValue> parseJson(QByteArrayView text);

// The same for every spelling of a document: keys sorted, no spaces. `without` names members of the top object to leave
// out (passwords take no part in the comparison of two requests).
QByteArray canonicalJson(const JsonValue& value, const std::vector<QString>& without = {});

} // namespace tellerdesk

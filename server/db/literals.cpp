// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/literals.h"

#include <type_traits>

namespace tellerdesk::server::db {

namespace {

template <class... Kinds>
bool holdsOneOf(const Value& value) {
    return (std::holds_alternative<Kinds>(value) || ...);
}

QString written(const Uuid& uuid) {
    return uuid.toString();
}
QString written(qint64 number) {
    return QString::number(number);
}
QString written(int number) {
    return QString::number(number);
}
QString written(bool truth) {
    return truth ? QStringLiteral("t") : QStringLiteral("f");
}
QString written(const Instant& instant) {
    return toRfc3339(instant);
}
QString written(const QDate& date) {
    if (!date.isValid()) {
        qFatal("An invalid date is bound");
    }
    return date.toString(Qt::ISODate);
}

std::optional<QVariant> literalOf(std::nullptr_t) {
    return QVariant();
}

// An empty QByteArray may be null, and so may an empty QString: the driver would write NULL for it.
std::optional<QVariant> literalOf(const QByteArray& bytes) {
    return QVariant(bytes.isNull() ? QByteArray("") : bytes);
}

std::optional<QVariant> literalOf(const QString& text) {
    if (text.contains(QChar(0))) {
        return std::nullopt;
    }
    return QVariant(text.isNull() ? QStringLiteral("") : text);
}

template <class T>
std::optional<QVariant> literalOf(const T& value) {
    return QVariant(written(value));
}

template <class T>
std::optional<QVariant> literalOf(const std::vector<T>&) {
    qFatal("An array is bound by its text"); // hasArrays() statements go another way
}

} // namespace

bool fits(const Value& value, Type type) {
    if (std::holds_alternative<std::nullptr_t>(value)) {
        return true;
    }
    switch (type) {
    case Type::Uuid:
        return holdsOneOf<Uuid>(value);
    case Type::Text:
        return holdsOneOf<QString>(value);
    case Type::BigInt:
    case Type::Integer:
        return holdsOneOf<qint64, int>(value);
    case Type::Boolean:
        return holdsOneOf<bool>(value);
    case Type::Bytes:
        return holdsOneOf<QByteArray>(value);
    case Type::Date:
        return holdsOneOf<QDate>(value);
    case Type::Timestamp:
        return holdsOneOf<Instant>(value);
    case Type::UuidArray:
        return holdsOneOf<std::vector<Uuid>, std::vector<std::optional<Uuid>>>(value);
    case Type::TextArray:
        return holdsOneOf<std::vector<QString>, std::vector<std::optional<QString>>>(value);
    case Type::BigIntArray:
        return holdsOneOf<std::vector<qint64>, std::vector<std::optional<qint64>>>(value);
    case Type::DateArray:
        return holdsOneOf<std::vector<QDate>>(value);
    case Type::BytesArray:
        return holdsOneOf<std::vector<QByteArray>>(value);
    }
    return false;
}

std::optional<QVariant> literal(const Value& value) {
    return std::visit([](const auto& it) { return literalOf(it); }, value);
}

} // namespace tellerdesk::server::db

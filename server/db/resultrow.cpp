// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/resultrow.h"

#include <QtEndian>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <string_view>

namespace tellerdesk::server::db {

namespace {

int hexDigit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// As PostgreSQL writes it: lower case, hyphens in the canonical places.
std::optional<Uuid> uuidFrom(std::string_view text) {
    std::array<std::uint8_t, 16> bytes{};
    std::size_t nibble = 0;
    for (const char c : text) {
        if (c == '-') {
            continue;
        }
        const int digit = hexDigit(c);
        if (digit < 0 || nibble == 32) {
            return std::nullopt;
        }
        bytes[nibble / 2] = static_cast<std::uint8_t>(bytes[nibble / 2] << 4 | digit);
        ++nibble;
    }
    return nibble == 32 ? std::optional(Uuid(bytes)) : std::nullopt;
}

std::optional<Uuid> uuidFromBytes(std::string_view bytes) {
    std::array<std::uint8_t, 16> uuid{};
    if (bytes.size() != uuid.size()) {
        return std::nullopt;
    }
    std::memcpy(uuid.data(), bytes.data(), uuid.size());
    return Uuid(uuid);
}

// A bigint or an integer.
std::optional<qint64> numberFromBytes(std::string_view bytes) {
    switch (bytes.size()) {
    case sizeof(qint64):
        return qFromBigEndian<qint64>(bytes.data());
    case sizeof(qint32):
        return qFromBigEndian<qint32>(bytes.data());
    default:
        return std::nullopt;
    }
}

template <class Number>
std::optional<Number> numberFrom(std::string_view text) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

} // namespace

std::vector<int> columnPlaces(const Statement& statement, const PGresult* result) {
    std::vector<int> places;
    for (const Column& column : statement.columns) {
        int place = 0;
        while (place < PQnfields(result) && std::strcmp(PQfname(result, place), column.name) != 0) {
            ++place;
        }
        if (place == PQnfields(result)) {
            qFatal("Statement %s declares column %s and does not return it", statement.name, column.name);
        }
        places.push_back(place);
    }
    return places;
}

void ResultRow::abort(const char* column, const char* why) const {
    qFatal("Statement %s, column %s: %s", m_statement.name, column, why);
}

std::size_t ResultRow::indexOf(const char* column) const {
    const std::size_t count = m_statement.columns.size();
    for (std::size_t tried = 0; tried < count; ++tried) {
        const std::size_t index = (m_next + tried) % count;
        const char* name = m_statement.columns[index].name;
        if (name == column || std::strcmp(name, column) == 0) {
            m_next = index + 1 == count ? 0 : index + 1;
            return index;
        }
    }
    abort(column, "is not declared");
}

std::string_view ResultRow::value(const char* column, std::initializer_list<Type> types) const {
    const std::size_t index = indexOf(column);
    if (std::find(types.begin(), types.end(), m_statement.columns[index].type) == types.end()) {
        abort(column, "is declared with another type");
    }
    const int place = m_places[index];
    if (PQgetisnull(m_result, m_row, place) != 0) {
        abort(column, "is NULL");
    }
    return {PQgetvalue(m_result, m_row, place), static_cast<std::size_t>(PQgetlength(m_result, m_row, place))};
}

bool ResultRow::isNull(const char* column) const {
    const std::size_t index = indexOf(column);
    m_next = index; // the value is read next
    return PQgetisnull(m_result, m_row, m_places[index]) != 0;
}

Uuid ResultRow::uuid(const char* column) const {
    const std::string_view text = value(column, {Type::Uuid});
    const auto uuid = m_isBinary ? uuidFromBytes(text) : uuidFrom(text);
    if (!uuid) {
        abort(column, "is no uuid");
    }
    return *uuid;
}

QString ResultRow::text(const char* column) const {
    const std::string_view text = value(column, {Type::Text});
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

qint64 ResultRow::bigInt(const char* column) const {
    const std::string_view text = value(column, {Type::BigInt, Type::Integer});
    const auto number = m_isBinary ? numberFromBytes(text) : numberFrom<qint64>(text);
    if (!number) {
        abort(column, "is no whole number");
    }
    return *number;
}

bool ResultRow::boolean(const char* column) const {
    const std::string_view text = value(column, {Type::Boolean});
    return m_isBinary ? text.front() != '\0' : text == "t";
}

QByteArray ResultRow::bytes(const char* column) const {
    const std::string_view text = value(column, {Type::Bytes});
    if (m_isBinary) {
        return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
    }
    std::size_t length = 0;
    unsigned char* raw = PQunescapeBytea(reinterpret_cast<const unsigned char*>(text.data()), &length);
    Q_CHECK_PTR(raw);
    const QByteArray bytes(reinterpret_cast<const char*>(raw), static_cast<qsizetype>(length));
    PQfreemem(raw);
    return bytes;
}

QDate ResultRow::date(const char* column) const {
    const std::string_view text = value(column, {Type::Date});
    if (m_isBinary) {
        return QDate::fromJulianDay(numberFromBytes(text).value_or(0) + kEpochJulianDay);
    }
    if (text.size() == 10) {
        const auto year = numberFrom<int>(text.substr(0, 4));
        const auto month = numberFrom<int>(text.substr(5, 2));
        const auto day = numberFrom<int>(text.substr(8, 2));
        if (year && month && day) {
            return QDate(*year, *month, *day);
        }
    }
    abort(column, "is no date of four-digit years");
}

} // namespace tellerdesk::server::db

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"
#include "shared/core/uuid.h"

#include <QByteArray>
#include <QDate>
#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>
#include <variant>
#include <vector>

namespace tellerdesk::server::db {

// PostgreSQL types that statements here use. Timestamps are bound as timestamptz and read as
// `(extract(epoch FROM at) * 1000)::bigint AS at_ms` (Qt's own conversion depends on the process's time zone).
enum class Type {
    Uuid,
    Text,
    BigInt,
    Integer,
    Boolean,
    Bytes,
    Date,
    Timestamp,
    UuidArray,
    TextArray,
    BigIntArray,
    DateArray,
    BytesArray
};

struct Parameter {
    const char* name;
    Type type;
};

struct Column {
    const char* name;
    Type type;
};

struct Statement;

// A statement's line in the list of all statements of the program, so that the test which prepares each one forgets
// none.
class StatementEntry {
public:
    explicit StatementEntry(const Statement* statement);
    ~StatementEntry();
    StatementEntry(const StatementEntry&) = delete;
    StatementEntry& operator=(const StatementEntry&) = delete;

private:
    const Statement* m_statement;
};

std::vector<const Statement*> allStatements();

// A named statement with all that the C++ side believes of it; a test prepares each one against the migrated schema and
// compares. `sql` has :name placeholders, explicit columns, no gluing. Statements are constants with static lifetime.
struct Statement {
    const char* name;
    const char* sql;
    std::vector<Parameter> parameters = {};
    std::vector<Column> columns = {};
    StatementEntry entry = StatementEntry(this);
};

// The only values that may be bound: anything else would be pasted into the statement unquoted by the driver.
using Value = std::variant<std::nullptr_t, Uuid, QString, qint64, int, bool, QByteArray, QDate, Instant,
                           std::vector<Uuid>, std::vector<QString>, std::vector<std::optional<QString>>,
                           std::vector<qint64>, std::vector<std::optional<qint64>>, std::vector<std::optional<Uuid>>,
                           std::vector<QDate>, std::vector<QByteArray>>;

struct Bind {
    const char* name;
    Value value;

    template <class T>
        requires std::is_constructible_v<Value, T>
    Bind(const char* parameter, T&& it)
        : name(parameter)
        , value(std::forward<T>(it)) {}
    template <class Tag>
    Bind(const char* parameter, const Id<Tag>& id)
        : name(parameter)
        , value(id.value) {}
    template <class T>
    Bind(const char* parameter, const std::optional<T>& it)
        : name(parameter)
        , value(it ? Bind(parameter, *it).value : Value(nullptr)) {}
};

// Moves the values: an initializer list would copy each batch.
template <class... Binds>
std::vector<Bind> bindsOf(Binds&&... binds) {
    std::vector<Bind> all;
    all.reserve(sizeof...(binds));
    (all.push_back(std::forward<Binds>(binds)), ...);
    return all;
}

// One row of a result. Reading a column that the statement does not declare, a NULL through a non-optional reader or
// another type is our bug and aborts.
class Row {
public:
    virtual ~Row() = default;
    virtual bool isNull(const char* column) const = 0;
    virtual Uuid uuid(const char* column) const = 0;
    virtual QString text(const char* column) const = 0;
    virtual qint64 bigInt(const char* column) const = 0; // also Integer
    virtual bool boolean(const char* column) const = 0;
    virtual QByteArray bytes(const char* column) const = 0;
    virtual QDate date(const char* column) const = 0;

    Instant instant(const char* column) const { return Instant(std::chrono::milliseconds(bigInt(column))); }
    template <class IdType>
    IdType id(const char* column) const {
        return IdType{uuid(column)};
    }
    std::optional<QString> optionalText(const char* column) const {
        return isNull(column) ? std::nullopt : std::optional(text(column));
    }
    std::optional<qint64> optionalBigInt(const char* column) const {
        return isNull(column) ? std::nullopt : std::optional(bigInt(column));
    }
    std::optional<Uuid> optionalUuid(const char* column) const {
        return isNull(column) ? std::nullopt : std::optional(uuid(column));
    }
    std::optional<Instant> optionalInstant(const char* column) const {
        return isNull(column) ? std::nullopt : std::optional(instant(column));
    }
    std::optional<QDate> optionalDate(const char* column) const {
        return isNull(column) ? std::nullopt : std::optional(date(column));
    }
};

} // namespace tellerdesk::server::db

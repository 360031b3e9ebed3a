// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/parameters.h"

#include "server/db/resultrow.h"

#include <QtEndian>

#include <limits>

namespace tellerdesk::server::db {

namespace {

constexpr int kBinary = 1;

Oid elementOid(Type array) {
    switch (array) {
    case Type::UuidArray:
        return oidOf(Type::Uuid);
    case Type::TextArray:
        return oidOf(Type::Text);
    case Type::BigIntArray:
        return oidOf(Type::BigInt);
    case Type::DateArray:
        return oidOf(Type::Date);
    case Type::BytesArray:
        return oidOf(Type::Bytes);
    case Type::Uuid:
    case Type::Text:
    case Type::BigInt:
    case Type::Integer:
    case Type::Boolean:
    case Type::Bytes:
    case Type::Date:
    case Type::Timestamp:
        break;
    }
    qFatal("No array is bound to an array's parameter");
}

// Writes values as each type's receive function reads them: numbers in network order.
class Writer {
public:
    Writer(QByteArray& bytes, Type type)
        : m_bytes(bytes)
        , m_type(type) {}

    bool hasNul() const { return m_hasNul; }

    void write(const Uuid& uuid) {
        m_bytes.append(reinterpret_cast<const char*>(uuid.bytes().data()), static_cast<qsizetype>(uuid.bytes().size()));
    }
    void write(qint64 number) {
        if (m_type != Type::Integer) {
            return writeNumber<qint64>(number);
        }
        if (number != static_cast<qint32>(number)) {
            qFatal("A number is bound that its parameter cannot hold");
        }
        writeNumber<qint32>(static_cast<qint32>(number));
    }
    void write(int number) { write(qint64(number)); }
    void write(bool truth) { m_bytes.append(truth ? '\1' : '\0'); }
    void write(const Instant& instant) {
        writeNumber<qint64>((instant.time_since_epoch().count() - kEpochMs) * 1000); // PostgreSQL counts microseconds
    }
    void write(const QByteArray& bytes) { m_bytes.append(bytes); }
    void write(const QDate& date) {
        if (!date.isValid()) {
            qFatal("An invalid date is bound");
        }
        writeNumber<qint32>(static_cast<qint32>(date.toJulianDay() - kEpochJulianDay));
    }
    void write(const QString& text) {
        m_hasNul = m_hasNul || text.contains(QChar(0));
        m_bytes.append(text.toUtf8());
    }

    template <class T>
    void write(const std::vector<T>& items) {
        writeNumber<qint32>(items.empty() ? 0 : 1); // dimensions
        const qsizetype hasNulls = m_bytes.size();
        writeNumber<qint32>(0);
        writeNumber<quint32>(elementOid(m_type));
        if (items.empty()) {
            return;
        }
        writeNumber<qint32>(static_cast<qint32>(items.size()));
        writeNumber<qint32>(1); // the first index
        for (const T& item : items) {
            if (!writeItem(item)) {
                qToBigEndian<qint32>(1, m_bytes.data() + hasNulls);
            }
        }
    }

private:
    static constexpr qint64 kEpochMs = 946'684'800'000; // 2000-01-01, where PostgreSQL's times begin

    template <class Number>
    void writeNumber(Number number) {
        char bytes[sizeof(Number)];
        qToBigEndian<Number>(number, bytes);
        m_bytes.append(bytes, sizeof bytes);
    }

    template <class T>
    bool writeItem(const T& item) {
        const qsizetype length = m_bytes.size();
        writeNumber<qint32>(0);
        const qsizetype start = m_bytes.size();
        write(item);
        qToBigEndian<qint32>(static_cast<qint32>(m_bytes.size() - start), m_bytes.data() + length);
        return true;
    }

    template <class T>
    bool writeItem(const std::optional<T>& item) {
        if (item) {
            return writeItem(*item);
        }
        writeNumber<qint32>(-1);
        return false;
    }

    QByteArray& m_bytes;
    const Type m_type;
    bool m_hasNul = false;
};

} // namespace

// These never change: clients rely on them.
Oid oidOf(Type type) {
    switch (type) {
    case Type::Uuid:
        return 2950;
    case Type::Text:
        return 25;
    case Type::BigInt:
        return 20;
    case Type::Integer:
        return 23;
    case Type::Boolean:
        return 16;
    case Type::Bytes:
        return 17;
    case Type::Date:
        return 1082;
    case Type::Timestamp:
        return 1184;
    case Type::UuidArray:
        return 2951;
    case Type::TextArray:
        return 1009;
    case Type::BigIntArray:
        return 1016;
    case Type::DateArray:
        return 1182;
    case Type::BytesArray:
        return 1001;
    }
    Q_UNREACHABLE();
}

bool Parameters::add(const Value& value, Type type) {
    m_formats.push_back(kBinary);
    if (std::holds_alternative<std::nullptr_t>(value)) {
        m_starts.push_back(-1);
        m_lengths.push_back(0);
        return true;
    }
    const qsizetype start = m_bytes.size();
    Writer writer(m_bytes, type);
    std::visit(
        [&writer](const auto& it) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(it)>, std::nullptr_t>) {
                writer.write(it);
            }
        },
        value);
    m_starts.push_back(start);
    m_lengths.push_back(static_cast<int>(m_bytes.size() - start));
    return !writer.hasNul();
}

std::vector<const char*> Parameters::values() const {
    std::vector<const char*> values;
    values.reserve(m_starts.size());
    for (const qsizetype start : m_starts) {
        values.push_back(start < 0 ? nullptr : m_bytes.constData() + start);
    }
    return values;
}

} // namespace tellerdesk::server::db

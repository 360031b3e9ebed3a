// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/literals.h"

#include <type_traits>

namespace tellerdesk::server::db {

namespace {

template <class... Kinds>
bool holdsOneOf(const Value& value) {
    return (std::holds_alternative<Kinds>(value) || ...);
}

// Writes one value at the end of a literal. Only a text needs more than digits, letters and hyphens.
class Writer {
public:
    explicit Writer(bool inArray)
        : m_inArray(inArray) {}

    void write(const Uuid& uuid) { m_text += uuid.toString(); }
    void write(qint64 number) { m_text += QString::number(number); }
    void write(int number) { m_text += QString::number(number); }
    void write(bool truth) { m_text += truth ? u't' : u'f'; }
    void write(const Instant& instant) { m_text += toRfc3339(instant); }

    void write(const QDate& date) {
        if (!date.isValid()) {
            qFatal("An invalid date is bound");
        }
        m_text += date.toString(Qt::ISODate);
    }

    void write(const QString& text) {
        m_hasNul = m_hasNul || text.contains(QChar(0));
        if (!m_inArray) {
            m_text += text;
            return;
        }
        m_text += u'"';
        for (const QChar c : text) {
            if (c == u'"' || c == u'\\') {
                m_text += u'\\';
            }
            m_text += c;
        }
        m_text += u'"';
    }

    template <class T>
    void write(const std::optional<T>& item) {
        if (item) {
            write(*item);
        } else {
            m_text += QLatin1StringView("NULL");
        }
    }

    template <class T>
    void writeAll(const std::vector<T>& items) {
        m_text.reserve(static_cast<qsizetype>(items.size()) * 37 + 2); // a uuid and its comma
        m_text += u'{';
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0) {
                m_text += u',';
            }
            write(items[i]);
        }
        m_text += u'}';
    }

    std::optional<QVariant> take() const { return m_hasNul ? std::nullopt : std::optional(QVariant(m_text)); }

private:
    QString m_text = QStringLiteral(""); // not null: the driver would write NULL
    bool m_inArray;
    bool m_hasNul = false;
};

std::optional<QVariant> written(std::nullptr_t) {
    return QVariant();
}

// An empty QByteArray may be null, which the driver writes as NULL.
std::optional<QVariant> written(const QByteArray& bytes) {
    return QVariant(bytes.isNull() ? QByteArray("") : bytes);
}

template <class T>
std::optional<QVariant> written(const T& value) {
    Writer writer(false);
    writer.write(value);
    return writer.take();
}

template <class T>
std::optional<QVariant> written(const std::vector<T>& values) {
    Writer writer(true);
    writer.writeAll(values);
    return writer.take();
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
    }
    return false;
}

std::optional<QVariant> literal(const Value& value) {
    return std::visit([](const auto& it) { return written(it); }, value);
}

} // namespace tellerdesk::server::db

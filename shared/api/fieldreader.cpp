// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/fieldreader.h"

#include "shared/domain/passwordrule.h"

namespace tellerdesk {

namespace {

const JsonValue kNull;

} // namespace

FieldReader::FieldReader(const JsonValue& object, Unread unread, QString pointer)
    : m_object(object)
    , m_unread(unread)
    , m_pointer(std::move(pointer)) {
    if (m_object.object() == nullptr) { // of a whole document: its pointer is empty, as RFC 6901 has it
        faultAt(m_pointer, FieldFault::WrongType);
    }
}

QString FieldReader::pointerTo(const char* name) const {
    return m_pointer + u'/' + pointerToken(QString::fromLatin1(name));
}

void FieldReader::faultAt(QString pointer, FieldFault fault) {
    m_errors.push_back({std::move(pointer), fault});
}

bool FieldReader::has(const char* name) const {
    return m_object.member(QString::fromLatin1(name)) != nullptr;
}

bool FieldReader::isNull(const char* name) const {
    const JsonValue* member = m_object.member(QString::fromLatin1(name));
    return member != nullptr && member->isNull();
}

const JsonValue* FieldReader::take(const char* name) {
    const QString key = QString::fromLatin1(name);
    m_read.insert(key);
    const JsonValue* member = m_object.member(key);
    if (member == nullptr && m_object.object() != nullptr) {
        fault(name, FieldFault::Missing);
    }
    return member;
}

const JsonValue& FieldReader::memberOrNull(const char* name) {
    const QString key = QString::fromLatin1(name);
    m_read.insert(key);
    const JsonValue* member = m_object.member(key);
    return member == nullptr ? kNull : *member;
}

const JsonValue::Array* FieldReader::array(const char* name) {
    const JsonValue* value = take(name);
    if (value == nullptr) {
        return nullptr;
    }
    if (value->array() == nullptr) {
        fault(name, FieldFault::WrongType);
    }
    return value->array();
}

QString FieldReader::anyText(const char* name) {
    const JsonValue* value = take(name);
    if (value == nullptr) {
        return {};
    }
    if (value->text() == nullptr) {
        fault(name, FieldFault::WrongType);
        return {};
    }
    return *value->text();
}

std::optional<QString> FieldReader::optionalAnyText(const char* name) {
    if (!has(name) || (m_unread == Unread::Pass && isNull(name))) {
        m_read.insert(QString::fromLatin1(name));
        return std::nullopt;
    }
    return anyText(name);
}

std::vector<QString> FieldReader::anyTexts(const char* name) {
    std::vector<QString> texts;
    const JsonValue::Array* values = array(name);
    for (std::size_t i = 0; values != nullptr && i < values->size(); ++i) {
        const QString* text = (*values)[i].text();
        if (text == nullptr) {
            faultAt(pointerTo(name) + u'/' + QString::number(i), FieldFault::WrongType);
        } else {
            texts.push_back(*text);
        }
    }
    return texts;
}

QString FieldReader::text(const char* name, const TextRule& rule) {
    const JsonValue* value = take(name);
    if (value == nullptr) {
        return {};
    }
    if (value->text() == nullptr) {
        fault(name, FieldFault::WrongType);
        return {};
    }
    if (const auto wrong = faultOf(rule, *value->text())) {
        fault(name, *wrong);
    }
    return *value->text();
}

std::optional<QString> FieldReader::optionalText(const char* name, const TextRule& rule) {
    return has(name) ? std::optional(text(name, rule)) : std::nullopt;
}

QString FieldReader::password(const char* name) {
    const QString value = anyText(name);
    if (has(name) && m_object.member(QString::fromLatin1(name))->text() != nullptr) {
        if (const auto wrong = passwordFault(value)) {
            fault(name, *wrong);
        }
    }
    return value;
}

qint64 FieldReader::integer(const char* name, qint64 min, qint64 max) {
    const JsonValue* value = take(name);
    if (value == nullptr) {
        return 0;
    }
    if (value->integer() == nullptr) {
        fault(name, value->isNumber() ? FieldFault::OutOfRange : FieldFault::WrongType);
        return 0;
    }
    if (*value->integer() < min || *value->integer() > max) {
        fault(name, FieldFault::OutOfRange);
    }
    return *value->integer();
}

qint64 FieldReader::amount(const char* name) {
    return integer(name, 1, kMaxAmountMinor);
}

bool FieldReader::boolean(const char* name) {
    const JsonValue* value = take(name);
    if (value != nullptr && value->boolean() == nullptr) {
        fault(name, FieldFault::WrongType);
    }
    return value != nullptr && value->boolean() != nullptr && *value->boolean();
}

namespace {

template <class Read>
auto readText(FieldReader& reader, const char* name, Read read) -> typename decltype(read(QString()))::value_type {
    const QString text = reader.anyText(name);
    const auto value = read(text);
    if (!value && !text.isNull()) {
        reader.fault(name, FieldFault::Malformed);
    }
    return value.value_or(typename decltype(read(QString()))::value_type{});
}

std::optional<QDate> readDate(const QString& text) {
    return faultOf(kDateOfBirthRule, text) ? std::nullopt : std::optional(QDate::fromString(text, Qt::ISODate));
}

} // namespace

Uuid FieldReader::uuid(const char* name) {
    return readText(*this, name, [](const QString& text) { return Uuid::fromString(text); });
}

Currency FieldReader::currency(const char* name) {
    return readText(*this, name, [](const QString& text) { return Currency::fromCode(text); });
}

Instant FieldReader::instant(const char* name) {
    return readText(*this, name, [](const QString& text) { return fromRfc3339(text); });
}

std::optional<Instant> FieldReader::optionalInstant(const char* name) {
    const auto text = optionalAnyText(name);
    return text ? std::optional(instant(name)) : std::nullopt;
}

QDate FieldReader::date(const char* name) {
    return readText(*this, name, readDate);
}

std::optional<QDate> FieldReader::optionalDate(const char* name) {
    const auto text = optionalAnyText(name);
    return text ? std::optional(date(name)) : std::nullopt;
}

Role FieldReader::role(const char* name) {
    return readText(*this, name, [](const QString& text) { return roleFromWire(text); });
}

std::optional<Role> FieldReader::optionalRole(const char* name) {
    return has(name) ? std::optional(role(name)) : std::nullopt;
}

void FieldReader::closeUnread() {
    if (m_unread == Unread::Pass || m_object.object() == nullptr) {
        return;
    }
    for (const auto& [name, value] : *m_object.object()) {
        if (!m_read.contains(name)) {
            faultAt(m_pointer + u'/' + pointerToken(name), FieldFault::Unknown);
        }
    }
}

void FieldReader::endInto(FieldReader& outer) {
    closeUnread();
    outer.m_errors.insert(outer.m_errors.end(), m_errors.begin(), m_errors.end());
}

} // namespace tellerdesk

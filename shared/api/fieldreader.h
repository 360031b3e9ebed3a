// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/json.h"
#include "shared/core/uuid.h"
#include "shared/domain/permission.h"
#include "shared/domain/textrule.h"
#include "shared/money/money.h"

#include <QDate>
#include <QString>

#include <optional>
#include <set>
#include <vector>

namespace tellerdesk {

// Reads the members of one JSON object and gathers everything that is wrong with them, so that a caller hears of all
// bad fields at once. A reader returns a default value for a field at fault; only finish() says whether the values may
// be used.
class FieldReader {
public:
    // A request's reader refuses members that nobody read; a reply's lets additions pass (api.md: additions are free).
    enum class Unread { Refuse, Pass };

    explicit FieldReader(const JsonValue& object, Unread unread = Unread::Refuse, QString pointer = {});

    QString text(const char* name, const TextRule& rule);
    std::optional<QString> optionalText(const char* name, const TextRule& rule);
    QString anyText(const char* name); // replies: a string, whatever it holds
    std::optional<QString> optionalAnyText(const char* name);
    std::vector<QString> anyTexts(const char* name); // replies: an array of strings
    QString password(const char* name);
    qint64 integer(const char* name, qint64 min, qint64 max);
    qint64 amount(const char* name); // 1 to 10^16
    bool boolean(const char* name);
    Currency currency(const char* name);
    Instant instant(const char* name);
    std::optional<Instant> optionalInstant(const char* name);
    QDate date(const char* name);
    std::optional<QDate> optionalDate(const char* name);
    Role role(const char* name);
    std::optional<Role> optionalRole(const char* name);

    template <class IdType>
    IdType id(const char* name) {
        return IdType{uuid(name)};
    }
    template <class IdType>
    std::optional<IdType> optionalId(const char* name) {
        return has(name) ? std::optional(id<IdType>(name)) : std::nullopt;
    }
    // Each item of an array through `read(FieldReader&)`; items' faults carry their index in the pointer.
    template <class Read>
    auto list(const char* name, Read read) -> std::vector<decltype(read(std::declval<FieldReader&>()))> {
        std::vector<decltype(read(std::declval<FieldReader&>()))> items;
        const JsonValue::Array* values = array(name);
        for (std::size_t i = 0; values != nullptr && i < values->size(); ++i) {
            FieldReader item((*values)[i], m_unread, pointerTo(name) + u'/' + QString::number(i));
            items.push_back(read(item));
            item.endInto(*this);
        }
        return items;
    }
    // A nested object through `read(FieldReader&)`.
    template <class Read>
    auto nested(const char* name, Read read) -> decltype(read(std::declval<FieldReader&>())) {
        FieldReader inner(memberOrNull(name), m_unread, pointerTo(name));
        auto value = read(inner);
        inner.endInto(*this);
        return value;
    }

    bool has(const char* name) const;
    bool isNull(const char* name) const; // present as null (replies only)
    void fault(const char* name, FieldFault fault) { faultAt(pointerTo(name), fault); }
    void faultAt(QString pointer, FieldFault fault);

    template <class T>
    Result<T> finish(T value) {
        closeUnread();
        if (m_errors.empty()) {
            return value;
        }
        return Unexpected<Failure>{Failure{.code = ErrorCode::InvalidRequest, .fields = m_errors}};
    }

private:
    const JsonValue* take(const char* name);
    const JsonValue& memberOrNull(const char* name);
    const JsonValue::Array* array(const char* name);
    Uuid uuid(const char* name);
    QString pointerTo(const char* name) const;
    void closeUnread();
    void endInto(FieldReader& outer);

    const JsonValue& m_object;
    Unread m_unread;
    QString m_pointer;
    std::set<QString> m_read;
    std::vector<FieldError> m_errors;
};

} // namespace tellerdesk

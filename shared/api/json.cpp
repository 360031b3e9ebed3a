// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tellerdesk {

namespace {

// Builds the value bottom-up; returning false from any event stops the parser.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
public:
    bool null() override { return put(JsonValue(JsonValue::Null{})); }
    bool boolean(bool value) override { return put(JsonValue(value)); }
    bool number_integer(std::int64_t value) override { return put(JsonValue(qint64{value})); }
    bool number_unsigned(std::uint64_t value) override {
        return value > static_cast<std::uint64_t>(INT64_MAX) ? put(JsonValue(JsonValue::NotInteger{}))
                                                             : put(JsonValue(static_cast<qint64>(value)));
    }
    bool number_float(double, const std::string&) override { return put(JsonValue(JsonValue::NotInteger{})); }
    bool string(std::string& value) override { return put(JsonValue(QString::fromStdString(value))); }
    bool binary(nlohmann::json::binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(JsonValue(JsonValue::Object{})); }
    bool start_array(std::size_t) override { return open(JsonValue(JsonValue::Array{})); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(std::string& name) override {
        const QString key = QString::fromStdString(name);
        if (m_open.back().value.member(key) != nullptr) {
            return false;
        }
        m_open.back().key = key;
        m_open.back().awaitsValue = true;
        return true;
    }
    // Told of the field whose value cannot be read: a number too big, a string that is no text.
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& error) override {
        const bool tooBig = dynamic_cast<const nlohmann::json::out_of_range*>(&error) != nullptr;
        m_fault = {.pointer = pointer(), .fault = tooBig ? FieldFault::OutOfRange : FieldFault::Malformed};
        return false;
    }

    JsonValue result() { return std::move(m_result); }
    const FieldError& fault() const { return m_fault; }

private:
    struct Open {
        JsonValue value;
        QString key;
        bool awaitsValue = false; // an object whose key has been read
    };

    QString pointer() const {
        QString pointer;
        for (const Open& each : m_open) {
            if (const auto* array = each.value.array()) {
                pointer += u'/' + QString::number(array->size());
            } else if (each.awaitsValue) {
                pointer += u'/' + pointerToken(each.key);
            }
        }
        return pointer;
    }

    bool open(JsonValue container) {
        m_open.push_back({.value = std::move(container), .key = QString()});
        return m_open.size() <= static_cast<std::size_t>(kMaxJsonDepth);
    }
    bool close() {
        JsonValue done = std::move(m_open.back().value);
        m_open.pop_back();
        return put(std::move(done));
    }
    bool put(JsonValue value) {
        if (m_open.empty()) {
            m_result = std::move(value);
        } else if (m_open.back().value.object() != nullptr) {
            const_cast<JsonValue::Object*>(m_open.back().value.object())
                ->emplace_back(m_open.back().key, std::move(value));
            m_open.back().awaitsValue = false;
        } else {
            const_cast<JsonValue::Array*>(m_open.back().value.array())->push_back(std::move(value));
        }
        return true;
    }

    std::vector<Open> m_open;
    JsonValue m_result;
    FieldError m_fault{.pointer = QString(), .fault = FieldFault::Malformed}; // the document's
};

// QJson writes one string exactly as JSON wants it; arrays are the smallest document that it writes.
QByteArray quoted(const QString& text) {
    const QByteArray document = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return document.sliced(1, document.size() - 2);
}

void writeCanonical(const JsonValue& value, const std::vector<QString>& without, QByteArray& out) {
    if (const auto* object = value.object()) {
        std::vector<const JsonValue::Member*> members;
        for (const auto& member : *object) {
            if (std::find(without.begin(), without.end(), member.first) == without.end()) {
                members.push_back(&member);
            }
        }
        std::sort(members.begin(), members.end(),
                  [](const auto* left, const auto* right) { return left->first < right->first; });
        out += '{';
        for (const auto* member : members) {
            out += quoted(member->first) + ':';
            writeCanonical(member->second, {}, out);
            out += ',';
        }
        out += '}';
    } else if (const auto* array = value.array()) {
        out += '[';
        for (const auto& item : *array) {
            writeCanonical(item, {}, out);
            out += ',';
        }
        out += ']';
    } else if (const auto* text = value.text()) {
        out += quoted(*text);
    } else if (const auto* integer = value.integer()) {
        out += QByteArray::number(*integer);
    } else if (const auto* boolean = value.boolean()) {
        out += *boolean ? "true" : "false";
    } else {
        out += value.isNull() ? "null" : "number";
    }
}

} // namespace

QString pointerToken(QString name) {
    return name.replace(u'~', QStringLiteral("~0")).replace(u'/', QStringLiteral("~1"));
}

const JsonValue* JsonValue::member(QStringView name) const {
    const Object* members = object();
    if (members == nullptr) {
        return nullptr;
    }
    const auto found =
        std::find_if(members->begin(), members->end(), [name](const Member& each) { return each.first == name; });
    return found == members->end() ? nullptr : &found->second;
}

Result<JsonValue> parseJson(QByteArrayView text) {
    Builder builder;
    // The parser would take a NUL for the end of the document, and not look at what stands behind it.
    const bool foreign = text.startsWith(QByteArrayView("\xef\xbb\xbf")) || text.contains('\0');
    if (foreign || !nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) {
        return failField(builder.fault().pointer, builder.fault().fault);
    }
    return builder.result();
}

QByteArray canonicalJson(const JsonValue& value, const std::vector<QString>& without) {
    QByteArray out;
    writeCanonical(value, without, out);
    return out;
}

} // namespace tellerdesk

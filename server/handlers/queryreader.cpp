// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/queryreader.h"

#include <QRegularExpression>

#include <algorithm>

namespace tellerdesk::server {

namespace {

constexpr int kDefaultLimit = 50;
constexpr int kMaxLimit = 200;

} // namespace

const QString* QueryReader::take(const char* name) {
    const QString key = QString::fromLatin1(name);
    m_read.insert(key);
    const auto found =
        std::find_if(m_call.query.begin(), m_call.query.end(), [&](const auto& each) { return each.first == key; });
    return found == m_call.query.end() ? nullptr : &found->second;
}

int QueryReader::limit() {
    return static_cast<int>(integer("limit", 1, kMaxLimit).value_or(kDefaultLimit));
}

std::optional<qint64> QueryReader::integer(const char* name, qint64 min, qint64 max) {
    static const QRegularExpression digits(QStringLiteral("\\A(?:0|-?[1-9][0-9]*)\\z"));
    const QString* text = take(name);
    if (text == nullptr) {
        return std::nullopt;
    }
    bool fits = false;
    const qint64 value = text->toLongLong(&fits);
    if (!digits.match(*text).hasMatch()) {
        fault(name, FieldFault::Malformed);
        return std::nullopt;
    }
    if (!fits || value < min || value > max) {
        fault(name, FieldFault::OutOfRange);
        return std::nullopt;
    }
    return value;
}

std::optional<QString> QueryReader::text(const char* name, const TextRule& rule) {
    const QString* text = take(name);
    if (text == nullptr) {
        return std::nullopt;
    }
    if (const auto wrong = faultOf(rule, *text)) {
        fault(name, *wrong);
    }
    return *text;
}

void QueryReader::fault(const char* name, FieldFault fault) {
    m_errors.push_back({u'?' + QString::fromLatin1(name), fault});
}

void QueryReader::closeUnread() {
    for (const auto& [name, value] : m_call.query) {
        if (!m_read.contains(name)) {
            m_errors.push_back({u'?' + name, FieldFault::Unknown});
        }
    }
}

} // namespace tellerdesk::server

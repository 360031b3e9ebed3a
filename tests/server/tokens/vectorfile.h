// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/tokens/base64url.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

// The published test vectors, whose keys are hexadecimal; the program takes keys as PASERK text only.
namespace tellerdesk::server::tokens {

inline QJsonArray readVectors(const char* name) {
    QFile file(QStringLiteral(TELLERDESK_VECTORS "/%1.json").arg(QLatin1StringView(name)));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return QJsonDocument::fromJson(file.readAll()).object().value(u"tests").toArray();
}

inline QByteArray field(const QJsonObject& object, const char* name) {
    return object.value(QLatin1StringView(name)).toString().toUtf8();
}

inline QByteArray paserk(const char* header, const QByteArray& hexadecimal) {
    return header + toBase64Url(QByteArray::fromHex(hexadecimal));
}

} // namespace tellerdesk::server::tokens

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/tokens/paseto.h"
#include "server/tokens/pasetotokenmaker.h"
#include "server/tokens/tokenmaker.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <chrono>
#include <initializer_list>
#include <utility>

// Tokens that are genuine as far as the key goes and wrong in what they say.
namespace tellerdesk::server::tokens {

inline const Instant kNow(std::chrono::milliseconds(1'795'446'392'007)); // 2026-11-23T15:06:32.007Z

inline LocalKeyV4 testKey() {
    return *LocalKeyV4::fromPaserk("k4.local.cHFyc3R1dnd4eXp7fH1-f4CBgoOEhYaHiImKi4yNjo8");
}

inline QByteArray footerOf(const QByteArray& keyIdentifier) {
    return "{\"kid\":\"" + keyIdentifier + "\"}";
}

inline QByteArray testFooter() {
    return footerOf(testKey().identifier());
}

inline AccessClaims testClaims() {
    return {.user = *UserId::fromString(u"0190aaaa-0000-7000-8000-000000000001"),
            .session = *SessionId::fromString(u"0190bbbb-0000-7000-8000-000000000002"),
            .issuedAt = kNow,
            .expiresAt = kNow + std::chrono::minutes(15)};
}

inline QByteArray forgeText(const QByteArray& payload) {
    return encryptV4Local(testKey(), payload, testFooter(), {});
}

// The payload that the maker itself would write.
inline QJsonObject genuinePayload() {
    const QByteArray token = PasetoTokenMaker(testKey()).issue(testClaims());
    return QJsonDocument::fromJson(decryptV4Local(testKey(), token, {})->message).object();
}

inline QByteArray forge(const QJsonObject& payload) {
    return forgeText(QJsonDocument(payload).toJson(QJsonDocument::Compact));
}

inline QByteArray forgeWith(const char* claim, const QJsonValue& value) {
    QJsonObject payload = genuinePayload();
    payload.insert(QLatin1StringView(claim), value);
    return forge(payload);
}

inline QByteArray forgeWithout(const char* claim) {
    QJsonObject payload = genuinePayload();
    payload.remove(QLatin1StringView(claim));
    return forge(payload);
}

inline void addTokens(std::initializer_list<std::pair<const char*, QByteArray>> tokens) {
    QTest::addColumn<QByteArray>("token");
    for (const auto& [name, token] : tokens) {
        QTest::newRow(name) << token;
    }
}

} // namespace tellerdesk::server::tokens

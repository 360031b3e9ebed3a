// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/claims.h"

#include "shared/api/json.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tellerdesk::server::tokens {

namespace {

constexpr QStringView kIssuer = u"tellerdesk";
constexpr QStringView kAudience = u"tellerdesk-api";
constexpr QStringView kAccess = u"access";

QString textClaim(const JsonValue& payload, QStringView name) {
    const JsonValue* claim = payload.member(name);
    const QString* text = claim != nullptr ? claim->text() : nullptr;
    return text != nullptr ? *text : QString();
}

std::optional<Instant> timeClaim(const JsonValue& payload, QStringView name) {
    return fromRfc3339(textClaim(payload, name));
}

bool isOurs(const JsonValue& payload) {
    return textClaim(payload, u"iss") == kIssuer && textClaim(payload, u"aud") == kAudience &&
           textClaim(payload, u"typ") == kAccess && Uuid::fromString(textClaim(payload, u"jti"));
}

} // namespace

QByteArray writeAccessClaims(const AccessClaims& claims) {
    const QString issuedAt = toRfc3339(claims.issuedAt);
    return QJsonDocument(QJsonObject{
                             {QStringLiteral("iss"), kIssuer.toString()},
                             {QStringLiteral("aud"), kAudience.toString()},
                             {QStringLiteral("typ"), kAccess.toString()},
                             {QStringLiteral("sub"), claims.user.toString()},
                             {QStringLiteral("sid"), claims.session.toString()},
                             {QStringLiteral("jti"), Uuid::makeV7(claims.issuedAt).toString()},
                             {QStringLiteral("iat"), issuedAt},
                             {QStringLiteral("nbf"), issuedAt},
                             {QStringLiteral("exp"), toRfc3339(claims.expiresAt)},
                         })
        .toJson(QJsonDocument::Compact);
}

std::optional<AccessClaims> readAccessClaims(QByteArrayView payload, Instant now) {
    const auto json = parseJson(payload);
    if (!json || !isOurs(*json)) {
        return std::nullopt;
    }
    const auto user = UserId::fromString(textClaim(*json, u"sub"));
    const auto session = SessionId::fromString(textClaim(*json, u"sid"));
    const auto issuedAt = timeClaim(*json, u"iat");
    const auto notBefore = timeClaim(*json, u"nbf");
    const auto expiresAt = timeClaim(*json, u"exp");
    if (!user || !session || !issuedAt || !notBefore || !expiresAt) {
        return std::nullopt;
    }
    if (*issuedAt > now + kClockLeeway || *notBefore > now + kClockLeeway || now > *expiresAt) {
        return std::nullopt;
    }
    return AccessClaims{.user = *user, .session = *session, .issuedAt = *issuedAt, .expiresAt = *expiresAt};
}

} // namespace tellerdesk::server::tokens

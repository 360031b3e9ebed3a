// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/fieldreader.h"

#include <QJsonObject>
#include <QString>

namespace tellerdesk {

// The version of the wire contract that this build speaks; a server tells the oldest client version that it still
// serves.
inline constexpr int kApiVersion = 1;

struct ServerInfo {
    QString name = {};
    qint64 apiVersion = kApiVersion;
    QString minimumClientVersion = {};
    Instant time = {};
    bool demo = false;
    bool setupRequired = false;

    QJsonObject toJson() const;
    static Result<ServerInfo> fromJson(const JsonValue& json);
};

struct SetupRequest {
    QString setupCode = {};
    QString username = {};
    QString fullName = {};
    QString password = {};

    QJsonObject toJson() const;
    static Result<SetupRequest> fromJson(const JsonValue& json);
};

} // namespace tellerdesk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/messages_server.h"

namespace tellerdesk {

QJsonObject ServerInfo::toJson() const {
    return {
        {QStringLiteral("name"), name},
        {QStringLiteral("api_version"), apiVersion},
        {QStringLiteral("minimum_client_version"), minimumClientVersion},
        {QStringLiteral("time"), toRfc3339(time)},
        {QStringLiteral("demo"), demo},
        {QStringLiteral("setup_required"), setupRequired},
    };
}

Result<ServerInfo> ServerInfo::fromJson(const JsonValue& json) {
    FieldReader in(json, FieldReader::Unread::Pass);
    ServerInfo info;
    info.name = in.anyText("name");
    info.apiVersion = in.integer("api_version", 1, 1'000'000);
    info.minimumClientVersion = in.anyText("minimum_client_version");
    info.time = in.instant("time");
    info.demo = in.boolean("demo");
    info.setupRequired = in.boolean("setup_required");
    return in.finish(std::move(info));
}

QJsonObject SetupRequest::toJson() const {
    return {
        {QStringLiteral("setup_code"), setupCode},
        {QStringLiteral("username"), username},
        {QStringLiteral("full_name"), fullName},
        {QStringLiteral("password"), password},
    };
}

Result<SetupRequest> SetupRequest::fromJson(const JsonValue& json) {
    FieldReader in(json);
    SetupRequest request;
    request.setupCode = in.anyText("setup_code");
    request.username = in.text("username", kUsernameRule);
    request.fullName = in.text("full_name", kFullNameRule);
    request.password = in.password("password");
    return in.finish(std::move(request));
}

} // namespace tellerdesk

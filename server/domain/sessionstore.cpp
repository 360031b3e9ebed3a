// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/sessionstore.h"

namespace tellerdesk::server {

QLatin1StringView wireName(SessionEnd reason) {
    switch (reason) {
    case SessionEnd::Logout:
        return QLatin1StringView("logout");
    case SessionEnd::PasswordChanged:
        return QLatin1StringView("password_changed");
    case SessionEnd::PasswordReset:
        return QLatin1StringView("password_reset");
    case SessionEnd::RoleChanged:
        return QLatin1StringView("role_changed");
    case SessionEnd::Disabled:
        return QLatin1StringView("disabled");
    case SessionEnd::EndedByAdministrator:
        return QLatin1StringView("ended_by_administrator");
    case SessionEnd::RefreshTokenReused:
        return QLatin1StringView("refresh_token_reused");
    }
    return {};
}

} // namespace tellerdesk::server

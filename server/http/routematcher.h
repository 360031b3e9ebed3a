// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/route.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace tellerdesk::server::http {

// Finds the route of a method and a path as sent (still percent-encoded: no route has an encoded segment, and
// placeholders take what the handlers then read strictly).
class RouteMatcher {
public:
    struct Match {
        const Route* route = nullptr; // null: no route has this path, or none with this method
        std::vector<QString> parameters = {};
        QByteArray allow = {}; // where the path exists but not with this method
    };

    explicit RouteMatcher(std::span<const Route> routes);

    Match match(QByteArrayView method, QByteArrayView path) const;

private:
    struct Pattern {
        const Route* route;
        std::vector<std::string_view> segments;
    };
    std::vector<Pattern> m_patterns;
};

} // namespace tellerdesk::server::http

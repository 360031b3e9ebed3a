// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/routematcher.h"

#include <algorithm>

namespace tellerdesk::server::http {

namespace {

std::vector<std::string_view> segmentsOf(std::string_view path) {
    std::vector<std::string_view> segments;
    std::size_t from = 1; // every path begins with a slash
    while (true) {
        const std::size_t slash = path.find('/', from);
        segments.push_back(path.substr(from, slash == path.npos ? path.npos : slash - from));
        if (slash == path.npos) {
            return segments;
        }
        from = slash + 1;
    }
}

bool isPlaceholder(std::string_view segment) {
    return segment.starts_with('{');
}

bool fits(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& path) {
    if (pattern.size() != path.size()) {
        return false;
    }
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (isPlaceholder(pattern[i]) ? path[i].empty() : pattern[i] != path[i]) {
            return false;
        }
    }
    return true;
}

} // namespace

RouteMatcher::RouteMatcher(std::span<const Route> routes) {
    for (const Route& route : routes) {
        m_patterns.push_back({&route, segmentsOf(route.path)});
    }
}

RouteMatcher::Match RouteMatcher::match(QByteArrayView method, QByteArrayView path) const {
    Match match;
    if (!path.startsWith('/')) {
        return match;
    }
    const auto segments = segmentsOf({path.data(), static_cast<std::size_t>(path.size())});
    // A path that stands in the table as it is belongs to no placeholder: "similar" is no customer's id.
    const bool literal = std::any_of(m_patterns.begin(), m_patterns.end(),
                                     [&](const Pattern& pattern) { return pattern.segments == segments; });
    for (const Pattern& pattern : m_patterns) {
        if (literal ? pattern.segments != segments : !fits(pattern.segments, segments)) {
            continue;
        }
        if (method == QByteArrayView(pattern.route->method)) {
            match.route = pattern.route;
            for (std::size_t i = 0; i < segments.size(); ++i) {
                if (isPlaceholder(pattern.segments[i])) {
                    match.parameters.push_back(
                        QString::fromLatin1(segments[i].data(), static_cast<qsizetype>(segments[i].size())));
                }
            }
            return match;
        }
        match.allow += (match.allow.isEmpty() ? "" : ", ") + QByteArray(pattern.route->method);
    }
    return match;
}

} // namespace tellerdesk::server::http

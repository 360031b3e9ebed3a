// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/edgelimits.h"

#include <sys/resource.h>

#include <algorithm>

namespace tellerdesk::server::http {

QStringList fitToOpenFiles(EdgeSettings& settings) {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return {};
    const auto wanted = static_cast<rlim_t>(settings.connections) + static_cast<rlim_t>(settings.reservedDescriptors);
    if (limit.rlim_cur < wanted && limit.rlim_cur < limit.rlim_max) {
        const rlimit raised{.rlim_cur = std::min(wanted, limit.rlim_max), .rlim_max = limit.rlim_max};
        if (::setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
    }
    if (limit.rlim_cur >= wanted)
        return {};
    const int files = static_cast<int>(limit.rlim_cur);
    settings.connections = std::max({files - settings.reservedDescriptors, files / 4, 1});
    settings.connectionsPerAddress = std::min(settings.connectionsPerAddress, settings.connections);
    return {QStringLiteral("The limit on open files is %1: connections are limited to %2. "
                           "At least %3 open files would be needed for the configured number.")
                .arg(files)
                .arg(settings.connections)
                .arg(wanted)};
}

} // namespace tellerdesk::server::http

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/console.h"

#include <cstdio>

namespace tellerdesk::server::ops {

void tell(const QString& text) {
    const QByteArray line = text.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

void complain(const QString& text) {
    const QByteArray line = "tellerdesk-server: " + text.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

} // namespace tellerdesk::server::ops

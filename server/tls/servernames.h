// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/files/folder.h"

#include <QString>
#include <QStringList>

namespace tellerdesk::server::tls {

// The names and addresses for a certificate made here: localhost, 127.0.0.1, ::1, the host's own names, and those of
// TLS_NAMES (separated by commas or spaces). In the one spelling that certificates use, sorted, each once.
files::Loaded<QStringList> serverNames(const QString& tlsNames);

} // namespace tellerdesk::server::tls

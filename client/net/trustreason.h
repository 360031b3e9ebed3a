// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSslError>
#include <QString>

namespace tellerdesk::client {

// Why a certificate was refused, as a sentence for the person at the desk, with what would mend it.
QString trustReason(const QList<QSslError>& errors, const QString& host);

} // namespace tellerdesk::client

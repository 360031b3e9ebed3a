// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/tls/certificates.h"

#include <QSslCertificate>
#include <QSslKey>

namespace tellerdesk::server::tls {

QSslCertificate toQt(const Certificate& certificate);
QSslKey toQt(const Key& key); // null for what is neither RSA nor EC

} // namespace tellerdesk::server::tls

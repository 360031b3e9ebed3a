// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/files/folder.h"
#include "shared/core/clock.h"

#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QString>

namespace tellerdesk::server::tls {

struct TlsSettings {
    QString dataFolder = {};
    QString certificateFile = {}; // TLS_CERT_FILE: the server's certificate first, then those between it and its CA
    QString keyFile = {};         // TLS_KEY_FILE
    QString names = {};           // TLS_NAMES
};

// What the server shows to its clients.
struct TlsIdentity {
    QList<QSslCertificate> chain = {};
    QSslKey key = {};
    QString authorityFile = {}; // of the CA made here (DATA_DIR/tls/ca.pem); empty with the operator's own certificate
};

// The operator's own certificate where it is set, else the one made here. No start without one: the error says why.
files::Loaded<TlsIdentity> loadIdentity(const TlsSettings& settings, Instant now);

// TLS 1.2 and 1.3, forward secrecy, ciphers that authenticate what they encrypt (AEAD), nothing but HTTP/1.1.
QSslConfiguration serverConfiguration(const TlsIdentity& identity);

} // namespace tellerdesk::server::tls

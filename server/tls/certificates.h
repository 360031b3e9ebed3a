// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/clock.h"

#include <QString>
#include <QStringList>

#include <openssl/types.h>

#include <memory>

// X.509 by the OpenSSL library. Making something fails only where memory or randomness is missing, which ends the
// program.
namespace tellerdesk::server::tls {

using Key = std::shared_ptr<EVP_PKEY>;
using Certificate = std::shared_ptr<X509>;

struct Validity {
    Instant from;
    Instant until;
};

// A certificate that signs others, and its key.
struct Authority {
    Certificate certificate;
    Key key;
};

Key makeKey(); // EC P-256

// Self-signed, for signing server certificates and nothing else. Made again from the same key it has the same subject
// and key identifier, so that who trusts the one trusts what was signed under the other.
Certificate makeAuthorityCertificate(const Key& key, Validity validity);

// For a TLS server with these names: DNS names and addresses.
Certificate makeServerCertificate(const Authority& issuer, const Key& key, const QStringList& names, Validity validity);

Validity validityOf(const Certificate& certificate);
QStringList namesOf(const Certificate& certificate); // the subject's alternative names, sorted
bool belongTogether(const Certificate& certificate, const Key& key);
bool isSignedBy(const Certificate& certificate, const Certificate& issuer);

} // namespace tellerdesk::server::tls

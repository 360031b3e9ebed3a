// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSslConfiguration>

#include <memory>

namespace tellerdesk::test {

enum class CertificateFault {
    None,
    Expired,
    NotYetValid,
    WrongHost,
    UnknownAuthority,
    SwappedKey, // the good certificate with another's key put into it: the authority's signature no longer fits
    SelfSigned,
};

struct ServerCertificate {
    QByteArray certificate; // PEM
    QByteArray key;         // PEM

    // For a QSslServer that shows it.
    QSslConfiguration configuration() const;
};

// The certificates that a client must refuse, and the one that it must take, for a server at localhost.
class CertificateAuthority {
public:
    CertificateAuthority();
    ~CertificateAuthority();

    QByteArray certificate() const; // PEM: what the client trusts
    ServerCertificate make(CertificateFault fault) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tellerdesk::test

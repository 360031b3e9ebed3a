// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/trustreason.h"

#include "client/app/dates.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QSslCertificate>

namespace tellerdesk::client {

namespace {

QString text(const char* source) {
    return QCoreApplication::translate("TrustReason", source);
}

QString timesOf(const QSslCertificate& certificate) {
    return text(QT_TRANSLATE_NOOP("TrustReason", "This PC's time is %1; the certificate is valid from %2 to %3."))
        .arg(dateTimeText(QDateTime::currentDateTime()), dateTimeText(certificate.effectiveDate().toLocalTime()),
             dateTimeText(certificate.expiryDate().toLocalTime()));
}

} // namespace

QString trustReason(const QList<QSslError>& errors, const QString& host) {
    for (const QSslError& error : errors) {
        switch (error.error()) {
        case QSslError::CertificateExpired:
            return text(QT_TRANSLATE_NOOP("TrustReason", "The server's certificate has expired.")) + u' ' +
                   timesOf(error.certificate());
        case QSslError::CertificateNotYetValid:
            return text(QT_TRANSLATE_NOOP("TrustReason", "The server's certificate is not valid yet.")) + u' ' +
                   timesOf(error.certificate());
        case QSslError::HostNameMismatch:
            return text(QT_TRANSLATE_NOOP("TrustReason", "The server's certificate is for another name than %1."))
                .arg(host);
        case QSslError::SelfSignedCertificate:
            return text(QT_TRANSLATE_NOOP(
                "TrustReason", "The server's certificate is signed by itself, not by the bank's authority."));
        case QSslError::CertificateSignatureFailed:
            return text(
                QT_TRANSLATE_NOOP("TrustReason", "The server's certificate does not carry the bank's signature."));
        default:
            continue;
        }
    }
    if (errors.isEmpty()) {
        return text(QT_TRANSLATE_NOOP("TrustReason", "No encrypted connection came about; the server may be of another "
                                                     "kind, or too old."));
    }
    return text(QT_TRANSLATE_NOOP(
        "TrustReason", "The server's certificate comes from an authority that this desk does not know. Import the "
                       "tellerdesk.conf of your server."));
}

} // namespace tellerdesk::client

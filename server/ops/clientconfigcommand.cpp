// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/files/datafile.h"
#include "server/ops/commands.h"
#include "server/ops/console.h"
#include "server/ops/datalock.h"
#include "server/ops/fromconfiguration.h"
#include "server/tls/identity.h"
#include "shared/api/clientconfig.h"

#include <QFileInfo>
#include <QSslConfiguration>

namespace tellerdesk::server::ops {

namespace {

Unexpected<Trouble> noKeys(const QString& reason) {
    return trouble(ExitCode::Keys, reason);
}

// Where the port is left to the system, only the server that runs knows it.
std::optional<QString> addressFor(const Configuration& configuration) {
    if (configuration.edge.port != 0) {
        return clientAddress(configuration, configuration.edge.port);
    }
    const auto holder = DataLock::holder(configuration.dataFolder);
    return holder && holder->isServer() && !holder->address.isEmpty() ? std::optional(holder->address) : std::nullopt;
}

// Of the operator's own chain: its last certificate where that is an authority's own, or the one that has signed it.
Attempt<QByteArray> authorityOf(const tls::TlsIdentity& identity) {
    const QSslCertificate& last = identity.chain.back();
    if (last.isSelfSigned()) {
        return last.toPem();
    }
    for (const QSslCertificate& known : QSslConfiguration::systemCaCertificates()) {
        if (known.subjectInfoAttributes() == last.issuerInfoAttributes() &&
            known.subjectDisplayName() == last.issuerDisplayName()) {
            return known.toPem();
        }
    }
    return noKeys(
        QStringLiteral("The authority that has signed the certificate of TLS_CERT_FILE is not known here; append "
                       "its certificate to that file."));
}

Attempt<QByteArray> authorities(const Configuration& configuration) {
    const QString made = configuration.dataFolder + QStringLiteral("/tls/ca.pem");
    if (!configuration.tlsCertFile.isEmpty() || !QFileInfo::exists(made)) {
        const auto identity = tls::loadIdentity(tlsSettings(configuration), SystemClock().now());
        if (!identity) {
            return noKeys(identity.error());
        }
        if (identity->authorityFile.isEmpty()) {
            return authorityOf(*identity);
        }
    }
    const auto pem = files::readFile(made, files::Readers::Everybody);
    return pem ? Attempt<QByteArray>(*pem) : Attempt<QByteArray>(noKeys(pem.error()));
}

} // namespace

Attempt<void> printClientConfig(const Configuration& configuration) {
    const auto address = addressFor(configuration);
    if (!address) {
        return trouble(ExitCode::Configuration,
                       QStringLiteral("SERVER_ADDRESS leaves the port open, and no server runs on %1.")
                           .arg(configuration.dataFolder));
    }
    const auto pem = authorities(configuration);
    if (!pem) {
        return pem.failed();
    }
    const ClientConfig config{.address = QUrl(QStringLiteral("https://") + *address), .authorities = *pem};
    tell(QString::fromUtf8(config.toText()).trimmed());
    return {};
}

} // namespace tellerdesk::server::ops

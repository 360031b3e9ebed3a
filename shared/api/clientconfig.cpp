// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/clientconfig.h"

namespace tellerdesk {

namespace {

constexpr char kBegin[] = "-----BEGIN CERTIFICATE-----";
constexpr char kEnd[] = "-----END CERTIFICATE-----";
constexpr char kAddress[] = "address";

using Kind = ClientConfigFault::Kind;

Unexpected<ClientConfigFault> fault(Kind kind, int line) {
    return {ClientConfigFault{.kind = kind, .line = line}};
}

} // namespace

std::optional<QUrl> serverAddressFromText(QStringView text) {
    const QString typed = text.trimmed().toString();
    QUrl url(typed.contains(u"://") ? typed : QStringLiteral("https://") + typed, QUrl::StrictMode);
    const bool hasMore = !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment() ||
                         (!url.path().isEmpty() && url.path() != u"/");
    if (!url.isValid() || url.scheme() != u"https" || url.host().isEmpty() || hasMore || url.port(1) == 0) {
        return std::nullopt;
    }
    QUrl address;
    address.setScheme(QStringLiteral("https"));
    address.setHost(url.host());
    address.setPort(url.port(kDefaultServerPort));
    return address;
}

QByteArray ClientConfig::toText() const {
    QByteArray text = "# Where the Tellerdesk server is, and the authority whose certificates its clients take.\n";
    text += QByteArray(kAddress) + " = " + address.toEncoded() + '\n' + authorities.trimmed() + '\n';
    return text;
}

Expected<ClientConfig, ClientConfigFault> ClientConfig::fromText(QByteArrayView text) {
    ClientConfig config;
    int number = 0;
    int began = 0; // the line where the certificate began that is being read; 0: none is
    for (const QByteArray& raw : text.toByteArray().split('\n')) {
        ++number;
        const QByteArray line = raw.trimmed();
        if (began != 0 || line == kBegin) {
            began = began == 0 ? number : began;
            config.authorities += line + '\n';
            began = line == kEnd ? 0 : began;
        } else if (line.startsWith("-----BEGIN") && line.contains("PRIVATE KEY")) {
            return fault(Kind::SecretKey, number);
        } else if (line.startsWith(kAddress) && line.contains('=')) {
            const QByteArray name = line.left(line.indexOf('=')).trimmed();
            const auto address = serverAddressFromText(QString::fromUtf8(line.mid(line.indexOf('=') + 1)));
            if (name != kAddress || !config.address.isEmpty()) {
                return fault(name != kAddress ? Kind::UnknownLine : Kind::Repeated, number);
            }
            if (!address) {
                return fault(Kind::BadAddress, number);
            }
            config.address = *address;
        } else if (!line.isEmpty() && !line.startsWith('#')) {
            return fault(Kind::UnknownLine, number);
        }
    }
    if (began != 0) {
        return fault(Kind::OpenCertificate, began);
    }
    if (config.address.isEmpty()) {
        return fault(Kind::NoAddress, 0);
    }
    return config;
}

} // namespace tellerdesk

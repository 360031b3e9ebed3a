// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/expected.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>
#include <QUrl>

#include <optional>

namespace tellerdesk {

// Why a text is no tellerdesk.conf; `line` counts from 1, and is 0 where something is missing in all of it.
struct ClientConfigFault {
    enum class Kind {
        UnknownLine, // neither a setting nor a certificate nor a comment
        Repeated,    // the address, a second time
        BadAddress,
        NoAddress,
        OpenCertificate, // begins and does not end
        SecretKey,       // somebody put a private key into a file that everybody reads
    };
    Kind kind = Kind::UnknownLine;
    int line = 0;

    bool operator==(const ClientConfigFault&) const = default;
};

// tellerdesk.conf, which `tellerdesk-server client-config` prints and clients read:
//
//     # comment
//     address = https://bank.example:8443
//     -----BEGIN CERTIFICATE-----
//     (the authority whose certificates a client takes from that server; one, several, or none where the server has a
//     certificate of an authority that every system knows)
//     -----END CERTIFICATE-----
struct ClientConfig {
    QUrl address = {};           // https://host:port
    QByteArray authorities = {}; // PEM, not decoded; may be empty

    QByteArray toText() const;
    static Expected<ClientConfig, ClientConfigFault> fromText(QByteArrayView text);
    bool operator==(const ClientConfig&) const = default;
};

inline constexpr int kDefaultServerPort = 8443;

// "bank.example", "bank.example:8443", "[::1]:8443" or "https://bank.example:8443/" as https://bank.example:8443.
// Nothing where there is a user name, a path, another scheme or no host.
std::optional<QUrl> serverAddressFromText(QStringView text);

} // namespace tellerdesk

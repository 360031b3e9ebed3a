// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/fromconfiguration.h"

#include <QRegularExpression>
#include <QSysInfo>

namespace tellerdesk::server::ops {

namespace {

constexpr int kOtherConnections = 21; // for account reads, commands, backups, and PostgreSQL's own reserve

QString hostFor(const Configuration& configuration) {
    const QHostAddress& address = configuration.edge.address;
    const bool everywhere = address == QHostAddress(QHostAddress::AnyIPv4) ||
                            address == QHostAddress(QHostAddress::AnyIPv6) ||
                            address == QHostAddress(QHostAddress::Any);
    if (!everywhere) {
        return address.toString();
    }
    static const QRegularExpression between(QStringLiteral("[,\\s]+"));
    const QStringList names = configuration.tlsNames.split(between, Qt::SkipEmptyParts);
    const QString host = QSysInfo::machineHostName();
    if (!names.isEmpty()) {
        return names.front();
    }
    return host.isEmpty() ? QStringLiteral("localhost") : host;
}

} // namespace

PrivatePostgresSettings privateSettings(const Configuration& configuration, const QString& command) {
    return {.dataFolder = configuration.dataFolder,
            .account = configuration.databaseAccount,
            .command = command,
            .connections = configuration.workers.threads + configuration.ledger.lanes + kOtherConnections};
}

tls::TlsSettings tlsSettings(const Configuration& configuration) {
    return {.dataFolder = configuration.dataFolder,
            .certificateFile = configuration.tlsCertFile,
            .keyFile = configuration.tlsKeyFile,
            .names = configuration.tlsNames};
}

QString clientAddress(const Configuration& configuration, quint16 port) {
    const QString host = hostFor(configuration);
    return (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(port);
}

} // namespace tellerdesk::server::ops

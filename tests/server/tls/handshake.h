// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QSignalSpy>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

namespace tellerdesk::test {

struct Handshake {
    bool succeeded = false;
    QList<QSslError::SslError> errors = {};
};

// One handshake of a client with this configuration, which expects the server to be `host`, with a server of that one.
inline Handshake shakeHands(const QSslConfiguration& serverSide, const QSslConfiguration& clientSide,
                            const QString& host) {
    QSslServer server;
    server.setSslConfiguration(serverSide);
    if (!server.listen(QHostAddress::LocalHost)) {
        return {};
    }
    QSslSocket client;
    client.setSslConfiguration(clientSide);
    Handshake result;
    QObject::connect(&client, &QSslSocket::sslErrors, &client, [&result](const QList<QSslError>& errors) {
        for (const QSslError& error : errors) {
            result.errors << error.error();
        }
    });
    QSignalSpy ended(&client, &QAbstractSocket::disconnected);
    QSignalSpy failed(&client, &QAbstractSocket::errorOccurred);
    client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.serverPort(), host);
    static_cast<void>(
        QTest::qWaitFor([&] { return client.isEncrypted() || !ended.isEmpty() || !failed.isEmpty(); }, 10'000));
    result.succeeded = client.isEncrypted();
    return result;
}

inline QSslConfiguration trusting(const QByteArray& authority) {
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromData(authority, QSsl::Pem));
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    return configuration;
}

} // namespace tellerdesk::test

// SPDX-License-Identifier: GPL-3.0-or-later
// Test matrix, rows T1 to T4: what comes to the TLS port besides TLS as it should be.
#include "tests/server/http/edgeundertest.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <openssl/ssl.h>

using namespace tellerdesk;
using namespace tellerdesk::server::http;
using namespace tellerdesk::tests;
using namespace std::chrono_literals;

namespace {

QByteArray bigEndian(qsizetype value, int size) {
    QByteArray bytes;
    for (int i = size - 1; i >= 0; --i)
        bytes += static_cast<char>(value >> (8 * i));
    return bytes;
}

QByteArray sized(const QByteArray& content, int sizeBytes) {
    return bigEndian(content.size(), sizeBytes) + content;
}

QByteArray extension(int type, const QByteArray& content) {
    return bigEndian(type, 2) + sized(content, 2);
}

// Written by hand, since today's OpenSSL refuses to offer most of what must be refused here.
QByteArray clientHello(int version, const QList<int>& suites) {
    QByteArray list;
    for (const int suite : suites)
        list += bigEndian(suite, 2);
    QByteArray extensions =
        extension(10, sized(bigEndian(0x0017, 2), 2)) + extension(11, sized(QByteArray(1, '\0'), 1));
    if (version >= 0x0303)
        extensions += extension(13, sized(bigEndian(0x0403, 2) + bigEndian(0x0804, 2) + bigEndian(0x0401, 2), 2));
    const QByteArray body = bigEndian(version, 2) + QByteArray(32, 'r') + QByteArray(1, '\0') + sized(list, 2) +
                            sized(QByteArray(1, '\0'), 1) + sized(extensions, 2);
    return QByteArray("\x16\x03\x01", 3) + sized('\x01' + sized(body, 3), 2);
}

struct Answered {
    int record = 0; // 0x15 alert, 0x16 handshake
    int detail = 0; // of an alert
};

Answered answerTo(quint16 port, const QByteArray& hello) {
    RawClient client(port);
    client.send(hello);
    client.isClosedWithin(300ms);
    const QByteArray& bytes = client.unread();
    if (bytes.size() < 7)
        return {};
    return {.record = bytes[0], .detail = bytes[6]};
}

} // namespace

class MatrixTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noTls() {
        const EdgeUnderTest server;
        QByteArray noise(64 * 1024, '\0');
        QRandomGenerator(7).fillRange(reinterpret_cast<quint32*>(noise.data()), noise.size() / 4);
        QByteArray looksLikeTls = noise;
        looksLikeTls.replace(0, 5, QByteArray("\x16\x03\x01\x02\x00", 5));
        for (int i = 0; i < 15; ++i) // 60 in all: QSslServer stops accepting for ever after 30
            for (const QByteArray& bytes : {get("/ok"), QByteArray(1, '\0'), noise, looksLikeTls}) {
                RawClient client(server.edge.port());
                QVERIFY(client.isConnected());
                client.send(bytes);
                QVERIFY(client.isClosedWithin(3s));
                QVERIFY(!client.unread().contains("HTTP"));
            }
        for (int i = 0; i < 60; ++i)
            QVERIFY(RawClient(server.edge.port()).isConnected()); // and gone at once
        QVERIFY(server.serves());
        QCOMPARE(server.edge.numbers().requests, 1U);
    }

    void handshakeByteByByte() {
        const EdgeUnderTest server;
        const QByteArray hello = clientHello(0x0303, {0xc02b});
        RawClient client(server.edge.port());
        QElapsedTimer timer;
        timer.start();
        bool closed = false;
        for (qsizetype at = 0; !closed && timer.elapsed() < 15'000; ++at) {
            client.send(hello.mid(at, 1));
            closed = client.isClosedWithin(1s);
            QVERIFY(server.serves());
        }
        QVERIFY(closed);
        QVERIFY2(timer.elapsed() <= 10'000, qPrintable(QString::number(timer.elapsed())));
    }

    void oldProtocolsAndCiphers() {
        constexpr int kAlert = 0x15;
        const EdgeUnderTest ec({}, testApplication(), KeyKind::Ec);
        const EdgeUnderTest rsa({}, testApplication(), KeyKind::Rsa);
        const QList<int> good{0xc02b, 0xc02f};
        for (const EdgeUnderTest* server : {&ec, &rsa}) {
            const quint16 port = server->edge.port();
            QCOMPARE(answerTo(port, clientHello(0x0303, good)).record, 0x16); // so the hello itself is right
            QCOMPARE(answerTo(port, clientHello(0x0301, good)).detail, SSL_AD_PROTOCOL_VERSION);
            QCOMPARE(answerTo(port, clientHello(0x0302, good)).detail, SSL_AD_PROTOCOL_VERSION);
            const std::pair<const char*, QList<int>> refused[]{
                {"RSA key exchange", {0x009c, 0x009d, 0x002f, 0x0035, 0x003c}},
                {"CBC", {0xc009, 0xc00a, 0xc023, 0xc024, 0xc013, 0xc014, 0xc027, 0xc028}},
                {"NULL", {0x0000, 0x0001, 0x0002, 0x003b, 0xc006, 0xc010}},
                {"3DES", {0x000a, 0xc008, 0xc012}},
                {"RC4", {0x0005, 0xc007, 0xc011}},
                {"anonymous", {0x0034, 0x00a6, 0xc015, 0xc018}},
            };
            for (const auto& [name, suites] : refused) {
                const Answered answer = answerTo(port, clientHello(0x0303, suites));
                QVERIFY2(answer.record == kAlert && answer.detail == SSL_AD_HANDSHAKE_FAILURE, name);
            }
            QVERIFY(server->serves());
        }
    }

    void renegotiation() {
        const EdgeUnderTest server;
        for (int i = 0; i < 100; ++i) {
            const auto client = server.client({.tlsVersion = TLS1_2_VERSION});
            QVERIFY(client != nullptr);
            QCOMPARE(client->ask(get("/ok"))->status, 200);
            QCOMPARE(SSL_renegotiate(client->ssl()), 1);
            QVERIFY(!client->handshake(2s)); // no_renegotiation
        }
        QVERIFY(server.serves());
    }
};

QTEST_GUILESS_MAIN(MatrixTls)
#include "tst_matrix_edge_tls.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/base64url.h"
#include "server/tokens/paseto.h"
#include "server/tokens/pasetotokenmaker.h"
#include "server/tokens/refreshtokens.h"
#include "tests/server/tokens/forge.h"
#include "tests/server/tokens/vectorfile.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <utility>

using namespace tellerdesk;
using namespace tellerdesk::server::tokens;

namespace {

std::optional<PasetoContent> openWithLocalKey(const QJsonObject& vector) {
    const auto key = LocalKeyV4::fromPaserk(paserk("k4.local.", field(vector, "key")));
    return key ? decryptV4Local(*key, field(vector, "token"), field(vector, "implicit-assertion")) : std::nullopt;
}

std::optional<PasetoContent> openWithPublicKey(const QJsonObject& vector) {
    const auto key = PublicKeyV4::fromPaserk(paserk("k4.public.", field(vector, "public-key")));
    return key ? verifyV4Public(*key, field(vector, "token"), field(vector, "implicit-assertion")) : std::nullopt;
}

QByteArray make(const QJsonObject& vector) {
    const QByteArray payload = field(vector, "payload");
    const QByteArray footer = field(vector, "footer");
    const QByteArray implicitAssertion = field(vector, "implicit-assertion");
    if (vector.contains(u"secret-key")) {
        const auto key = SecretKeyV4::fromPaserk(paserk("k4.secret.", field(vector, "secret-key")));
        return key ? signV4Public(*key, payload, footer, implicitAssertion) : QByteArray();
    }
    const auto key = LocalKeyV4::fromPaserk(paserk("k4.local.", field(vector, "key")));
    const QByteArray nonceBytes = QByteArray::fromHex(field(vector, "nonce"));
    std::array<std::uint8_t, 32> nonce{};
    if (!key || nonceBytes.size() != 32) {
        return {};
    }
    std::copy(nonceBytes.cbegin(), nonceBytes.cend(), nonce.begin());
    return vectors::encryptV4Local(*key, nonce, payload, footer, implicitAssertion);
}

} // namespace

// The rows K of the test matrix, each a slot of its own.
class TestMatrixTokens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void K1_vectors_data() {
        QTest::addColumn<QJsonObject>("vector");
        const QJsonArray vectors = readVectors("v4");
        QCOMPARE(vectors.size(), 17);
        for (const QJsonValue& vector : vectors) {
            QTest::newRow(field(vector.toObject(), "name").constData()) << vector.toObject();
        }
    }
    void K1_vectors() {
        QFETCH(QJsonObject, vector);
        const auto content = vector.contains(u"public-key") ? openWithPublicKey(vector) : openWithLocalKey(vector);
        if (vector.value(u"expect-fail").toBool()) {
            QVERIFY(!content);
            QVERIFY(!openWithLocalKey(vector) && !openWithPublicKey(vector));
            return;
        }
        QVERIFY(content);
        QCOMPARE(content->message, field(vector, "payload"));
        QCOMPARE(content->footer, field(vector, "footer"));
        QCOMPARE(make(vector), field(vector, "token"));
    }

    void K2_wrong_kind_data() {
        const QByteArray genuine = m_maker.issue(testClaims());
        const QByteArray payload = QJsonDocument(genuinePayload()).toJson(QJsonDocument::Compact);
        const auto secret = SecretKeyV4::generate();
        addTokens({
            {"v1.local", "v1" + genuine.sliced(2)},
            {"v2.local", "v2" + genuine.sliced(2)},
            {"v3.local", "v3" + genuine.sliced(2)},
            {"v4.public by name", "v4.public" + genuine.sliced(8)},
            {"v4.public", signV4Public(secret, payload, testFooter(), {})},
            {"public key as local key",
             encryptV4Local(*LocalKeyV4::fromPaserk("k4.local." + secret.publicKey().toPaserk().sliced(10)), payload,
                            testFooter(), {})},
            {"other local key", encryptV4Local(LocalKeyV4::generate(), payload, testFooter(), {})},
            {"JWT without a signature", "eyJhbGciOiJub25lIn0." + toBase64Url(payload) + '.'},
            {"empty", {}},
        });
    }
    void K2_wrong_kind() { refusesToken(); }

    void K3_every_bit() {
        const QByteArray genuine = m_maker.issue(testClaims());
        QVERIFY(m_maker.verify(genuine, kNow));
        for (qsizetype at = 0; at < genuine.size(); ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray changed = genuine;
                changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
                QVERIFY2(isRefused(changed), changed.constData());
            }
            QVERIFY(isRefused(genuine.first(at)));
            QVERIFY(isRefused(genuine.first(at) + genuine.sliced(at + 1)));
        }
    }
    void K3_every_character_more() {
        const QByteArray genuine = m_maker.issue(testClaims());
        for (int character = 0; character < 256; ++character) {
            QVERIFY(isRefused(genuine + static_cast<char>(character)));
            QVERIFY(isRefused(static_cast<char>(character) + genuine));
        }
    }
    void K3_parts_data() {
        const QByteArray genuine = m_maker.issue(testClaims());
        const auto parts = genuine.split('.');
        const QByteArray head = "v4.local.";
        addTokens({
            {"no footer", head + parts[2]},
            {"empty footer", head + parts[2] + '.'},
            {"another's footer",
             head + parts[2] + '.' + PasetoTokenMaker(LocalKeyV4::generate()).issue(testClaims()).split('.')[3]},
            {"another's body", head + forge({}).split('.')[2] + '.' + parts[3]},
            {"five parts", genuine + '.' + parts[3]},
            {"fifth part empty", genuine + '.'},
            {"empty body", head + '.' + parts[3]},
            {"body of a nonce and a tag", head + toBase64Url(QByteArray(64, 'x')) + '.' + parts[3]},
            {"body too short", head + toBase64Url(QByteArray(63, 'x')) + '.' + parts[3]},
            {"header twice", head + genuine},
            {"dots", "..."},
            {"megabyte", genuine + QByteArray(1'000'000, 'A')},
        });
    }
    void K3_parts() { refusesToken(); }

    void K4_spelling() {
        // Payloads of three lengths, so that bodies end with no, two and four unused bits.
        for (const char* jti : {"", "x", "xx"}) {
            const QByteArray genuine = forgeWith("more", QString::fromLatin1(jti));
            QVERIFY(m_maker.verify(genuine, kNow));
            const auto parts = genuine.split('.');
            for (const char* junk : {" ", "\n", "\t", "=", "==", "+", "/", "%3d"}) {
                QVERIFY(isRefused(genuine + junk));
                QVERIFY(isRefused("v4.local." + parts[2] + junk + '.' + parts[3]));
                QVERIFY(isRefused("v4.local." + (junk + parts[2]) + '.' + parts[3]));
            }
            for (char other : QByteArray("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=")) {
                QByteArray body = parts[2];
                if (body.back() != other) {
                    body.back() = other;
                    QVERIFY(isRefused("v4.local." + body + '.' + parts[3]));
                }
            }
            QVERIFY(isRefused(genuine.toUpper()) && isRefused(genuine.toLower()));
            QVERIFY(isRefused("V4.local." + genuine.sliced(9)));
        }
    }

    void K8_key_ids_data() {
        QTest::addColumn<QByteArray>("footer");
        QByteArray deep = QByteArray("{\"a\":").repeated(50) + "1" + QByteArray(50, '}');
        QByteArray wide = "{";
        for (int key = 0; key < 10'000; ++key) {
            wide += QStringLiteral("\"k%1\":1,").arg(key).toLatin1();
        }
        wide += "\"kid\":\"" + testKey().identifier() + "\"}";
        QTest::newRow("unknown") << footerOf(LocalKeyV4::generate().identifier());
        QTest::newRow("10 KB") << footerOf(QByteArray(10'240, 'x'));
        QTest::newRow("path") << footerOf("../../keys/token.paserk");
        QTest::newRow("SQL") << footerOf("'; DROP TABLE sessions; --");
        QTest::newRow("depth 50") << deep;
        QTest::newRow("10,000 keys") << wide;
        QTest::newRow("other spelling") << QByteArray("{ \"kid\":\"" + testKey().identifier() + "\"}");
        QTest::newRow("no object") << testKey().identifier();
        QTest::newRow("no footer") << QByteArray();
    }
    void K8_key_ids() {
        QFETCH(QByteArray, footer);
        const QByteArray payload = QJsonDocument(genuinePayload()).toJson(QJsonDocument::Compact);
        // Genuine in every other way: the right key, the footer under its tag.
        QVERIFY(isRefused(encryptV4Local(testKey(), payload, footer, {})));
    }

private:
    bool isRefused(const QByteArray& token) const {
        const auto result = m_maker.verify(token, kNow);
        return !result && result.error().code == ErrorCode::Unauthenticated && result.error().fields.empty();
    }
    void refusesToken() const {
        QFETCH(QByteArray, token);
        QVERIFY(isRefused(token));
    }

    const PasetoTokenMaker m_maker{testKey()};
};

QTEST_APPLESS_MAIN(TestMatrixTokens)
#include "tst_matrix_tokens.moc"

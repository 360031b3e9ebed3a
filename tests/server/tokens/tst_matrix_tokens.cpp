// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/paseto.h"
#include "tests/server/tokens/vectorfile.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <optional>

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
};

QTEST_APPLESS_MAIN(TestMatrixTokens)
#include "tst_matrix_tokens.moc"

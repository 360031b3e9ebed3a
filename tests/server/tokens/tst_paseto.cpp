// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/base64url.h"
#include "server/tokens/paseto.h"
#include "server/tokens/pasetokeys.h"
#include "tests/server/tokens/vectorfile.h"

#include <QTest>

#include <type_traits>

using namespace tellerdesk::server::tokens;

// A key of one kind is no key of another, and bytes are no key at all.
static_assert(!std::is_constructible_v<LocalKeyV4, PublicKeyV4>);
static_assert(!std::is_constructible_v<LocalKeyV4, SecretKeyV4>);
static_assert(!std::is_constructible_v<LocalKeyV4, QByteArray>);
static_assert(!std::is_constructible_v<LocalKeyV4, SecretBuffer>);
static_assert(!std::is_constructible_v<PublicKeyV4, LocalKeyV4>);
static_assert(!std::is_constructible_v<PublicKeyV4, std::array<std::uint8_t, 32>>);
static_assert(!std::is_constructible_v<SecretKeyV4, LocalKeyV4>);
static_assert(!std::is_invocable_v<decltype(decryptV4Local), const PublicKeyV4&, QByteArrayView, QByteArrayView>);
static_assert(!std::is_invocable_v<decltype(decryptV4Local), QByteArrayView, QByteArrayView, QByteArrayView>);
static_assert(!std::is_invocable_v<decltype(verifyV4Public), const LocalKeyV4&, QByteArrayView, QByteArrayView>);
static_assert(!std::is_invocable_v<decltype(verifyV4Public), const SecretKeyV4&, QByteArrayView, QByteArrayView>);
static_assert(!std::is_copy_constructible_v<LocalKeyV4> && !std::is_copy_constructible_v<SecretKeyV4>);

class TestPaseto : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPaserkVectors_data() {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QJsonObject>("vector");
        for (const char* kind : {"k4.local", "k4.lid", "k4.public", "k4.pid", "k4.secret", "k4.sid"}) {
            const QJsonArray vectors = readVectors(kind);
            QVERIFY(!vectors.isEmpty());
            for (const QJsonValue& vector : vectors) {
                QTest::newRow(field(vector.toObject(), "name").constData()) << QByteArray(kind) << vector.toObject();
            }
        }
    }
    void agreesWithPaserkVectors() {
        QFETCH(QByteArray, kind);
        QFETCH(QJsonObject, vector);
        const QByteArray key = field(vector, "key");
        const QByteArray expected = field(vector, "paserk");
        const bool fails = vector.value(u"expect-fail").toBool();
        const QByteArray made = kind == "k4.local" || kind == "k4.lid"    ? fromLocal(kind, key, expected)
                                : kind == "k4.public" || kind == "k4.pid" ? fromPublic(kind, key, expected)
                                                                          : fromSecret(kind, key, expected);
        QCOMPARE(made, fails ? QByteArray() : expected);
    }

    void roundTripsEachPurpose() {
        const LocalKeyV4 local = LocalKeyV4::generate();
        const QByteArray encrypted = encryptV4Local(local, "message", "footer", "implicit");
        const auto opened = decryptV4Local(local, encrypted, "implicit");
        QVERIFY(opened);
        QCOMPARE(opened->message, "message");
        QCOMPARE(opened->footer, "footer");
        QVERIFY(!decryptV4Local(local, encrypted, "other"));
        QVERIFY(!decryptV4Local(LocalKeyV4::generate(), encrypted, "implicit"));
        QVERIFY(encryptV4Local(local, "message", "footer", "implicit") != encrypted);

        const SecretKeyV4 secret = SecretKeyV4::generate();
        const QByteArray signedText = signV4Public(secret, "message", "footer", "implicit");
        const auto checked = verifyV4Public(secret.publicKey(), signedText, "implicit");
        QVERIFY(checked);
        QCOMPARE(checked->message, "message");
        QVERIFY(!verifyV4Public(secret.publicKey(), signedText, ""));
        QVERIFY(!verifyV4Public(SecretKeyV4::generate().publicKey(), signedText, "implicit"));
    }

    void refusesSecretKeyWhosePublicHalfIsAnothers() {
        QByteArray text = SecretKeyV4::generate().toPaserk();
        text[text.size() - 10] = text[text.size() - 10] == 'A' ? 'B' : 'A';
        QVERIFY(!SecretKeyV4::fromPaserk(text));
    }

    void readsCanonicalBase64UrlOnly_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"QQ==", "QQ=", "QR", "QUJD\n", " QUJD", "QU JD", "QUJD.", "QU+D", "QU/D", "Q", "QUJDQ", "QUJ"}) {
            QTest::newRow(text) << QByteArray(text);
        }
        QTest::newRow("NUL") << QByteArray("QU\0D", 4);
    }
    void readsCanonicalBase64UrlOnly() {
        QFETCH(QByteArray, text);
        QVERIFY(!fromBase64Url(text));
    }

    void readsTheSixtyFourCharactersOnly() {
        const QByteArray alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int character = 0; character < 256; ++character) {
            const QByteArray text = QByteArray("AA") + static_cast<char>(character) + 'A';
            QCOMPARE(fromBase64Url(text).has_value(), alphabet.contains(static_cast<char>(character)));
        }
    }

    void writesAndReadsEveryByte() {
        QByteArray bytes;
        for (int value = 0; value < 256; ++value) {
            bytes.append(static_cast<char>(value));
            QCOMPARE(fromBase64Url(toBase64Url(bytes)), bytes);
        }
        QCOMPARE(fromBase64Url(""), QByteArray(""));
    }

private:
    template <class Key>
    static QByteArray check(const char* header, bool identifier, const QByteArray& key, const QByteArray& expected) {
        const auto parsed = Key::fromPaserk(key.isEmpty() ? expected : paserk(header, key));
        return !parsed ? QByteArray() : identifier ? parsed->identifier() : parsed->toPaserk();
    }
    static QByteArray fromLocal(const QByteArray& kind, const QByteArray& key, const QByteArray& expected) {
        return check<LocalKeyV4>("k4.local.", kind == "k4.lid", key, expected);
    }
    static QByteArray fromPublic(const QByteArray& kind, const QByteArray& key, const QByteArray& expected) {
        return check<PublicKeyV4>("k4.public.", kind == "k4.pid", key, expected);
    }
    static QByteArray fromSecret(const QByteArray& kind, const QByteArray& key, const QByteArray& expected) {
        return check<SecretKeyV4>("k4.secret.", kind == "k4.sid", key, expected);
    }
};

QTEST_APPLESS_MAIN(TestPaseto)
#include "tst_paseto.moc"

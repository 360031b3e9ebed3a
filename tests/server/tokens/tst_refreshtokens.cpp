// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/refreshtokens.h"
#include "tests/server/tokens/forge.h"

#include <QTest>

#include <limits>

using namespace tellerdesk;
using namespace tellerdesk::server::tokens;

namespace {

RefreshGrant grant(std::uint32_t generation) {
    return {.session = testClaims().session, .generation = generation};
}

} // namespace

class TestRefreshTokens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void derivesTheSameTokenAgain() {
        const QByteArray token = RefreshTokens(testKey()).derive(grant(1));
        QVERIFY(token.startsWith("rt1.0190bbbb-0000-7000-8000-000000000002.1."));
        QCOMPARE(RefreshTokens(testKey()).derive(grant(1)), token);
    }

    void derivesAnotherForEachSessionGenerationAndKey() {
        const RefreshTokens tokens(testKey());
        const QByteArray token = tokens.derive(grant(1));
        const QByteArray mac = token.split('.').last();
        QVERIFY(tokens.derive(grant(2)).split('.').last() != mac);
        QVERIFY(tokens.derive({.session = SessionId::make(), .generation = 1}).split('.').last() != mac);
        QVERIFY(RefreshTokens(LocalKeyV4::generate()).derive(grant(1)).split('.').last() != mac);
    }

    void readsItsOwn() {
        const RefreshTokens tokens(testKey());
        for (const std::uint32_t generation : {1U, 2U, 4096U, std::numeric_limits<std::uint32_t>::max()}) {
            QVERIFY(tokens.parse(tokens.derive(grant(generation))) == grant(generation));
        }
        QVERIFY(!RefreshTokens(LocalKeyV4::generate()).parse(tokens.derive(grant(1))));
    }

    void refusesEveryChange() {
        const RefreshTokens tokens(testKey());
        const QByteArray genuine = tokens.derive(grant(12));
        for (qsizetype at = 0; at < genuine.size(); ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray changed = genuine;
                changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
                QVERIFY2(!tokens.parse(changed), changed.constData());
            }
            QVERIFY(!tokens.parse(genuine.first(at)));
            QVERIFY(!tokens.parse(genuine.first(at) + genuine.sliced(at + 1)));
        }
        for (int character = 0; character < 256; ++character) {
            QVERIFY(!tokens.parse(genuine + static_cast<char>(character)));
        }
    }

    void refusesOtherSpellings_data() {
        QTest::addColumn<QByteArray>("token");
        const QByteArray genuine = RefreshTokens(testKey()).derive(grant(12));
        const auto parts = genuine.split('.');
        const auto spelt = [&parts](const QByteArray& session, const QByteArray& generation) {
            return "rt1." + session + '.' + generation + '.' + parts[3];
        };
        QTest::newRow("capitals") << spelt(parts[1].toUpper(), "12");
        QTest::newRow("leading zero") << spelt(parts[1], "012");
        QTest::newRow("plus") << spelt(parts[1], "+12");
        QTest::newRow("space") << spelt(parts[1], " 12");
        QTest::newRow("hexadecimal") << spelt(parts[1], "0xc");
        QTest::newRow("zero") << spelt(parts[1], "0");
        QTest::newRow("too large") << spelt(parts[1], "4294967308");
        QTest::newRow("no generation") << spelt(parts[1], "");
        QTest::newRow("no MAC") << "rt1." + parts[1] + ".12.";
        QTest::newRow("three parts") << "rt1." + parts[1] + ".12";
        QTest::newRow("version 2") << "rt2" + genuine.sliced(3);
        QTest::newRow("megabyte") << QByteArray("rt1." + QByteArray(1'000'000, '.'));
        QTest::newRow("empty") << QByteArray();
    }
    void refusesOtherSpellings() {
        QFETCH(QByteArray, token);
        QVERIFY(!RefreshTokens(testKey()).parse(token));
    }

    void takesTokensOfARetiringKey() {
        const QByteArray old = RefreshTokens(testKey()).derive(grant(3));
        RefreshTokens tokens(LocalKeyV4::generate());
        QVERIFY(!tokens.parse(old));
        tokens.alsoAccept(testKey());
        QVERIFY(tokens.parse(old) == grant(3));
        QVERIFY(tokens.derive(grant(3)) != old);
    }

    void storesHashesOnly() {
        const QByteArray token = RefreshTokens(testKey()).derive(grant(1));
        const QByteArray hash = RefreshTokens::hashForStorage(token);
        QCOMPARE(hash.size(), 32);
        QVERIFY(RefreshTokens::sameHash(hash, RefreshTokens::hashForStorage(token)));
        QVERIFY(!RefreshTokens::sameHash(hash, RefreshTokens::hashForStorage(token + 'x')));
        QVERIFY(!RefreshTokens::sameHash(hash, hash.first(31)));
        QVERIFY(!RefreshTokens::sameHash(hash, {}));
    }
};

QTEST_APPLESS_MAIN(TestRefreshTokens)
#include "tst_refreshtokens.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/passwordhasher.h"

#include <QTest>

#include <sodium.h>

using namespace Qt::StringLiterals;
using namespace tellerdesk::server::tokens;

namespace {

constexpr Argon2Cost kCheap{.passes = 1, .memoryBytes = 64 * 1024};

} // namespace

class TestPasswordHasher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hashesWithTheFloorThatOwaspNames() {
        const auto hash = PasswordHasher().hash("correct horse battery staple");
        QVERIFY(hash);
        QVERIFY(hash->startsWith(u"$argon2id$v=19$m=19456,t=2,p=1$"));
        QVERIFY(PasswordHasher().check(*hash, "correct horse battery staple") == PasswordCheck::Match);
        QVERIFY(PasswordHasher().check(*hash, "correct horse battery stable") == PasswordCheck::Mismatch);
    }

    void agreesWithTheLibrarysOwnCheck() {
        const QByteArray hash = m_hasher.hash("a password of mine")->toLatin1();
        QCOMPARE(crypto_pwhash_str_verify(hash.constData(), "a password of mine", 18), 0);
        QVERIFY(crypto_pwhash_str_verify(hash.constData(), "a password of mind", 18) != 0);
    }

    void saltsEachHash() { QVERIFY(*m_hasher.hash("the same password") != *m_hasher.hash("the same password")); }

    void takesPasswordsExactlyAsTyped_data() {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QByteArray>("other");
        QTest::newRow("case") << QByteArray("correct horse") << QByteArray("Correct horse");
        QTest::newRow("space at the end") << QByteArray("correct horse") << QByteArray("correct horse ");
        QTest::newRow("space in front") << QByteArray("correct horse") << QByteArray(" correct horse");
        QTest::newRow("after NUL") << QByteArray("correct\0horse", 13) << QByteArray("correct\0house", 13);
        QTest::newRow("NUL at the end") << QByteArray("correct horse") << QByteArray("correct horse\0", 14);
        QTest::newRow("NFC and NFD") << QByteArray("caf\u00e9 au lait") << QByteArray("cafe\u0301 au lait");
        QTest::newRow("emoji") << QByteArray("\U0001F600\U0001F600\U0001F600") << QByteArray("\U0001F600\U0001F600");
        // bcrypt would stop at 72 bytes.
        QTest::newRow("73rd byte") << QByteArray(72, 'x') + 'a' << QByteArray(72, 'x') + 'b';
        QTest::newRow("128th character") << QByteArray(127, 'x') + 'a' << QByteArray(127, 'x') + 'b';
        QTest::newRow("1025th byte") << QByteArray(1024, 'x') + 'a' << QByteArray(1024, 'x') + 'b';
        QTest::newRow("empty") << QByteArray() << QByteArray(" ");
    }
    void takesPasswordsExactlyAsTyped() {
        QFETCH(QByteArray, password);
        QFETCH(QByteArray, other);
        const auto hash = m_hasher.hash(password);
        QVERIFY(hash);
        QVERIFY(m_hasher.check(*hash, password) == PasswordCheck::Match);
        QVERIFY(m_hasher.check(*hash, other) == PasswordCheck::Mismatch);
    }

    void asksForANewHashOfAWeakerOne() {
        const auto weak = m_hasher.hash("a password of mine");
        const PasswordHasher morePasses({.passes = 2, .memoryBytes = kCheap.memoryBytes});
        const PasswordHasher moreMemory({.passes = 1, .memoryBytes = 2 * kCheap.memoryBytes});
        QVERIFY(morePasses.check(*weak, "a password of mine") == PasswordCheck::MatchNeedsRehash);
        QVERIFY(moreMemory.check(*weak, "a password of mine") == PasswordCheck::MatchNeedsRehash);
        QVERIFY(moreMemory.check(*weak, "a password of mind") == PasswordCheck::Mismatch);
        QVERIFY(m_hasher.check(*moreMemory.hash("a password of mine"), "a password of mine") == PasswordCheck::Match);
    }

    void refusesWhatIsNoHash_data() {
        QTest::addColumn<QString>("stored");
        const QString good = *m_hasher.hash("a password of mine");
        QTest::newRow("empty") << QString();
        QTest::newRow("the password itself") << QStringLiteral("a password of mine");
        QTest::newRow("bcrypt") << QStringLiteral("$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy");
        QTest::newRow("other variant") << QString(good).replace("argon2id"_L1, "argon2i"_L1);
        QTest::newRow("other version") << QString(good).replace("v=19"_L1, "v=16"_L1);
        QTest::newRow("lanes") << QString(good).replace("p=1"_L1, "p=2"_L1);
        QTest::newRow("4 GB") << QString(good).replace("m=64"_L1, "m=4194304"_L1);
        QTest::newRow("99 passes") << QString(good).replace("t=1"_L1, "t=99"_L1);
        QTest::newRow("no memory") << QString(good).replace("m=64"_L1, "m=0"_L1);
        QTest::newRow("7 KiB") << QString(good).replace("m=64"_L1, "m=7"_L1);
        QTest::newRow("cut") << good.chopped(1);
        QTest::newRow("longer") << good + u'A';
        QTest::newRow("line end") << good + u'\n';
        QTest::newRow("foreign character") << QString(good).replace(good.size() - 2, 1, u'-');
        QTest::newRow("beyond Latin") << QString(good).replace(good.size() - 2, 1, QChar(0x1234));
    }
    void refusesWhatIsNoHash() {
        QFETCH(QString, stored);
        QVERIFY(m_hasher.check(stored, "a password of mine") == PasswordCheck::UnreadableHash);
    }

    void matchesNobody() {
        QVERIFY(m_hasher.checkAgainstNobody("a password of mine") == PasswordCheck::Mismatch);
        QVERIFY(m_hasher.checkAgainstNobody({}) == PasswordCheck::Mismatch);
    }

private:
    const PasswordHasher m_hasher{kCheap};
};

QTEST_APPLESS_MAIN(TestPasswordHasher)
#include "tst_passwordhasher.moc"

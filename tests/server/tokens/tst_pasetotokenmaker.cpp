// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokens/pasetotokenmaker.h"
#include "tests/server/tokens/forge.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <type_traits>
#include <vector>

using namespace tellerdesk;
using namespace tellerdesk::server::tokens;

static_assert(!std::is_constructible_v<PasetoTokenMaker, PublicKeyV4>);
static_assert(!std::is_constructible_v<PasetoTokenMaker, SecretKeyV4>);
static_assert(!std::is_constructible_v<PasetoTokenMaker, QByteArray>);

class TestPasetoTokenMaker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrote() {
        const PasetoTokenMaker maker(testKey());
        const QByteArray token = maker.issue(testClaims());
        QVERIFY(token.startsWith("v4.local."));
        const auto claims = maker.verify(token, kNow);
        QVERIFY(claims);
        QVERIFY(*claims == testClaims());
        QVERIFY(maker.issue(testClaims()) != token);
    }

    void tellsNothingInTheClear() {
        const QByteArray token = PasetoTokenMaker(testKey()).issue(testClaims());
        QByteArray everything = token;
        for (const QByteArray& part : token.split('.')) {
            everything += QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding);
        }
        QVERIFY(!everything.contains(testClaims().user.toString().toLatin1()));
        QVERIFY(!everything.contains(testClaims().session.toString().toLatin1()));
    }

    void endsWhenItExpires() {
        const PasetoTokenMaker maker(testKey());
        const QByteArray token = maker.issue(testClaims());
        const Instant end = testClaims().expiresAt;
        QVERIFY(maker.verify(token, end));
        const auto later = maker.verify(token, end + std::chrono::milliseconds(1));
        QVERIFY(!later && later.error().code == ErrorCode::Unauthenticated);
    }

    // A token that was verified before is known again, which must not make it live longer or let another one pass.
    void remembersNoMoreThanWasVerified() {
        const PasetoTokenMaker maker(testKey());
        const QByteArray token = maker.issue(testClaims());
        QVERIFY(maker.verify(token, kNow));
        QVERIFY(*maker.verify(token, kNow) == testClaims());
        QVERIFY(!maker.verify(token, testClaims().expiresAt + std::chrono::milliseconds(1)));
        QVERIFY(!maker.verify(token, testClaims().issuedAt - std::chrono::hours(1)));
        QVERIFY(!maker.verify(token, kNow, "workstation A"));
        QVERIFY(!maker.verify(token.chopped(1), kNow));
        QVERIFY(!maker.verify(token + 'A', kNow));
        QVERIFY(maker.verify(token, kNow));
    }

    void forgetsTheOldestOfManyTokens() {
        VerifiedTokens tokens(4);
        for (const char* token : {"a", "b", "c"}) {
            tokens.insert(token, testClaims(), kNow);
        }
        QVERIFY(tokens.find("a", kNow)); // used again: it goes with the recent ones
        for (const char* token : {"d", "e"}) {
            tokens.insert(token, testClaims(), kNow);
        }
        QVERIFY(tokens.find("a", kNow) && tokens.find("e", kNow));
        QVERIFY(!tokens.find("b", kNow));
    }

    void holdsToItsBinding() {
        const PasetoTokenMaker maker(testKey());
        const QByteArray bound = maker.issue(testClaims(), "workstation A");
        QVERIFY(maker.verify(bound, kNow, "workstation A"));
        QVERIFY(!maker.verify(bound, kNow, "workstation B"));
        QVERIFY(!maker.verify(bound, kNow));
        QVERIFY(!maker.verify(maker.issue(testClaims()), kNow, "workstation A"));
    }

    void takesRetiringKeysAndIssuesUnderTheCurrentOne() {
        const PasetoTokenMaker before(testKey());
        LocalKeyV4 next = LocalKeyV4::generate();
        const QByteArray nextText = next.toPaserk();
        std::vector<LocalKeyV4> retiring;
        retiring.push_back(testKey());
        const PasetoTokenMaker during(std::move(next), std::move(retiring));
        const PasetoTokenMaker after(*LocalKeyV4::fromPaserk(nextText));

        const QByteArray old = before.issue(testClaims());
        const QByteArray fresh = during.issue(testClaims());
        QVERIFY(during.verify(old, kNow) && during.verify(fresh, kNow));
        QVERIFY(after.verify(fresh, kNow));
        QVERIFY(!after.verify(old, kNow));
        QVERIFY(!before.verify(fresh, kNow));
    }

    void servesEveryThreadAtOnce() {
        const PasetoTokenMaker maker(testKey());
        std::atomic<int> right = 0;
        std::vector<std::thread> threads;
        for (int each = 0; each < 4; ++each) {
            threads.emplace_back([&maker, &right] {
                for (int round = 0; round < 50; ++round) {
                    const auto claims = maker.verify(maker.issue(testClaims()), kNow);
                    right += claims && *claims == testClaims() ? 1 : 0;
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(right.load(), 200);
    }

    void letsFurtherClaimsPass() {
        QVERIFY(PasetoTokenMaker(testKey()).verify(forgeWith("branch", QStringLiteral("main")), kNow));
    }

    void knowsTheFormatsByName() {
        QVERIFY(tokenFormatFromName(u"paseto-v4") == TokenFormat::PasetoV4);
        QVERIFY(!tokenFormatFromName(u"") && !tokenFormatFromName(u"PASETO-V4") && !tokenFormatFromName(u"none"));
    }

    void verifies() {
        const PasetoTokenMaker maker(testKey());
        const QByteArray token = maker.issue(testClaims());
        bool right = true;
        QBENCHMARK {
            right = right && maker.verify(token, kNow);
        }
        QVERIFY(right);
    }
};

QTEST_APPLESS_MAIN(TestPasetoTokenMaker)
#include "tst_pasetotokenmaker.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/loginthrottle.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tellerdesk;
using namespace tellerdesk::server;

namespace {

const Instant kThen{1'764'000'000'000ms};

void fail(LoginThrottle& throttle, const QString& address, int times, Instant at = kThen) {
    for (int i = 0; i < times; ++i) {
        throttle.noteFailure(address, at);
    }
}

} // namespace

class LoginThrottleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void suitsBranchBehindOneAddress();
    void forgetsEvenly();
    void takesNetworksForAddresses_data();
    void takesNetworksForAddresses();
    void remembersNoMoreThanItMay();
};

// Row L4: five hundred users from one address are stopped; 64 desks that mistype three times each are not.
void LoginThrottleTest::suitsBranchBehindOneAddress() {
    LoginThrottle throttle;
    fail(throttle, u"192.0.2.1"_s, 64 * 3);
    QVERIFY(throttle.allows(u"192.0.2.1"_s, kThen));
    fail(throttle, u"192.0.2.1"_s, 500 - 64 * 3);
    QVERIFY(!throttle.allows(u"192.0.2.1"_s, kThen));
    QVERIFY(throttle.allows(u"192.0.2.2"_s, kThen));
}

void LoginThrottleTest::forgetsEvenly() {
    LoginThrottle throttle({.failures = 4, .window = 8min});
    fail(throttle, u"192.0.2.1"_s, 4);
    QVERIFY(!throttle.allows(u"192.0.2.1"_s, kThen));
    QVERIFY(!throttle.allows(u"192.0.2.1"_s, kThen + 2min - 1ms));
    QVERIFY(throttle.allows(u"192.0.2.1"_s, kThen + 2min));
    fail(throttle, u"192.0.2.1"_s, 1, kThen + 2min);
    QVERIFY(!throttle.allows(u"192.0.2.1"_s, kThen + 2min));
    fail(throttle, u"192.0.2.1"_s, 3, kThen + 1h); // all of it is long forgotten
    QVERIFY(throttle.allows(u"192.0.2.1"_s, kThen + 1h));
}

void LoginThrottleTest::takesNetworksForAddresses_data() {
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    QTest::newRow("same /64") << u"2001:db8::1"_s << u"2001:db8::ffff:1:2"_s << true;
    QTest::newRow("written out") << u"2001:db8::1"_s << u"2001:db8:0:0:9:8:7:6"_s << true;
    QTest::newRow("another /64") << u"2001:db8::1"_s << u"2001:db8:0:1::1"_s << false;
    QTest::newRow("mapped") << u"::ffff:192.0.2.1"_s << u"192.0.2.1"_s << true;
    QTest::newRow("other mapped") << u"::ffff:192.0.2.1"_s << u"::ffff:192.0.2.2"_s << false;
    QTest::newRow("loopback") << u"::1"_s << u"127.0.0.1"_s << false;
}

void LoginThrottleTest::takesNetworksForAddresses() {
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, same);
    LoginThrottle throttle({.failures = 1});
    throttle.noteFailure(one, kThen);
    QVERIFY(!throttle.allows(one, kThen));
    QCOMPARE(throttle.allows(other, kThen), !same);
}

void LoginThrottleTest::remembersNoMoreThanItMay() {
    LoginThrottle throttle({.failures = 2, .window = 2min, .addresses = 2});
    fail(throttle, u"192.0.2.1"_s, 1);
    fail(throttle, u"192.0.2.2"_s, 2);
    fail(throttle, u"192.0.2.3"_s, 2); // the first has least against it
    QVERIFY(!throttle.allows(u"192.0.2.2"_s, kThen));
    QVERIFY(!throttle.allows(u"192.0.2.3"_s, kThen));
    fail(throttle, u"192.0.2.4"_s, 2, kThen + 3min); // both others have been forgotten
    QVERIFY(throttle.allows(u"192.0.2.2"_s, kThen));
    QVERIFY(throttle.allows(u"192.0.2.3"_s, kThen));
    QVERIFY(!throttle.allows(u"192.0.2.4"_s, kThen + 3min));
}

QTEST_GUILESS_MAIN(LoginThrottleTest)
#include "tst_loginthrottle.moc"

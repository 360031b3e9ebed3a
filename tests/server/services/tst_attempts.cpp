// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/attempts.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace tellerdesk;
using namespace tellerdesk::server;

namespace {

const Instant kThen{1'764'000'000'000ms};
constexpr LoginLimits kLimits{.tries = 3, .lockFor = 10min};

} // namespace

class AttemptsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void locksAtLastTry();
    void countsAnewAfterLock();
    void forgetsAfterSuccess();
    void takesBackWhatWasNotChecked();
};

void AttemptsTest::locksAtLastTry() {
    Credential anna;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!isLocked(anna.user, kThen));
        QVERIFY(countAttempt(anna, kLimits, kThen));
    }
    QCOMPARE(anna.failedLogins, 3);
    QVERIFY(isLocked(anna.user, kThen));
    QVERIFY(isLocked(anna.user, kThen + 10min - 1ms));
    QVERIFY(!isLocked(anna.user, kThen + 10min));
    const Credential locked = anna;
    QVERIFY(!countAttempt(anna, kLimits, kThen + 1min)); // neither counted nor locked for longer
    QCOMPARE(anna, locked);
}

void AttemptsTest::countsAnewAfterLock() {
    Credential anna{.failedLogins = 3};
    anna.user.lockedUntil = kThen;
    QVERIFY(countAttempt(anna, kLimits, kThen));
    QCOMPARE(anna.failedLogins, 1);
    QVERIFY(!anna.user.lockedUntil);
}

void AttemptsTest::forgetsAfterSuccess() {
    Credential anna;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(countAttempt(anna, kLimits, kThen));
    }
    forgetAttempts(anna);
    QCOMPARE(anna, Credential());
}

void AttemptsTest::takesBackWhatWasNotChecked() {
    Credential anna;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(countAttempt(anna, kLimits, kThen));
    }
    takeBackAttempt(anna, kLimits);
    QCOMPARE(anna.failedLogins, 2);
    QVERIFY(!isLocked(anna.user, kThen));
    for (int i = 0; i < 5; ++i) {
        takeBackAttempt(anna, kLimits);
    }
    QCOMPARE(anna, Credential());
}

QTEST_GUILESS_MAIN(AttemptsTest)
#include "tst_attempts.moc"

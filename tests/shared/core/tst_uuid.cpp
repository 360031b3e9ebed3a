// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/uuid.h"

#include <QTest>

#include <set>

using namespace tellerdesk;

class TestUuid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesWhatItReads() {
        const auto uuid = Uuid::fromString(u"0190A5F0-1c2d-7abc-8def-001122334455");
        QVERIFY(uuid.has_value());
        QCOMPARE(uuid->toString(), QStringLiteral("0190a5f0-1c2d-7abc-8def-001122334455"));
        QCOMPARE(uuid->version(), 7);
    }

    void refusesEveryOtherForm_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("braces") << QStringLiteral("{0190a5f0-1c2d-7abc-8def-001122334455}");
        QTest::newRow("no hyphens") << QStringLiteral("0190a5f01c2d7abc8def001122334455");
        QTest::newRow("letter g") << QStringLiteral("0190a5f0-1c2d-7abc-8def-00112233445g");
        QTest::newRow("trailing space") << QStringLiteral("0190a5f0-1c2d-7abc-8def-001122334455 ");
        QTest::newRow("hyphen moved") << QStringLiteral("0190a5f01-c2d-7abc-8def-001122334455");
        QTest::newRow("digit beyond ascii") << QStringLiteral("0190a5f0-1c2d-7abc-8def-00112233445\u0665");
    }
    void refusesEveryOtherForm() {
        QFETCH(QString, text);
        QVERIFY(!Uuid::fromString(text).has_value());
    }

    void versionSevenCarriesItsTimeAndSortsByIt() {
        const Instant early{std::chrono::milliseconds(1)};
        const Instant late{std::chrono::milliseconds(0x0123456789ab)};
        QVERIFY(Uuid::makeV7(early) < Uuid::makeV7(late));
        const Uuid uuid = Uuid::makeV7(late);
        QVERIFY(uuid.toString().startsWith(QStringLiteral("01234567-89ab-7")));
        QCOMPARE(uuid.bytes()[8] & 0xc0, 0x80);
    }

    void versionSevenDoesNotRepeat() {
        std::set<Uuid> seen;
        const Instant now = SystemClock().now();
        for (int i = 0; i < 10'000; ++i) {
            QVERIFY(seen.insert(Uuid::makeV7(now)).second);
        }
    }
};

QTEST_APPLESS_MAIN(TestUuid)
#include "tst_uuid.moc"

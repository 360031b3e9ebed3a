// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/clock.h"

#include <QTest>

using namespace tellerdesk;

class TestClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesUtcWithMilliseconds() {
        QCOMPARE(toRfc3339(Instant(std::chrono::milliseconds(1'795'446'392'007))),
                 QStringLiteral("2026-11-23T15:06:32.007Z"));
    }

    void readsOffsetsAndFractions() {
        const Instant expected(std::chrono::milliseconds(1'795'446'392'120));
        QCOMPARE(fromRfc3339(u"2026-11-23T15:06:32.12Z"), expected);
        QCOMPARE(fromRfc3339(u"2026-11-23T16:06:32.120999+01:00"), expected);
    }

    void refusesLooseForms_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"2026-11-23T15:06:32", "2026-11-23t15:06:32Z", "2026-11-23T15:06:32z", "2026-11-23 15:06:32Z",
              "2026-11-23", "2026-11-23T24:00:00Z", "2026-11-23T15:06:32+0000", "2026-11-23T15:06Z",
              "2026-11-23T15:06:60Z", "2026-02-30T00:00:00Z", "2026-11-23T15:06:32Z\n", "", "2026-11-23T15:06:32.Z"}) {
            QTest::newRow(text) << QString::fromLatin1(text);
        }
    }
    void refusesLooseForms() {
        QFETCH(QString, text);
        QVERIFY(!fromRfc3339(text).has_value());
    }
};

QTEST_APPLESS_MAIN(TestClock)
#include "tst_clock.moc"

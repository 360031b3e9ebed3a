// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/dates.h"

#include <QTest>

using namespace tellerdesk::client;
using namespace Qt::StringLiterals;

class TestDates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nameTheWholeYear_data();
    void nameTheWholeYear();
};

void TestDates::nameTheWholeYear_data() {
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("date");
    QTest::newRow("English, US") << QLocale(u"en_US"_s) << u"9/7/1926"_s;
    QTest::newRow("English, UK") << QLocale(u"en_GB"_s) << u"07/09/1926"_s;
    QTest::newRow("German") << QLocale(u"de_DE"_s) << u"07.09.1926"_s;
    QTest::newRow("Korean") << QLocale(u"ko_KR"_s) << u"1926. 9. 7."_s;
    QTest::newRow("C") << QLocale::c() << u"7 Sep 1926"_s;
}

void TestDates::nameTheWholeYear() {
    QFETCH(QLocale, locale);
    QFETCH(QString, date);
    const QDate day(1926, 9, 7);
    QCOMPARE(dateText(day, locale), date);
    QVERIFY(dateTimeText(day.startOfDay(), locale).contains(u"1926"));
}

QTEST_GUILESS_MAIN(TestDates)
#include "tst_dates.moc"

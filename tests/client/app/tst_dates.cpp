// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/dates.h"

#include <QTest>

#include <algorithm>

using namespace tellerdesk::client;
using namespace Qt::StringLiterals;

class TestDates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nameTheWholeYear_data();
    void nameTheWholeYear();
    void knowTheLongest_data() { nameTheWholeYear_data(); }
    void knowTheLongest();
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

// Every digit is as wide as another: what has no more characters is no wider.
void TestDates::knowTheLongest() {
    QFETCH(QLocale, locale);
    const auto longestOf = [](const QStringList& texts) {
        return std::max_element(texts.begin(), texts.end(),
                                [](const QString& one, const QString& other) { return one.size() < other.size(); })
            ->size();
    };
    const auto time = longestOf(longestTimes(locale));
    const auto moment = longestOf(longestMoments(locale));
    for (int minute = 0; minute < 24 * 60; ++minute) {
        const QTime at(minute / 60, minute % 60);
        const QString text = locale.toString(at, QLocale::ShortFormat);
        QVERIFY2(text.size() <= time, qPrintable(text));
        const QString whole = dateTimeText(QDateTime(QDate(2026, 10, 30), at), locale);
        QVERIFY2(whole.size() <= moment, qPrintable(whole));
    }
}

QTEST_GUILESS_MAIN(TestDates)
#include "tst_dates.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/likeness.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::server;

namespace {

const CustomerFields kZoe{.fullName = u"Zoë Müller"_s,
                          .phone = u"+49 30 1234567"_s,
                          .dateOfBirth = QDate(1984, 2, 29),
                          .document = IdentityDocument{.type = u"passport"_s, .number = u"C01 X00-T47"_s}};

using Reasons = std::vector<Likeness>;

} // namespace

class TestLikeness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreAlike_data() {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        QTest::addColumn<bool>("alike");
        const auto row = [](const char* left, const char* right, bool alike) {
            QTest::addRow("%s|%s", left, right) << QString::fromUtf8(left) << QString::fromUtf8(right) << alike;
        };
        row("Zoë Müller", "zoe muller", true);
        row("Zoë Müller", "Müller, Zoë", true);
        row("Zoë Müller", "Zoë Maria Müller", true);
        row("Zoë Müller", "Zoë Mueler", true); // a letter
        row("John Smith", "Jon Smith", true);
        row("John Smith", "John Smyth", true);
        row("John Smith", "Jhon Smith", true); // two swapped
        row("Alexandra Papadopoulou", "Aleksandra Papadopulu", true);
        row("Kim Lee", "Kim Lea", false); // no room in three letters
        row("John Smith", "John Taylor", false);
        row("John Smith", "Smith", false); // one word is no name
        row("Anna Berg", "Anne Bach", false);
        row("김민수", "김민수", true);
        row("김민수", "김 민수", true);
        row("김민수", "김민지", false);
        row("김민수", "김만수", false); // another name, not a slip
        row("박가영", "박 가영", true);
        row("...", "!!!", false);
        row("Zoë", "", false);
    }
    void namesAreAlike() {
        QFETCH(QString, left);
        QFETCH(QString, right);
        QFETCH(bool, alike);
        QCOMPARE(areNamesAlike(left, right), alike);
        QCOMPARE(areNamesAlike(right, left), alike);
    }

    void tellsEveryReason() {
        QCOMPARE(likenessesOf(kZoe, kZoe),
                 (Reasons{Likeness::Document, Likeness::Phone, Likeness::Name, Likeness::DateOfBirth}));
        QCOMPARE(likenessesOf({.fullName = u"Somebody Else"_s, .phone = u"030 1234567"_s}, kZoe),
                 Reasons{Likeness::Phone});
        QCOMPARE(likenessesOf({.document = IdentityDocument{.number = u"c01x00t47"_s}}, kZoe),
                 Reasons{Likeness::Document});
        QCOMPARE(likenessesOf({.fullName = u"Zoe Muller"_s}, kZoe), Reasons{Likeness::Name});
        QVERIFY(likenessesOf({.fullName = u"Somebody Else"_s}, kZoe).empty());
        QVERIFY(likenessesOf({}, kZoe).empty());
        QVERIFY(likenessesOf(kZoe, {.fullName = u"Other"_s}).empty());
    }

    void aBirthdayAloneIsNobodysName() {
        const QDate day(1984, 2, 29);
        QVERIFY(likenessesOf({.fullName = u"Max Schmidt"_s, .dateOfBirth = day}, kZoe).empty());
        QCOMPARE(likenessesOf({.fullName = u"Zoë Schmidt"_s, .dateOfBirth = day}, kZoe),
                 Reasons{Likeness::DateOfBirth});
        QCOMPARE(likenessesOf({.dateOfBirth = day}, kZoe), Reasons{Likeness::DateOfBirth});
        QVERIFY(likenessesOf({.dateOfBirth = QDate(1984, 3, 1)}, kZoe).empty());
    }

    void looksWhereTheyAreKept() {
        const CandidateQuery query = candidatesFor(kZoe);
        const auto has = [](const std::vector<QString>& texts, const QString& text) {
            return std::find(texts.begin(), texts.end(), text) != texts.end();
        };
        for (const auto& term : {u"zoe muller"_s, u"muller zoe"_s, u"c01x00t47"_s, u"0301234567"_s, u"49301234567"_s}) {
            QVERIFY2(has(query.terms, term), qPrintable(term));
        }
        QVERIFY(has(query.beginnings, u"muller z"_s));
        QCOMPARE(query.dateOfBirth, kZoe.dateOfBirth);
        QVERIFY(candidatesFor({.fullName = u"김민수"_s}).beginnings.empty());
        QVERIFY(candidatesFor({.fullName = QString(200, u'a').replace(1, 99, QString(99, u' '))}).beginnings.size() <=
                8);
    }
};

QTEST_APPLESS_MAIN(TestLikeness)
#include "tst_likeness.moc"

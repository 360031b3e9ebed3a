// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/foldedtext.h"
#include "server/domain/searchterms.h"

#include <QTest>

#include <algorithm>

using namespace tellerdesk;
using namespace tellerdesk::server;

namespace {

// What the store's statement does, in C++: is the customer found by what was typed?
bool finds(const QString& typed, const CustomerFields& fields, const std::vector<QString>& accounts = {}) {
    const auto query = termQuery(typed);
    const auto terms = customerTerms(fields, accounts);
    const auto fits = [](const QString& term, const QString& pattern) {
        return QString(u' ' + term).contains(pattern.sliced(1, pattern.size() - 2)); // "% word%"
    };
    const auto isHit = [&](const QString& term) {
        return term.startsWith(query->from) && std::all_of(query->inSame.begin(), query->inSame.end(),
                                                           [&](const QString& pattern) { return fits(term, pattern); });
    };
    const auto isSomewhere = [&](const QString& pattern) {
        return std::any_of(terms.begin(), terms.end(), [&](const QString& term) { return fits(term, pattern); });
    };
    return query && std::any_of(terms.begin(), terms.end(), isHit) &&
           std::all_of(query->inAny.begin(), query->inAny.end(), isSomewhere);
}

CustomerFields named(const QString& name) {
    return {.fullName = name};
}

} // namespace

class TestSearchTerms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void folds_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("folded");
        QTest::newRow("accents") << QStringLiteral("Zoë Müller-Łęcka") << QStringLiteral("zoe muller lecka");
        QTest::newRow("decomposed") << QStringLiteral("Mu\u0308ller") << QStringLiteral("muller");
        QTest::newRow("strokes") << QStringLiteral("Øyvind Đặng Æsa") << QStringLiteral("oyvind dang aesa");
        QTest::newRow("sharp s") << QStringLiteral("Groß") << QStringLiteral("gross");
        QTest::newRow("dotted I") << QStringLiteral("İpek Işık") << QStringLiteral("ipek isik");
        QTest::newRow("greek") << QStringLiteral("ΝΊΚΟΣ") << QStringLiteral("νικοσ");
        QTest::newRow("greek final") << QStringLiteral("Νίκος") << QStringLiteral("νικοσ");
        QTest::newRow("apostrophes") << QStringLiteral("O'Brien O’Brien") << QStringLiteral("obrien obrien");
        QTest::newRow("full width") << QStringLiteral("ＫＩＭ　１２") << QStringLiteral("kim 12");
        QTest::newRow("arabic digits") << QStringLiteral("٠١٢") << QStringLiteral("012");
        QTest::newRow("hidden marks") << QStringLiteral("\u202eAn\u200bna") << QStringLiteral("anna");
        QTest::newRow("wildcards") << QStringLiteral("%_\\'\";--") << QString();
    }
    void folds() {
        QFETCH(QString, text);
        QFETCH(QString, folded);
        QCOMPARE(foldedText(text), folded);
    }

    void foldingTwiceChangesNothing() {
        for (const QString& text : {QStringLiteral("Zoë Müller"), QStringLiteral("김민수"), QStringLiteral("İ ß ﬁ")}) {
            QCOMPARE(foldedText(foldedText(text)), foldedText(text));
        }
    }

    void findsByName_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("found");
        const auto row = [](const char* typed, const char* name, bool found) {
            QTest::newRow(qPrintable(QString::fromUtf8(typed) + u'|' + QString::fromUtf8(name)))
                << QString::fromUtf8(typed) << QString::fromUtf8(name) << found;
        };
        row("anna", "Anna Maria Müller", true);
        row("MUL", "Anna Maria Müller", true);
        row("müller anna", "Anna Maria Müller", true);
        row("mar mu an", "Anna Maria Müller", true);
        row("anna meier", "Anna Maria Müller", false);
        row("nna", "Anna Maria Müller", false);
        row("obrien", "Sean O'Brien", true);
        row("o'brien", "Sean O’Brien", true);
        row("jean-luc", "Jean-Luc Picard", true);
        row("luc", "Jean-Luc Picard", true);
        row("김민수", "김민수", true);
        row("김", "김민수", true);
        row("ㄱ", "김민수", true);
        row("기", "김민수", true);
        row("김ㅁ", "김민수", true);
        row("민수", "김민수", true);
        row("김 민수", "김민수", true);
        row("민수 김", "김민수", true);
        row("수", "김민수", false);
        row("이민수", "김민수", false);
        row("김민수", "김 민수", true);
        row("민수", "김 민수", true);
        row("남궁민", "남궁민수", true);
        row("민수", "남궁민수", true);
        row("남궁 민수", "남궁민수", true);
        row("田中太", "田中 太郎", true);
        row("太郎", "田中 太郎", true);
        row("kim minsu", "Kim Minsu (김민수)", true);
        row("김민수", "Kim Minsu (김민수)", true);
    }
    void findsByName() {
        QFETCH(QString, typed);
        QFETCH(QString, name);
        QFETCH(bool, found);
        QCOMPARE(finds(typed, named(name)), found);
    }

    void findsByPhone_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("phone");
        QTest::addColumn<bool>("found");
        const auto row = [](const char* typed, const char* phone, bool found) {
            QTest::newRow(qPrintable(QString::fromLatin1(typed) + u'|' + QString::fromLatin1(phone)))
                << QString::fromLatin1(typed) << QString::fromLatin1(phone) << found;
        };
        row("+49 171 1234567", "+49 171 1234567", true);
        row("49171", "+49 171 1234567", true);
        row("0049 171 12", "+49 171 1234567", true);
        row("0171 12", "+49 171 1234567", true);
        row("0171/123", "+49 (171) 123-4567", true);
        row("171", "+491711234567", true);
        row("0171 1", "+491711234567", true);
        row("1234567", "+49 171 1234567", true);
        row("4567", "+49 171 1234567", true);
        row("+49 171 1234", "0171 1234567", true);
        row("0172", "+49 171 1234567", false);
        row("010-1234", "+82 10-1234-5678", true);
        row("+82 10 1234", "010-1234-5678", true);
        row("5678", "010-1234-5678", true);
        row("5678", "01012345678", true);
        row("(212) 555", "+1 212-555-0123", true);
        row("+353 1 234", "01 234 5678", true);
    }
    void findsByPhone() {
        QFETCH(QString, typed);
        QFETCH(QString, phone);
        QFETCH(bool, found);
        QCOMPARE(finds(typed, {.fullName = QStringLiteral("X"), .phone = phone}), found);
    }

    void findsByDocument_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("number");
        QTest::addColumn<bool>("found");
        const auto row = [](const char* typed, const char* number, bool found) {
            QTest::newRow(qPrintable(QString::fromLatin1(typed) + u'|' + QString::fromLatin1(number)))
                << QString::fromLatin1(typed) << QString::fromLatin1(number) << found;
        };
        row("c01x", "C01X00T47", true);
        row("C01X00T47", "C01X00T47", true);
        row("AB-123 4", "AB-123 456", true);
        row("ab123456", "AB-123 456", true);
        row("ab 123456", "AB-123 456", true);
        row("123456", "AB-123 456", true);
        row("ac", "AB-123 456", false);
        row("900101-1", "900101-1234567", true);
        row("9001011234567", "900101-1234567", true);
    }
    void findsByDocument() {
        QFETCH(QString, typed);
        QFETCH(QString, number);
        QFETCH(bool, found);
        QCOMPARE(finds(typed, {.fullName = QStringLiteral("X"),
                               .document = IdentityDocument{.type = QStringLiteral("id"), .number = number}}),
                 found);
    }

    void findsByAccount() {
        const std::vector<QString> accounts{QStringLiteral("123456789074"), QStringLiteral("987654321098")};
        const CustomerFields fields = named(QStringLiteral("Anna Müller"));
        QVERIFY(finds(QStringLiteral("123456789074"), fields, accounts));
        QVERIFY(finds(QStringLiteral("1234 5678 9074"), fields, accounts));
        QVERIFY(finds(QStringLiteral("1234 56"), fields, accounts));
        QVERIFY(finds(QStringLiteral("9074"), fields, accounts));
        QVERIFY(finds(QStringLiteral("mul 9876"), fields, accounts));
        QVERIFY(!finds(QStringLiteral("mul 9877"), fields, accounts));
    }

    void readsTheIndexWhereFewestCustomersAre() {
        QCOMPARE(termQuery(QStringLiteral("a maximilian b"))->from, QStringLiteral("maximilian"));
        QCOMPARE(termQuery(QStringLiteral("maximilian 4711"))->from, QStringLiteral("4711"));
        QCOMPARE(termQuery(QStringLiteral("mu 4711"))->inAny, std::vector<QString>{QStringLiteral("% mu%")});
        QCOMPARE(termQuery(QStringLiteral("anna mu"))->inSame, std::vector<QString>{QStringLiteral("% mu%")});
    }

    void nothingIsLookedForWhereNothingWasTyped() {
        for (const QString& typed : {QString(), QStringLiteral("  "), QStringLiteral("%"), QStringLiteral("_-'")}) {
            QVERIFY(!termQuery(typed));
        }
    }

    void noTermIsTooLongForTheIndex() {
        const QString longest(200, u'\ufdfa'); // one character that decomposes to eighteen
        for (const QString& term : customerTerms(named(longest + u' ' + QString(200, u'강')), {})) {
            QVERIFY(term.toUtf8().size() <= 1800);
            QVERIFY(term.isValidUtf16());
        }
        const QString words = QString(100, u'a').replace(QStringLiteral("a"), QStringLiteral("a "));
        QCOMPARE(customerTerms(named(words), {}).size(), std::size_t{1});
        QVERIFY(finds(QString(200, u'강'), named(QString(200, u'강'))));
    }
};

QTEST_GUILESS_MAIN(TestSearchTerms)
#include "tst_searchterms.moc"

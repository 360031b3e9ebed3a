// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/csvfield.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk;

class TestCsvField : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isNoFormula_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QTest::newRow("plain") << u"Rent May"_s << u"Rent May"_s;
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("blank") << u"  "_s << u"  "_s;
        QTest::newRow("=") << u"=1+1"_s << u"'=1+1"_s;
        QTest::newRow("+") << u"+49"_s << u"'+49"_s;
        QTest::newRow("-") << u"-"_s << u"'-"_s;
        QTest::newRow("@") << u"@A1"_s << u"'@A1"_s;
        QTest::newRow("full-width =") << u"\uff1d1"_s << u"'\uff1d1"_s;
        QTest::newRow("full-width +") << u"\uff0b1"_s << u"'\uff0b1"_s;
        QTest::newRow("full-width -") << u"\uff0d1"_s << u"'\uff0d1"_s;
        QTest::newRow("full-width @") << u"\uff20A"_s << u"'\uff20A"_s;
        QTest::newRow("after blanks") << u"  =1"_s << u"'  =1"_s;
        QTest::newRow("after a no-break space") << u"\u00a0=1"_s << u"'\u00a0=1"_s;
        QTest::newRow("after an ideographic space") << u"\u3000\uff1d1"_s << u"'\u3000\uff1d1"_s;
        QTest::newRow("after a byte-order mark") << u"\ufeff=1"_s << u"'\ufeff=1"_s;
        QTest::newRow("after a zero-width space") << u"\u200b=1"_s << u"'\u200b=1"_s;
        QTest::newRow("tab") << u"\tx"_s << u"\"'\tx\""_s;
        QTest::newRow("return") << u"\rx"_s << u"\"'\rx\""_s;
        QTest::newRow("line feed") << u"\nx"_s << u"\"'\nx\""_s;
        QTest::newRow("inside") << u"a=1"_s << u"a=1"_s;
        QTest::newRow("after a letter that is a pair") << u"\U0001d49c=1"_s << u"\U0001d49c=1"_s;
        QTest::newRow("Korean") << u"월세"_s << u"월세"_s;
    }
    void isNoFormula() { compare(); }

    void isQuotedWhereItMustBe_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QTest::newRow("comma") << u"Berg, Anna"_s << u"\"Berg, Anna\""_s;
        QTest::newRow("semicolon") << u"a;b"_s << u"\"a;b\""_s;
        QTest::newRow("quotes") << u"say \"hi\""_s << u"\"say \"\"hi\"\"\""_s;
        QTest::newRow("lines") << u"a\r\nb"_s << u"\"a\r\nb\""_s;
        QTest::newRow("formula") << u"=HYPERLINK(\"x\",1)"_s << u"\"'=HYPERLINK(\"\"x\"\",1)\""_s;
    }
    void isQuotedWhereItMustBe() { compare(); }

private:
    static void compare() {
        QFETCH(QString, text);
        QTEST(csvField(text), "field");
    }
};

QTEST_APPLESS_MAIN(TestCsvField)
#include "tst_csvfield.moc"

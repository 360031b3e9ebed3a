// SPDX-License-Identifier: GPL-3.0-or-later
// The amount as fingers type it, key by key.
#include "client/widgets/amountedit.h"
#include "tests/client/support/samples.h"

#include <QApplication>
#include <QClipboard>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

struct InLocale {
    AmountEdit edit;

    explicit InLocale(const QString& locale, const char* code = "EUR") {
        QLocale::setDefault(QLocale(locale));
        edit.setCurrency(currency(code));
    }
    void type(const QString& keys) { QTest::keyClicks(&edit, keys); }
    void press(Qt::Key key) { QTest::keyClick(&edit, key); }
};

// As on a keypad: digits, and the sign that the keypad has.
QString keysFor(qint64 minor, Currency currency, QChar sign) {
    const qint64 factor = currency.minorPerMajor();
    const QString whole = QString::number(minor / factor);
    return currency.exponent() == 0
               ? whole
               : whole + sign + QStringLiteral("%1").arg(minor % factor, currency.exponent(), 10, QLatin1Char('0'));
}

} // namespace

class TestAmountEdit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackEveryAmountInEveryLocale_data() {
        QTest::addColumn<QString>("locale");
        for (const char* name : {"en_US", "en_IN", "hi_IN", "de_DE", "fr_FR", "pl_PL", "de_CH", "sv_SE", "pt_BR",
                                 "vi_VN", "ko_KR", "ar_EG", "fa_IR", "my_MM"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }
    void readsBackEveryAmountInEveryLocale() {
        QFETCH(QString, locale);
        for (const char* code : {"KRW", "EUR", "KWD"}) {
            for (const qint64 minor : {1LL, 9007199254740993LL, 10000000000000000LL}) {
                for (const QChar sign : {u'.', u','}) {
                    InLocale at(locale, code);
                    const QString keys = keysFor(minor, currency(code), sign);
                    at.type(keys);
                    QCOMPARE(at.edit.typed(), keys);
                    QVERIFY2(at.edit.amount().hasValue(), qPrintable(at.edit.text()));
                    QCOMPARE(at.edit.amount()->minor, minor);
                    QVERIFY(!at.edit.amount()->ambiguous);
                    QCOMPARE(at.edit.cursorPosition(), at.edit.text().size());
                    const QLocale user(locale);
                    if (minor > 1 && user.zeroDigit() == QStringLiteral("0")) { // the same as it is shown everywhere
                        QCOMPARE(at.edit.text(), formatAmount(minor, currency(code), user));
                    }
                    at.edit.setTyped(formatAmount(minor, currency(code), user)); // as '=' fills it in
                    QCOMPARE(at.edit.amount()->minor, minor);
                }
            }
        }
    }

    void groupsWhileTyping() {
        InLocale at(QStringLiteral("en_US"));
        const char* const shown[] = {"1", "12", "123", "1,234", "12,345", "123,456", "1,234,567"};
        for (int digit = 1; digit <= 7; ++digit) {
            at.type(QString::number(digit));
            QCOMPARE(at.edit.text(), QString::fromLatin1(shown[digit - 1]));
            QCOMPARE(at.edit.cursorPosition(), at.edit.text().size());
        }
        for (int digit = 6; digit >= 1; --digit) {
            at.press(Qt::Key_Backspace);
            QCOMPARE(at.edit.text(), QString::fromLatin1(shown[digit - 1]));
        }
    }

    void keepsTheCursorAmongTheDigits() {
        InLocale at(QStringLiteral("en_US"));
        at.type(QStringLiteral("123456")); // 123,456
        for (int i = 0; i < 3; ++i) {
            at.press(Qt::Key_Left);
        }
        at.press(Qt::Key_Left); // over the sign: 123|,456
        at.type(QStringLiteral("9"));
        QCOMPARE(at.edit.text(), QStringLiteral("1,239,456"));
        QCOMPARE(at.edit.text().first(at.edit.cursorPosition()), QStringLiteral("1,239"));
        at.press(Qt::Key_Backspace);
        QCOMPARE(at.edit.text(), QStringLiteral("123,456"));
        QCOMPARE(at.edit.text().first(at.edit.cursorPosition()), QStringLiteral("123"));
    }

    void deletesTheDigitBehindASign() {
        InLocale at(QStringLiteral("en_US"));
        at.type(QStringLiteral("1234"));
        at.edit.setCursorPosition(2); // 1,|234
        at.press(Qt::Key_Backspace);
        QCOMPARE(at.edit.text(), QStringLiteral("234"));
        at.edit.setTyped(QStringLiteral("1234"));
        at.edit.setCursorPosition(1); // 1|,234
        at.press(Qt::Key_Delete);
        QCOMPARE(at.edit.text(), QStringLiteral("134"));
    }

    void takesBothKeypadSignsForDecimals() {
        for (const char* locale : {"en_US", "de_DE"}) {
            for (const char* keys : {"1234.5", "1234,5", "12.5", "12,50"}) {
                InLocale at(QString::fromLatin1(locale));
                at.type(QString::fromLatin1(keys));
                QCOMPARE(at.edit.amount()->minor, keys[2] == '3' ? qint64(123'450) : qint64(1'250));
            }
        }
        InLocale german(QStringLiteral("de_DE"));
        german.type(QStringLiteral("1234.5"));
        QCOMPARE(german.edit.text(), QStringLiteral("1.234,5"));
    }

    // A sign that the edit put in is never doubted, one that was typed is.
    void doubtsOnlyWhatWasTyped() {
        InLocale at(QStringLiteral("en_US"), "KWD");
        at.type(QStringLiteral("1234"));
        QCOMPARE(at.edit.text(), QStringLiteral("1,234"));
        QVERIFY(!at.edit.amount()->ambiguous);
        QCOMPARE(at.edit.amount()->minor, qint64(1'234'000));
        at.edit.selectAll();
        at.type(QStringLiteral("1,234"));
        QVERIFY(at.edit.amount()->ambiguous);
        at.edit.selectAll();
        at.type(QStringLiteral("1.234"));
        QVERIFY(at.edit.amount()->ambiguous);
        QCOMPARE(at.edit.amount()->minor, qint64(1'234));
    }

    void takesPastedText() {
        InLocale at(QStringLiteral("en_US"));
        QApplication::clipboard()->setText(QStringLiteral("1,234,567.89"));
        at.edit.paste();
        QCOMPARE(at.edit.amount()->minor, qint64(123'456'789));
        QCOMPARE(at.edit.text(), QStringLiteral("1,234,567.89"));
    }

    void takesThousandsAndMillions() {
        InLocale at(QStringLiteral("en_US"));
        at.type(QStringLiteral("5k"));
        QCOMPARE(at.edit.amount()->minor, qint64(500'000));
        at.edit.selectAll();
        at.type(QStringLiteral("12500m"));
        QCOMPARE(at.edit.text(), QStringLiteral("12,500m"));
        QCOMPARE(at.edit.amount()->minor, qint64(1'250'000'000'000));
    }
};

QTEST_MAIN(TestAmountEdit)
#include "tst_amountedit.moc"

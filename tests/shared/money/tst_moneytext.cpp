// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/money/moneytext.h"

#include <QTest>

#include <algorithm>

using namespace tellerdesk;

namespace {

Currency currency(const char* code) {
    return *Currency::fromCode(QString::fromLatin1(code));
}

struct Typed {
    const char* name;
    const char* text;
    const char* code;
    const char* locale;
    qint64 minor; // -1: refused
    bool ambiguous;
};

constexpr Typed kTyped[] = {
    {"whole", "100", "EUR", "en_US", 10000, false},
    {"dot", "100.5", "EUR", "en_US", 10050, false},
    {"keypad comma", "100,5", "EUR", "en_US", 10050, false},
    {"keypad dot in Germany", "100.50", "EUR", "de_DE", 10050, false},
    {"ends with sign", "100.", "EUR", "en_US", 10000, false},
    {"begins with sign", ".5", "EUR", "en_US", 50, false},
    {"grouped", "1,234,567.89", "EUR", "en_US", 123456789, false},
    {"grouped in Germany", "1.234.567,89", "EUR", "de_DE", 123456789, false},
    {"spaces", "1 234 567.89", "EUR", "en_US", 123456789, false},
    {"Swiss", "1\u2019234.50", "EUR", "de_CH", 123450, false},
    {"Indian", "12,34,567", "KRW", "en_IN", 1234567, false},
    {"thousands, two decimals", "1,234", "EUR", "en_US", 123400, false},
    {"thousands or dinars", "1,234", "KWD", "en_US", 1234000, true},
    {"dinars or thousands", "1.234", "KWD", "en_US", 1234, true},
    {"a sign of no meaning here is a keypad's", "1.234", "KWD", "fr_FR", 1234, true},
    {"Arabic decimal sign", "\u0661\u066b\u0662\u0663\u0664", "KWD", "ar_EG", 1234, false},
    {"zero before it is no group", "0.234", "KWD", "en_US", 234, false},
    {"won have no decimals", "100.5", "KRW", "ko_KR", -1, false},
    {"four decimals of euros", "1.2345", "EUR", "en_US", -1, false},
    {"German decimal comma, three digits", "1,234", "EUR", "de_DE", -1, false},
    {"wrong groups", "1,23,4.5", "EUR", "en_US", -1, false},
    {"negative", "-1", "EUR", "en_US", -1, false},
    {"exponent", "1e3", "EUR", "en_US", -1, false},
    {"empty", "  ", "EUR", "en_US", -1, false},
    {"only a sign", ".", "EUR", "en_US", -1, false},
    {"most", "100000000000000", "EUR", "en_US", 10000000000000000, false},
    {"a cent more", "100000000000000.01", "EUR", "en_US", -1, false},
    {"thousands by k", "5k", "EUR", "en_US", 500000, false},
    {"millions by M", "1.5 M", "EUR", "en_US", 150000000, false},
    {"k of won", "1.5k", "KRW", "ko_KR", 1500, false},
    {"k behind thousands or decimals", "1,234k", "EUR", "en_US", 123400000, true},
    {"too fine even for k", "1.00001k", "KRW", "ko_KR", -1, false},
    {"k alone", "k", "EUR", "en_US", -1, false},
    {"two suffixes", "1km", "EUR", "en_US", -1, false},
    {"more than the most by m", "100000001m", "EUR", "en_US", -1, false},
    {"very many digits", "99999999999999999999999999999999999999999999999999", "EUR", "en_US", -1, false},
};

} // namespace

class TestMoneyText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsDecimalsByCurrency() {
        QCOMPARE(currency("KRW").exponent(), 0);
        QCOMPARE(currency("EUR").exponent(), 2);
        QCOMPARE(currency("KWD").exponent(), 3);
        QVERIFY(!Currency::fromCode(u"WON"));
        QVERIFY(!Currency::fromCode(u"eur"));
        QVERIFY(!Currency::fromCode(u"XXX"));
        QVERIFY(!Currency::fromCode(u"EURO"));
    }

    void roundTripsInEveryLocale_data() {
        QTest::addColumn<QString>("locale");
        for (const char* name : {"en_US", "en_IN", "hi_IN", "de_DE", "fr_FR", "pl_PL", "de_CH", "sv_SE", "pt_BR",
                                 "vi_VN", "ko_KR", "ar_EG", "fa_IR", "my_MM"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }
    void roundTripsInEveryLocale() {
        QFETCH(QString, locale);
        const QLocale user(locale);
        for (const char* code : {"KRW", "EUR", "KWD"}) {
            for (const qint64 minor : {1LL, 9007199254740993LL, 10000000000000000LL}) {
                const QString text = formatAmount(minor, currency(code), user);
                const auto read = readAmount(text, currency(code), user);
                QVERIFY2(read.hasValue(), qPrintable(text));
                QCOMPARE(read->minor, minor);
            }
        }
    }

    void readsWhatTellersType_data() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(std::size(kTyped)); ++i) {
            QTest::newRow(kTyped[i].name) << i;
        }
    }
    void readsWhatTellersType() {
        QFETCH(int, index);
        const Typed& typed = kTyped[index];
        const auto read =
            readAmount(QString::fromUtf8(typed.text), currency(typed.code), QLocale(QString::fromLatin1(typed.locale)));
        QCOMPARE(read.hasValue(), typed.minor >= 0);
        if (read) {
            QCOMPARE(read->minor, typed.minor);
            QCOMPARE(read->ambiguous, typed.ambiguous);
        }
    }

    void tellsTheOtherReading() {
        const auto read = readAmount(u"1.234", currency("KWD"), QLocale(QStringLiteral("de_DE")));
        QVERIFY(read && read->ambiguous);
        QCOMPARE(read->minor, qint64(1'234'000));
        QCOMPARE(read->otherMinor, qint64(1'234));
    }

    void groupsWhatIsBeingTyped_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* typed, const char* locale, const char* shown) {
            QTest::addRow("%s %s", typed, locale)
                << QString::fromUtf8(typed) << QString::fromLatin1(locale) << QString::fromUtf8(shown);
        };
        row("", "en_US", "");
        row("123", "en_US", "123");
        row("1234", "en_US", "1,234");
        row("1234567", "en_US", "1,234,567");
        row("1234567", "en_IN", "12,34,567");
        row("1234567.5", "de_DE", "1.234.567,5");
        row("1234,", "en_US", "1,234.");
        row("1234567", "de_CH", "1\u2019234\u2019567");
        row("12345k", "en_US", "12,345k");
        row("1,234", "en_US", "1,234");
        row("1.234", "de_DE", "1.234");
        row("1234x", "en_US", "1234x");
        row("1,234,5", "en_US", "1,234,5");
        row("12345678901234567890", "en_US", "12345678901234567890");
        row("\u0661\u0662\u0663\u0664", "ar_EG", "\u0661\u066c\u0662\u0663\u0664");
    }
    void groupsWhatIsBeingTyped() {
        QFETCH(QString, typed);
        QFETCH(QString, locale);
        QFETCH(QString, shown);
        const GroupedText grouped = groupTyped(typed, QLocale(locale));
        QCOMPARE(grouped.text, shown);
        QCOMPARE(grouped.from.size(), static_cast<std::size_t>(shown.size()));
        QCOMPARE(std::count_if(grouped.from.begin(), grouped.from.end(), [](qsizetype at) { return at >= 0; }),
                 typed.size());
    }

    void writesTheSmallestNumberToo() {
        const QLocale us(QStringLiteral("en_US"));
        QCOMPARE(formatAmount(INT64_MIN, currency("EUR"), us), QStringLiteral("-92,233,720,368,547,758.08"));
        QCOMPARE(formatAmount(-5, currency("EUR"), us), QStringLiteral("-0.05"));
        QCOMPARE(formatMoney({.minor = 5, .currency = currency("KWD")}, us), QStringLiteral("0.005\u00a0KWD"));
    }

    void writesPlainlyForPrograms() {
        QCOMPARE(plainAmount(0, currency("EUR")), QStringLiteral("0.00"));
        QCOMPARE(plainAmount(-5, currency("EUR")), QStringLiteral("-0.05"));
        QCOMPARE(plainAmount(1'234'567, currency("KRW")), QStringLiteral("1234567"));
        QCOMPARE(plainAmount(-1'234, currency("KWD")), QStringLiteral("-1.234"));
        QCOMPARE(plainAmount(INT64_MIN, currency("EUR")), QStringLiteral("-92233720368547758.08"));
        QCOMPARE(plainAmount(INT64_MAX, currency("KWD")), QStringLiteral("9223372036854775.807"));
    }

    void sumsThatDoNotFitAreSeen() {
        QCOMPARE(checkedAdd(INT64_MAX, 1), std::nullopt);
        QCOMPARE(checkedSubtract(INT64_MIN, 1), std::nullopt);
        QCOMPARE(checkedAdd(2, 3), std::optional<qint64>(5));
    }
};

QTEST_APPLESS_MAIN(TestMoneyText)
#include "tst_moneytext.moc"

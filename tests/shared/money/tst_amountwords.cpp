// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/money/amountwords.h"

#include <QTest>

using namespace tellerdesk;

namespace {

struct Written {
    const char* code;
    qint64 minor;
    const char* english;
    const char* korean;
};

constexpr Written kWritten[] = {
    {"EUR", 0, "Zero euros", "영 유로"},
    {"EUR", 1, "One cent", "일 센트"},
    {"EUR", 10'000, "One hundred euros", "일백 유로"},
    {"EUR", 12'345'678, "One hundred twenty-three thousand four hundred fifty-six euros and seventy-eight cents",
     "일십이만삼천사백오십육 유로 칠십팔 센트"},
    {"EUR", kMaxAmountMinor, "One hundred trillion euros", "일백조 유로"},
    {"USD", 0, "Zero US dollars", "영 미국 달러"},
    {"USD", 1, "One cent", "일 센트"},
    {"USD", 10'000, "One hundred US dollars", "일백 미국 달러"},
    {"USD", 12'345'678, "One hundred twenty-three thousand four hundred fifty-six US dollars and seventy-eight cents",
     "일십이만삼천사백오십육 미국 달러 칠십팔 센트"},
    {"USD", kMaxAmountMinor, "One hundred trillion US dollars", "일백조 미국 달러"},
    {"KRW", 0, "Zero won", "금 영원정"},
    {"KRW", 1, "One won", "금 일원정"},
    {"KRW", 10'000, "Ten thousand won", "금 일만원정"},
    {"KRW", 12'345'678, "Twelve million three hundred forty-five thousand six hundred seventy-eight won",
     "금 일천이백삼십사만오천육백칠십팔원정"},
    {"KRW", kMaxAmountMinor, "Ten quadrillion won", "금 일경원정"},
    {"KWD", 0, "Zero Kuwaiti dinars", "영 쿠웨이트 디나르"},
    {"KWD", 1, "One fils", "일 필스"},
    {"KWD", 10'000, "Ten Kuwaiti dinars", "일십 쿠웨이트 디나르"},
    {"KWD", 12'345'678, "Twelve thousand three hundred forty-five Kuwaiti dinars and six hundred seventy-eight fils",
     "일만이천삼백사십오 쿠웨이트 디나르 육백칠십팔 필스"},
    {"KWD", kMaxAmountMinor, "Ten trillion Kuwaiti dinars", "일십조 쿠웨이트 디나르"},
    // one of each unit, zeros between groups, teens, and currencies that are called by their code
    {"EUR", 101, "One euro and one cent", "일 유로 일 센트"},
    {"KWD", 1'000, "One Kuwaiti dinar", "일 쿠웨이트 디나르"},
    {"KRW", 1'000'000'019, "One billion nineteen won", "금 일십억일십구원정"},
    {"KRW", 9'999'999'999'999'999,
     "Nine quadrillion nine hundred ninety-nine trillion nine hundred ninety-nine billion nine hundred ninety-nine "
     "million nine hundred ninety-nine thousand nine hundred ninety-nine won",
     "금 구천구백구십구조구천구백구십구억구천구백구십구만구천구백구십구원정"},
    {"CHF", 12'005, "One hundred twenty CHF 05/100", "일백이십 CHF 05/100"},
    {"JPY", 21, "Twenty-one JPY", "이십일 JPY"},
    {"EUR", -150, "Minus one euro and fifty cents", "마이너스 일 유로 오십 센트"},
};

} // namespace

class TestAmountWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesAmountsOut_data() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(std::size(kWritten)); ++i) {
            QTest::addRow("%s %lld", kWritten[i].code, static_cast<long long>(kWritten[i].minor)) << i;
        }
    }
    void writesAmountsOut() {
        QFETCH(int, index);
        const Written& written = kWritten[index];
        const Money money{.minor = written.minor, .currency = *Currency::fromCode(QString::fromLatin1(written.code))};
        QCOMPARE(amountInWords(money, WordLanguage::English), QString::fromUtf8(written.english));
        QCOMPARE(amountInWords(money, WordLanguage::Korean), QString::fromUtf8(written.korean));
    }
    void writesTheSmallestNumberToo() {
        const Money money{.minor = INT64_MIN, .currency = *Currency::fromCode(u"KRW")};
        QVERIFY(amountInWords(money, WordLanguage::English).startsWith(QStringLiteral("Minus nine quintillion")));
    }
};

QTEST_APPLESS_MAIN(TestAmountWords)
#include "tst_amountwords.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/hangulkeys.h"
#include "client/counter/quickorder.h"
#include "tests/client/support/samples.h"

#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

class TestQuickOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsHangulAsTheKeysThatWerePressed_data() {
        QTest::addColumn<QString>("hangul");
        QTest::addColumn<QString>("keys");
        const auto row = [](const char* hangul, const char* keys) {
            QTest::newRow(keys) << QString::fromUtf8(hangul) << QString::fromLatin1(keys);
        };
        row("ㅇㅔ", "dp");
        row("에", "dp"); // as an input method puts the same keys together
        row("ㅊㅈ", "cw");
        row("ㅅㄱ", "tr");
        row("값", "rkqt");
        row("과ㅝ", "rhknj");
        row("ㄲㅃㅒ", "RQO");
        row("힣", "glg");
        row("dp 1", "dp 1");
    }
    void readsHangulAsTheKeysThatWerePressed() {
        QFETCH(QString, hangul);
        QFETCH(QString, keys);
        QCOMPARE(latinOfHangulKeys(hangul), keys);
    }

    void readsWholePostings() {
        const QString one = accountNumber(1);
        const QString two = accountNumber(77);
        const QString spaced = one.first(4) + u' ' + one.mid(4, 4) + u' ' + one.last(4);
        const auto read = [](const QString& text) { return parseQuickLine(text).value(); };
        const auto is = [](PostingKind kind, const char* amount, const QStringList& accounts,
                           const char* narrative = "") {
            return QuickOrder{.kind = kind,
                              .amountText = QString::fromLatin1(amount),
                              .accounts = accounts,
                              .narrative = QString::fromUtf8(narrative)};
        };
        QCOMPARE(read(QStringLiteral("dp 100 ") + one), is(PostingKind::Deposit, "100", {one}));
        QCOMPARE(read(QStringLiteral("  CW  1.5k ") + spaced), is(PostingKind::Withdrawal, "1.5k", {one}));
        QCOMPARE(read(QStringLiteral("에 100 ") + one), is(PostingKind::Deposit, "100", {one}));
        QCOMPARE(read(QStringLiteral("tr = ") + spaced + u' ' + two), is(PostingKind::Transfer, "=", {one, two}));
        QCOMPARE(read(QStringLiteral("tr 1 %1 %2 rent 2026").arg(one, two)),
                 is(PostingKind::Transfer, "1", {one, two}, "rent 2026"));
        QCOMPARE(read(QStringLiteral("dp 100 ") + one + QStringLiteral(" 2026 월세")),
                 is(PostingKind::Deposit, "100", {one}, "2026 월세"));
        QCOMPARE(read(QStringLiteral("cw 20")), is(PostingKind::Withdrawal, "20", {}));
    }

    void saysWhatIsWrong() {
        QString wrong = accountNumber(1);
        wrong.back() = wrong.back() == u'0' ? u'1' : u'0';
        const auto fault = [](const QString& text) { return parseQuickLine(text).error(); };
        QCOMPARE(fault({}), QuickFault::NoCode);
        QCOMPARE(fault(QStringLiteral("김서연")), QuickFault::NoCode);
        QCOMPARE(fault(QStringLiteral("dp")), QuickFault::NoAmount);
        QCOMPARE(fault(QStringLiteral("dp = ") + accountNumber(1)), QuickFault::AllOfADeposit);
        QCOMPARE(fault(QStringLiteral("cw 1 1234 5678")), QuickFault::AccountIncomplete);
        QCOMPARE(fault(QStringLiteral("cw 1 ") + wrong), QuickFault::AccountWrong);
        QCOMPARE(fault(QStringLiteral("tr 1 ") + accountNumber(1) + QStringLiteral(" 12")),
                 QuickFault::AccountIncomplete);
    }
};

QTEST_APPLESS_MAIN(TestQuickOrder)
#include "tst_quickorder.moc"

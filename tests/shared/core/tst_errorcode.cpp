// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/core/result.h"

#include <QTest>

#include <set>

using namespace tellerdesk;

class TestErrorCode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsOwnNameAndIsReadBack() {
        std::set<QString> names;
        for (const ErrorCode code : allErrorCodes()) {
            const QString name = wireName(code);
            QVERIFY2(names.insert(name).second, qPrintable(name));
            QCOMPARE(errorCodeFromWire(name), code);
            QVERIFY(httpStatus(code) >= 400 && httpStatus(code) < 600);
        }
        QCOMPARE(names.size(), static_cast<std::size_t>(ErrorCode::Internal) + 1);
        QVERIFY(!errorCodeFromWire(u"no_such_code").has_value());
    }

    void inProgressSaysNothingAboutTheOutcome() {
        QVERIFY(!isBusinessRefusal(ErrorCode::InProgress));
        QVERIFY(isBusinessRefusal(ErrorCode::InsufficientFunds));
        QVERIFY(isBusinessRefusal(ErrorCode::Abandoned));
        QVERIFY(!isBusinessRefusal(ErrorCode::Busy));
        QVERIFY(!isBusinessRefusal(ErrorCode::IdempotencyKeyReused));
    }

    void aResultHoldsAValueOrAFailure() {
        const Result<int> good = 7;
        const Result<int> bad = failField(QStringLiteral("/amount"), FieldFault::OutOfRange);
        QCOMPARE(good.value(), 7);
        QVERIFY(!bad);
        QCOMPARE(bad.error().fields.front().pointer, QStringLiteral("/amount"));
        QCOMPARE(Result<int>(bad.failed()).error(), bad.error());
    }
};

QTEST_APPLESS_MAIN(TestErrorCode)
#include "tst_errorcode.moc"

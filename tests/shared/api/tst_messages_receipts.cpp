// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/messages_receipts.h"
#include "shared/api/page.h"

#include <QJsonDocument>
#include <QTest>

using namespace tellerdesk;

namespace {

JsonValue read(const QJsonObject& json) {
    return *parseJson(QJsonDocument(json).toJson());
}

NamedAccount named(const char* number, const QString& owner) {
    return {.id = AccountId::make(), .number = QString::fromLatin1(number), .ownerName = owner};
}

const Instant kThen{std::chrono::milliseconds(1'700'000'000'123)};

JournalItem posted() {
    return {.id = PostingId::make(),
            .kind = PostingKind::Transfer,
            .amountMinor = kMaxAmountMinor,
            .currency = *Currency::fromCode(u"KRW"),
            .businessDate = QDate(2026, 11, 23),
            .at = kThen,
            .teller = {.id = UserId::make(), .fullName = QStringLiteral("Ines Berger")},
            .tellerSequence = 17,
            .account = named("123456789074", QStringLiteral("김민수")),
            .toAccount = named("987654321098", QStringLiteral("김서연")),
            .narrative = QStringLiteral("월세"),
            .copies = 2};
}

Receipt receipt() {
    return {.postingId = PostingId::make(),
            .kind = PostingKind::Withdrawal,
            .branch = {.code = QStringLiteral("main"), .name = QStringLiteral("Main Street")},
            .teller = {.id = UserId::make(), .fullName = QStringLiteral("Ines Berger")},
            .tellerSequence = 3,
            .businessDate = QDate(2026, 11, 23),
            .postedAt = kThen,
            .localTime = QDateTime(QDate(2023, 11, 15), QTime(7, 13, 20), Qt::OffsetFromUTC, 9 * 3600),
            .account = named("123456789074", QStringLiteral("김민수")),
            .amountMinor = 9'007'199'254'740'993, // more than a double keeps
            .currency = *Currency::fromCode(u"EUR"),
            .balanceAfterMinor = -5};
}

} // namespace

class TestMessagesReceipts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldSurvivesTheWire() {
        JournalItem refused = posted();
        refused.refusal = QStringLiteral("insufficient_funds");
        refused.tellerSequence = std::nullopt;
        refused.account = std::nullopt;
        refused.toAccount = std::nullopt;
        refused.narrative = std::nullopt;
        const Page<JournalItem> page{.items = {posted(), refused}, .next = QStringLiteral("x")};
        QCOMPARE(*Page<JournalItem>::fromJson(read(page.toJson())), page);
        Receipt transfer = receipt();
        transfer.toAccount = named("987654321098", QStringLiteral("김서연"));
        transfer.narrative = QStringLiteral("rent");
        for (const Receipt& each : {receipt(), transfer}) {
            QCOMPARE(*Receipt::fromJson(read(each.toJson())), each);
        }
        const ReceiptCopy copy{.id = Uuid::makeV7(), .postingId = PostingId::make(), .n = 7, .madeAt = kThen};
        QCOMPARE(*ReceiptCopy::fromJson(read(copy.toJson())), copy);
    }

    void keepsTheBranchsOffset() {
        QCOMPARE(receipt().toJson().value(u"local_time").toString(), QStringLiteral("2023-11-15T07:13:20+09:00"));
        QCOMPARE(Receipt::fromJson(read(receipt().toJson()))->localTime.offsetFromUtc(), 9 * 3600);
    }

    void namesTheFieldAtFault_data() {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("kind") << QStringLiteral("kind") << QJsonValue(QStringLiteral("gift"));
        QTest::newRow("time") << QStringLiteral("local_time") << QJsonValue(QStringLiteral("2023-11-15T07:13:20"));
        QTest::newRow("amount") << QStringLiteral("amount") << QJsonValue(0);
        QTest::newRow("sequence") << QStringLiteral("teller_sequence") << QJsonValue(0);
        QTest::newRow("copies") << QStringLiteral("copies") << QJsonValue(-1);
    }
    void namesTheFieldAtFault() {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QJsonObject json = receipt().toJson();
        json.insert(member, value);
        const auto result = Receipt::fromJson(read(json));
        QVERIFY(!result);
        QCOMPARE(result.error().fields.front().pointer, u'/' + member);
    }

    void takesNoRefusalWithoutItsCode() {
        QJsonObject json = posted().toJson();
        json.insert(QStringLiteral("state"), QStringLiteral("refused"));
        const Page<JournalItem> page;
        QJsonObject list = page.toJson();
        list.insert(QStringLiteral("items"), QJsonArray{json});
        QVERIFY(!Page<JournalItem>::fromJson(read(list)));
    }
};

QTEST_GUILESS_MAIN(TestMessagesReceipts)
#include "tst_messages_receipts.moc"

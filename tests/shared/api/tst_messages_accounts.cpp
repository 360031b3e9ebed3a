// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/messages_accounts.h"
#include "shared/api/page.h"

#include <QJsonDocument>
#include <QTest>

using namespace tellerdesk;

namespace {

JsonValue read(const QByteArray& text) {
    return *parseJson(text);
}

JsonValue read(const QJsonObject& json) {
    return read(QJsonDocument(json).toJson());
}

const QByteArray kId = "0190a5f0-1c2d-7abc-8def-001122334455";

} // namespace

class TestMessagesAccounts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldSurvivesTheWire() {
        const OpenAccountRequest request{.customerId = CustomerId::make(), .currency = *Currency::fromCode(u"KRW")};
        QCOMPARE(*OpenAccountRequest::fromJson(read(request.toJson())), request);

        const AccountInfo account{.id = AccountId::make(),
                                  .number = QStringLiteral("123456789074"),
                                  .customerId = request.customerId,
                                  .ownerName = QStringLiteral("김민수"),
                                  .currency = request.currency,
                                  .status = QStringLiteral("active"),
                                  .balanceMinor = 9'007'199'254'740'993, // more than a double keeps
                                  .availableMinor = -1};
        QCOMPARE(*accountFromJson(read(account.toJson())), account);

        EntryInfo entry{.id = EntryId::make(),
                        .entryNumber = 7,
                        .postingId = PostingId::make(),
                        .kind = QStringLiteral("deposit"),
                        .amountMinor = -9'007'199'254'740'993,
                        .balanceAfterMinor = 12,
                        .businessDate = QDate(2026, 11, 23),
                        .postedAt = Instant(std::chrono::milliseconds(1'700'000'000'123)),
                        .narrative = QStringLiteral("rent")};
        const Page<EntryInfo> page{.items = {entry}, .next = QStringLiteral("x")};
        QCOMPARE(*Page<EntryInfo>::fromJson(read(page.toJson())), page);
        entry.narrative = std::nullopt;
        QVERIFY(entry.toJson().value(u"narrative").isNull());
    }

    void namesTheFieldAtFault_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<FieldFault>("fault");
        const auto row = [](const char* name, const QByteArray& json, const char* pointer, FieldFault fault) {
            QTest::newRow(name) << json << QString::fromLatin1(pointer) << fault;
        };
        const QByteArray customer = "\"customer_id\": \"" + kId + "\"";
        row("no currency", "{" + customer + "}", "/currency", FieldFault::Missing);
        row("no customer", R"({"currency": "EUR"})", "/customer_id", FieldFault::Missing);
        row("WON", "{" + customer + R"(, "currency": "WON"})", "/currency", FieldFault::Malformed);
        row("lower case", "{" + customer + R"(, "currency": "eur"})", "/currency", FieldFault::Malformed);
        row("currency number", "{" + customer + R"(, "currency": 978})", "/currency", FieldFault::WrongType);
        row("customer number", R"({"customer_id": 7, "currency": "EUR"})", "/customer_id", FieldFault::WrongType);
        row("customer null", R"({"customer_id": null, "currency": "EUR"})", "/customer_id", FieldFault::WrongType);
        row("customer no id", R"({"customer_id": "1", "currency": "EUR"})", "/customer_id", FieldFault::Malformed);
        row("customer empty", R"({"customer_id": "", "currency": "EUR"})", "/customer_id", FieldFault::Malformed);
        for (const auto* name : {"balance", "number", "status", "id", "overdraft_limit", "branch_id"}) {
            row(name, "{" + customer + R"(, "currency": "EUR", )" + '"' + name + "\": 1}",
                qPrintable(u'/' + QString::fromLatin1(name)), FieldFault::Unknown);
        }
    }
    void namesTheFieldAtFault() {
        QFETCH(QByteArray, json);
        QFETCH(QString, pointer);
        QFETCH(FieldFault, fault);
        const auto request = OpenAccountRequest::fromJson(read(json));
        QVERIFY(!request.hasValue());
        QCOMPARE(request.error().fields, (std::vector<FieldError>{{.pointer = pointer, .fault = fault}}));
    }
};

QTEST_GUILESS_MAIN(TestMessagesAccounts)
#include "tst_messages_accounts.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/messages_customers.h"
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

CustomerFields whole() {
    return {.fullName = QStringLiteral("Zoë Müller"),
            .phone = QStringLiteral("+49 30 1234567"),
            .email = QStringLiteral("zoe@example.org"),
            .dateOfBirth = QDate(1984, 2, 29),
            .document = IdentityDocument{.type = QStringLiteral("passport"), .number = QStringLiteral("C01X00T47")},
            .address = QStringLiteral("Hauptstraße 1\n10115 Berlin")};
}

template <class Message>
std::vector<FieldError> faultsIn(const QByteArray& text) {
    const auto message = Message::fromJson(read(text));
    return message ? std::vector<FieldError>() : message.error().fields;
}

bool onlyFault(const std::vector<FieldError>& faults, const QString& pointer, FieldFault fault) {
    return faults == std::vector<FieldError>{{.pointer = pointer, .fault = fault}};
}

} // namespace

class TestMessagesCustomers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldSurvivesTheWire() {
        QCOMPARE(*CustomerFields::fromJson(read(whole().toJson())), whole());
        const CustomerFields least{.fullName = QStringLiteral("김민수")};
        QCOMPARE(*CustomerFields::fromJson(read(least.toJson())), least);
    }

    void aReplySaysNullForWhatIsNotKnown() {
        const CustomerInfo customer{.id = CustomerId::make(),
                                    .branchId = BranchId::make(),
                                    .fields = {.fullName = QStringLiteral("Kim")},
                                    .createdAt = Instant(std::chrono::milliseconds(1'700'000'000'123))};
        const QJsonObject json = customer.toJson();
        for (const auto* name : {"phone", "email", "date_of_birth", "document", "address"}) {
            QVERIFY2(json.value(QLatin1StringView(name)).isNull(), name);
        }
        QCOMPARE(*CustomerInfo::fromJson(read(json)), customer);
        const Page<CustomerInfo> page{.items = {customer, customer}, .next = QStringLiteral("abc")};
        QCOMPARE(*Page<CustomerInfo>::fromJson(read(page.toJson())), page);
        const Page<CustomerInfo> last{.items = {customer}};
        QCOMPARE(*Page<CustomerInfo>::fromJson(read(last.toJson())), last);
    }

    void namesTheFieldAtFault_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<FieldFault>("fault");
        const auto row = [](const char* name, const char* json, const char* pointer, FieldFault fault) {
            QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(pointer) << fault;
        };
        row("no name", R"({})", "/full_name", FieldFault::Missing);
        row("blank name", R"({"full_name": "  "})", "/full_name", FieldFault::Malformed);
        row("name null", R"({"full_name": null})", "/full_name", FieldFault::WrongType);
        row("name number", R"({"full_name": 1})", "/full_name", FieldFault::WrongType);
        row("name array", R"({"full_name": ["Kim"]})", "/full_name", FieldFault::WrongType);
        row("name with escape", "{\"full_name\": \"\\u001b[31mKim\"}", "/full_name", FieldFault::Malformed);
        row("name with line break", R"({"full_name": "Kim\r\nX"})", "/full_name", FieldFault::Malformed);
        row("name with NUL", R"({"full_name": "Kim\u0000"})", "/full_name", FieldFault::Malformed);
        row("phone object", R"({"full_name": "K", "phone": {}})", "/phone", FieldFault::WrongType);
        row("phone null", R"({"full_name": "K", "phone": null})", "/phone", FieldFault::WrongType);
        row("phone of letters", R"({"full_name": "K", "phone": "call me"})", "/phone", FieldFault::Malformed);
        row("email boolean", R"({"full_name": "K", "email": true})", "/email", FieldFault::WrongType);
        row("email without at", R"({"full_name": "K", "email": "kim.example.org"})", "/email", FieldFault::Malformed);
        row("born never", R"({"full_name": "K", "date_of_birth": "1999-02-29"})", "/date_of_birth",
            FieldFault::Malformed);
        row("born a number", R"({"full_name": "K", "date_of_birth": 19990228})", "/date_of_birth",
            FieldFault::WrongType);
        row("document text", R"({"full_name": "K", "document": "C01"})", "/document", FieldFault::WrongType);
        row("document null", R"({"full_name": "K", "document": null})", "/document", FieldFault::WrongType);
        row("document half", R"({"full_name": "K", "document": {"type": "passport"}})", "/document/number",
            FieldFault::Missing);
        row("document extra", R"({"full_name": "K", "document": {"type": "p", "number": "1", "issuer": "x"}})",
            "/document/issuer", FieldFault::Unknown);
        row("address number", R"({"full_name": "K", "address": 7})", "/address", FieldFault::WrongType);
        for (const auto* name : {"id", "branch_id", "branch", "status", "role", "balance", "created_by", "approved"}) {
            QTest::newRow(name) << QByteArray("{\"full_name\": \"K\", \"") + name + "\": \"x\"}"
                                << u'/' + QString::fromLatin1(name) << FieldFault::Unknown;
        }
        row("no object", R"(["full_name"])", "", FieldFault::WrongType);
    }
    void namesTheFieldAtFault() {
        QFETCH(QByteArray, json);
        QFETCH(QString, pointer);
        QFETCH(FieldFault, fault);
        QVERIFY(onlyFault(faultsIn<CustomerFields>(json), pointer, fault));
    }

    void everyBadFieldIsNamedAtOnce() {
        const auto faults = faultsIn<CustomerFields>(R"({"full_name": 1, "phone": 2, "colour": "red"})");
        QCOMPARE(faults.size(), std::size_t{3});
    }

    void aLongNameIsRefusedAndTheLongestIsNot() {
        QVERIFY(CustomerFields::fromJson(read(QJsonObject{{QStringLiteral("full_name"), QString(200, u'강')}})));
        QVERIFY(!CustomerFields::fromJson(read(QJsonObject{{QStringLiteral("full_name"), QString(201, u'a')}})));
    }

    void aChangeLeavesOutKeepsAndClears() {
        const auto change = CustomerChange::fromJson(read(
            R"({"phone": "", "date_of_birth": "", "document": {"type": "", "number": ""}, "email": "z@example.org"})"));
        QVERIFY(change.hasValue());
        const CustomerFields after = change->appliedTo(whole());
        QVERIFY(!after.phone && !after.dateOfBirth && !after.document);
        QCOMPARE(after.email, std::optional(QStringLiteral("z@example.org")));
        QCOMPARE(after.fullName, whole().fullName);
        QCOMPARE(after.address, whole().address);
        QCOMPARE(*CustomerChange::fromJson(read(change->toJson())), *change);
    }

    void aChangeCanSetEverything() {
        const auto change = CustomerChange::fromJson(read(whole().toJson()));
        QVERIFY(change.hasValue());
        QCOMPARE(change->appliedTo({.fullName = QStringLiteral("Old")}), whole());
        QCOMPARE(*CustomerChange::fromJson(read(change->toJson())), *change);
    }

    void refusesAChangeThatIsNone_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<FieldFault>("fault");
        const auto row = [](const char* name, const char* json, const char* pointer, FieldFault fault) {
            QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(pointer) << fault;
        };
        row("nothing", R"({})", "", FieldFault::Missing);
        row("no object", "\"\"", "", FieldFault::WrongType);
        row("name emptied", R"({"full_name": ""})", "/full_name", FieldFault::TooShort);
        row("null", R"({"phone": null})", "/phone", FieldFault::WrongType);
        row("born null", R"({"date_of_birth": null})", "/date_of_birth", FieldFault::WrongType);
        row("document null", R"({"document": null})", "/document", FieldFault::WrongType);
        row("half a document", R"({"document": {"type": "", "number": "1"}})", "/document/type", FieldFault::TooShort);
        row("document emptied with more", R"({"document": {"type": "", "number": "", "x": 1}})", "/document/x",
            FieldFault::Unknown);
        row("version", R"({"version": 2})", "/version", FieldFault::Unknown);
    }
    void refusesAChangeThatIsNone() {
        QFETCH(QByteArray, json);
        QFETCH(QString, pointer);
        QFETCH(FieldFault, fault);
        QVERIFY(onlyFault(faultsIn<CustomerChange>(json), pointer, fault));
    }
};

QTEST_GUILESS_MAIN(TestMessagesCustomers)
#include "tst_messages_customers.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/messages_similar.h"
#include "shared/api/page.h"
#include "shared/domain/documentmask.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk;

namespace {

JsonValue read(const QJsonObject& json) {
    return *parseJson(QJsonDocument(json).toJson());
}

std::vector<FieldError> faultsIn(const QByteArray& text) {
    const auto message = SimilarRequest::fromJson(*parseJson(text));
    return message ? std::vector<FieldError>() : message.error().fields;
}

} // namespace

class TestMessagesSimilar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void masksNumbers_data() {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("mask");
        QTest::newRow("long") << u"C01X00T47"_s << u"*****0T47"_s;
        QTest::newRow("eight") << u"12345678"_s << u"****5678"_s;
        QTest::newRow("seven") << u"1234567"_s << u"****567"_s;
        QTest::newRow("six") << u"123456"_s << u"***456"_s;
        QTest::newRow("five") << u"12345"_s << u"*****"_s;
        QTest::newRow("one") << u"1"_s << u"*"_s;
        QTest::newRow("beyond the plane") << u"1234𝟙𝟚𝟛𝟜"_s << u"****𝟙𝟚𝟛𝟜"_s;
    }
    void masksNumbers() {
        QFETCH(QString, number);
        QFETCH(QString, mask);
        QCOMPARE(maskedDocumentNumber(number), mask);
        QCOMPARE(maskedDocumentNumber(mask), mask);
        QVERIFY(isMaskedDocumentNumber(mask));
        QVERIFY(!isMaskedDocumentNumber(number));
    }

    void noReplyCarriesANumber() {
        const CustomerInfo customer{
            .fields = {.fullName = u"Zoë"_s,
                       .document = IdentityDocument{.type = u"passport"_s, .number = u"C01X00T47"_s}}};
        const SimilarCustomer similar{.customer = customer, .reasons = {Likeness::Document}};
        for (const QJsonObject& json :
             {customer.toJson(), similar.toJson(), Page<CustomerInfo>{.items = {customer}}.toJson()}) {
            const QByteArray text = QJsonDocument(json).toJson();
            QVERIFY(text.contains("*****0T47") && !text.contains("C01X"));
        }
    }

    void aMaskIsRefusedWhereverItComesBack() {
        const JsonValue json =
            read({{u"full_name"_s, u"Zoë"_s},
                  {u"document"_s, QJsonObject{{u"type"_s, u"passport"_s}, {u"number"_s, u"*****0T47"_s}}}});
        const std::vector<FieldError> faults{{.pointer = u"/document/number"_s, .fault = FieldFault::NotAllowed}};
        QCOMPARE(CustomerFields::fromJson(json).error().fields, faults);
        QCOMPARE(CustomerChange::fromJson(json).error().fields, faults);
        QCOMPARE(SimilarRequest::fromJson(json).error().fields, faults);
    }

    void aSketchNeedsNothingButSomething() {
        QCOMPARE(faultsIn("{}"), (std::vector<FieldError>{{.pointer = QString(), .fault = FieldFault::Missing}}));
        QVERIFY(SimilarRequest::fromJson(*parseJson(R"({"phone": "030 1234567"})")));
        const auto number = SimilarRequest::fromJson(*parseJson(R"({"document": {"number": "C01X00T47"}})"));
        QCOMPARE(number->fields.document->number, u"C01X00T47"_s);
        const auto type = SimilarRequest::fromJson(*parseJson(R"({"document": {"type": "passport"}})"));
        QVERIFY(type && !type->fields.document);
        QCOMPARE(faultsIn(R"({"full_name": 1, "phone": "call me", "colour": "red"})").size(), std::size_t{3});
    }

    void everyFieldSurvivesTheWire() {
        const SimilarRequest whole{.fields = {.fullName = u"Zoë"_s,
                                              .phone = u"030 1234567"_s,
                                              .dateOfBirth = QDate(1984, 2, 29),
                                              .document = IdentityDocument{.number = u"C01X00T47"_s}}};
        QCOMPARE(*SimilarRequest::fromJson(read(whole.toJson())), whole);
        const SimilarRequest little{.fields = {.phone = u"030 1234567"_s}};
        QCOMPARE(*SimilarRequest::fromJson(read(little.toJson())), little);
        const SimilarCustomer similar{.customer = {.id = CustomerId::make(), .fields = {.fullName = u"Kim"_s}},
                                      .reasons = {Likeness::Phone, Likeness::DateOfBirth}};
        const Page<SimilarCustomer> page{.items = {similar}};
        QCOMPARE(*Page<SimilarCustomer>::fromJson(read(page.toJson())), page);
    }

    void aReasonOfALaterServerIsLeftOut() {
        SimilarCustomer similar{.customer = {.id = CustomerId::make()}, .reasons = {Likeness::Name}};
        QJsonObject json = similar.toJson();
        json.insert(u"reasons"_s, QJsonArray{u"name"_s, u"face"_s});
        const auto page = Page<SimilarCustomer>::fromJson(
            read({{u"items"_s, QJsonArray{json}}, {u"next"_s, QJsonValue(QJsonValue::Null)}}));
        QCOMPARE(page->items.front().reasons, similar.reasons);
        json.insert(u"reasons"_s, QJsonArray{7});
        QVERIFY(!Page<SimilarCustomer>::fromJson(
            read({{u"items"_s, QJsonArray{json}}, {u"next"_s, QJsonValue(QJsonValue::Null)}})));
    }
};

QTEST_APPLESS_MAIN(TestMessagesSimilar)
#include "tst_messages_similar.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// A new customer at the counter, by keys alone.
#include "client/app/errortext.h"
#include "shared/api/messages_similar.h"
#include "shared/api/page.h"
#include "tests/client/support/workdesk.h"

#include <QAbstractButton>
#include <QListWidget>
#include <QMessageBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

struct Entering {
    WorkDesk desk;

    Entering() {
        desk.session.set(teller({cashOf("EUR", 0)}));
        desk.window.showPage(desk.counterPage);
        desk.press(Qt::CTRL | Qt::Key_N);
        desk.type(u"김서연"_s);
        desk.press(Qt::Key_Return);
        desk.type(u"010-1234-5678"_s);
    }
    void replySimilar(const std::vector<SimilarCustomer>& similar) {
        QCOMPARE(desk.api.next().path, u"/v1/customers/similar"_s);
        desk.api.reply(tellerdesk::Page<SimilarCustomer>{.items = similar}.toJson());
    }
    SimilarCustomer known(const QString& name) {
        return {.customer = customer(name, u"010-1234-5678"_s), .reasons = {Likeness::Phone, Likeness::Name}};
    }
};

} // namespace

class TestNewCustomer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void createsAndGoesOnToTheAccount() {
        Entering at;
        at.desk.press(Qt::Key_F9);
        const QJsonObject asked = *at.desk.api.next().body;
        QCOMPARE(asked.value(u"full_name"_s).toString(), u"김서연"_s);
        QCOMPARE(asked.value(u"phone"_s).toString(), u"010-1234-5678"_s);
        QVERIFY(!at.desk.api.next().key); // makes nothing
        at.replySimilar({});
        QCOMPARE(at.desk.api.next().path, u"/v1/customers"_s);
        QVERIFY(at.desk.api.next().key);
        const CustomerInfo made = customer(u"김서연"_s, u"010-1234-5678"_s);
        at.desk.api.reply(made.toJson(), 201);
        at.desk.api.reply(tellerdesk::Page<AccountInfo>().toJson());
        QCOMPARE(at.desk.textOf("customerName"), u"김서연"_s);
        QCOMPARE(at.desk.focusName(), u"currency"_s);
        at.desk.press(Qt::Key_Down); // KRW
        at.desk.press(Qt::Key_F9);
        QCOMPARE(at.desk.api.next().path, u"/v1/accounts"_s);
        QCOMPARE(at.desk.api.next().body->value(u"currency"_s).toString(), u"KRW"_s);
    }

    void showsWhoItMayBeAndWhy() {
        Entering at;
        at.desk.press(Qt::Key_F9);
        at.replySimilar({at.known(u"김서연"_s), at.known(u"김서윤"_s)});
        QCOMPARE(at.desk.focusName(), u"similar"_s);
        auto* list = qobject_cast<QListWidget*>(at.desk.find("similar"));
        QVERIFY(list->item(0)->text().contains(u"same phone, similar name"_s, Qt::CaseInsensitive));
        QVERIFY(at.desk.textOf("similarHeading").startsWith(u'2'));
        QVERIFY(!at.desk.api.isWaiting()); // nobody is created yet
    }

    void servesTheOneWhoIsThereInstead() {
        Entering at;
        at.desk.press(Qt::Key_F9);
        at.replySimilar({at.known(u"김서연"_s), at.known(u"김서윤"_s)});
        at.desk.press(Qt::Key_Down);
        at.desk.press(Qt::Key_Return);
        QCOMPARE(at.desk.textOf("customerName"), u"김서윤"_s);
        QCOMPARE(at.desk.api.next().path, u"/v1/accounts"_s);
        QCOMPARE(at.desk.api.next().method, QByteArray("GET"));
        at.desk.press(Qt::CTRL | Qt::Key_N);
        QCOMPARE(at.desk.textOf("full_name"), QString()); // of the one who was being entered nothing is left
    }

    void createsAnywayWhenToldTwice() {
        Entering at;
        at.desk.press(Qt::Key_F9);
        at.replySimilar({at.known(u"김서연"_s)});
        at.desk.press(Qt::Key_F9);
        QCOMPARE(at.desk.api.next().path, u"/v1/customers"_s);
        const auto key = at.desk.api.next().key;
        at.desk.api.fail({.kind = ApiError::Kind::TimedOut});
        QVERIFY(at.desk.textOf("customerError").contains(errorText({.kind = ApiError::Kind::TimedOut})));
        at.desk.press(Qt::Key_F9); // the same order once more
        QCOMPARE(at.desk.api.next().path, u"/v1/customers"_s);
        QVERIFY(at.desk.api.next().key == key);
    }

    // The server is slow, and the teller has gone back to the customer before.
    void comesTooLateForTheNextCustomer() {
        WorkDesk desk;
        desk.session.set(teller({cashOf("EUR", 0)}));
        desk.window.showPage(desk.counterPage);
        const CustomerInfo lee = customer(u"Lee Ji-won"_s);
        desk.serve(lee, {account(lee, 1, "EUR", 100'000)});
        desk.press(Qt::CTRL | Qt::Key_N);
        desk.type(u"김서연"_s);
        desk.press(Qt::Key_F9);
        desk.api.reply(tellerdesk::Page<SimilarCustomer>().toJson());
        QCOMPARE(desk.api.next().path, u"/v1/customers"_s);
        desk.press(Qt::Key_F3);
        auto* question = desk.window.findChild<QMessageBox*>(u"dropDraft"_s);
        QVERIFY(question != nullptr);
        question->button(QMessageBox::Discard)->click();
        QCOMPARE(desk.focusName(), u"amount"_s);
        desk.type(u"47"_s);
        desk.api.reply(customer(u"김서연"_s).toJson(), 201);
        QCOMPARE(desk.textOf("customerName"), lee.fields.fullName);
        QCOMPARE(desk.textOf("amount"), u"47"_s);
        QVERIFY(!desk.api.isWaiting());
    }

    void goesBackToTheFieldsByEsc() {
        Entering at;
        at.desk.press(Qt::Key_F9);
        at.replySimilar({at.known(u"김서연"_s)});
        at.desk.press(Qt::Key_Escape);
        QCOMPARE(at.desk.focusName(), u"full_name"_s);
        QCOMPARE(at.desk.textOf("full_name"), u"김서연"_s);
        QCOMPARE(at.desk.textOf("phone"), u"010-1234-5678"_s);
        at.desk.type(u"!"_s);
        at.desk.press(Qt::Key_F9); // somebody else now: looked for again
        QCOMPARE(at.desk.api.next().path, u"/v1/customers/similar"_s);
    }

    void createsNobodyWhenNobodyCanSay() {
        Entering at;
        at.desk.press(Qt::Key_F9);
        at.desk.api.fail({.kind = ApiError::Kind::Unreachable});
        QVERIFY(!at.desk.api.isWaiting());
        QVERIFY(!at.desk.textOf("customerError").isEmpty());
        QCOMPARE(at.desk.textOf("full_name"), u"김서연"_s);
    }

    void saysAtTheFieldWhatIsWrong() {
        Entering at;
        at.desk.press(Qt::Key_Return);
        at.desk.type(u"no address"_s);
        at.desk.press(Qt::Key_F9);
        QCOMPARE(at.desk.focusName(), u"email"_s);
        QVERIFY(at.desk.textOf("emailFault").contains(u"a name, @ and a domain"_s));
        QVERIFY(!at.desk.api.isWaiting());
        at.desk.press(Qt::CTRL | Qt::Key_A);
        at.desk.press(Qt::Key_Delete);
        at.desk.press(Qt::Key_Return);
        at.desk.type(u"2999-01-01"_s);
        at.desk.press(Qt::Key_F9);
        at.desk.api.fail({.kind = ApiError::Kind::Refused,
                          .failure = {.code = ErrorCode::InvalidRequest,
                                      .fields = {{.pointer = u"/date_of_birth"_s, .fault = FieldFault::OutOfRange}}}});
        QCOMPARE(at.desk.focusName(), u"date_of_birth"_s);
        QVERIFY(at.desk.isShown("date_of_birthFault"));
    }
};

QTEST_MAIN(TestNewCustomer)
#include "tst_newcustomer.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The customer's page and the new customer with the longest texts there can be, in both themes: no text may be cut off.
// Saves a picture of each in pictures/ of the build folder.
#include "client/widgets/theme.h"
#include "shared/api/messages_similar.h"
#include "tests/client/customers/customerdesk.h"
#include "tests/client/support/cutoff.h"

#include <QApplication>
#include <QBuffer>
#include <QDir>
#include <QPainter>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

CustomerInfo longest() {
    CustomerInfo info = customer(longName(), u"+82 2 1234 5678 ext 123456789012"_s);
    info.fields.email = QString(64, u'm') + u"@"_s + QString(180, u'd') + u".example"_s;
    info.fields.dateOfBirth = QDate(1985, 4, 23);
    info.fields.document = IdentityDocument{.type = QString(40, u'T'), .number = QString(60, u'*') + u"5678"_s};
    info.fields.address = QString(440, u'A') + u'\n' + u"서울특별시 중구 세종대로 110"_s;
    return info;
}

QByteArray face() {
    QImage image(360, 480, QImage::Format_RGB32);
    image.fill(QColor(0xb8c4d6));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(QColor(0x6b7a90));
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QPoint(180, 190), 90, 110);
    painter.drawEllipse(QPoint(180, 500), 190, 170);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "JPEG");
    return bytes;
}

} // namespace

class TestCustomerLooks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void init() {
        QFETCH_GLOBAL(bool, dark);
        Theme::apply(*qApp, dark);
    }

    void showsTheLongest() {
        const CustomerInfo who = longest();
        std::vector<AccountInfo> accounts{account(who, 1, "EUR", kMaxAmountMinor),
                                          account(who, 2, "KRW", kMaxAmountMinor),
                                          account(who, 3, "USD", -kMaxAmountMinor)};
        accounts.back().status = u"debit_blocked"_s;
        CustomerDesk at(who, accounts);
        at.open();
        look(at, "customer-longest");
        at.desk.press(Qt::CTRL | Qt::SHIFT | Qt::Key_I);
        look(at, "customer-longest-edit");
        at.desk.press(Qt::Key_Escape);
        at.desk.press(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
        look(at, "customer-longest-account");
    }

    void showsAKoreanCustomerWithPictures() {
        CustomerInfo who = customer(u"김서연"_s, u"010-1234-5678"_s);
        who.fields.dateOfBirth = QDate(1985, 4, 23);
        who.fields.document = IdentityDocument{.type = u"주민등록증"_s, .number = u"*****5678"_s};
        who.fields.address = u"서울특별시 중구 세종대로 110\n101동 1203호"_s;
        CustomerDesk at(who, {account(who, 1, "KRW", 12'345'678), account(who, 2, "EUR", 100'000)});
        at.desk.api.holdsPictures = true;
        at.desk.served.pictures().load(who.id);
        at.desk.api.replyBytes(face(), u"\"1\""_s);
        at.desk.api.replyBytes(face(), u"\"2\""_s);
        look(at, "counter-with-photo");
        at.open();
        QCOMPARE(at.desk.textOf("detailsName"), u"김서연"_s);
        look(at, "customer-korean");
    }

    void showsAConflict() {
        CustomerDesk at;
        at.open();
        at.desk.press(Qt::CTRL | Qt::SHIFT | Qt::Key_I);
        at.desk.press(Qt::CTRL | Qt::Key_A);
        at.desk.type(u"Zoë Schmidt"_s);
        at.desk.press(Qt::Key_F9);
        at.desk.api.refuse(ErrorCode::PreconditionFailed);
        CustomerInfo theirs = at.who;
        theirs.fields.fullName = longName();
        theirs.fields.phone = u"0171 1111111"_s;
        at.desk.api.reply(theirs.toJson(), 200, u"\"2\""_s);
        look(at, "customer-conflict");
    }

    void showsNobodyAndErrors() {
        CustomerDesk at;
        at.desk.window.showPage(at.page);
        look(at, "customer-loading");
        at.desk.api.fail({.kind = ApiError::Kind::Unreachable});
        look(at, "customer-error");
        at.desk.served.leave();
        look(at, "customer-nobody");
    }

    void showsSimilarOnes() {
        CustomerDesk at;
        at.desk.press(Qt::CTRL | Qt::Key_N);
        at.desk.type(longName());
        at.desk.press(Qt::Key_F9);
        std::vector<SimilarCustomer> similar{
            {.customer = longest(),
             .reasons = {Likeness::Document, Likeness::Phone, Likeness::Name, Likeness::DateOfBirth}},
            {.customer = customer(u"김서연"_s, u"010-1234-5678"_s), .reasons = {Likeness::Phone}}};
        at.desk.api.reply(tellerdesk::Page<SimilarCustomer>{.items = similar}.toJson());
        look(at, "new-customer-similar");
    }

private:
    void look(CustomerDesk& at, const char* name) {
        for (int pass = 0; pass < 4; ++pass) { // a layout within a layout asks its parent for another turn
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QCoreApplication::processEvents();
        }
        const QString folder = QString::fromLocal8Bit(qgetenv("TELLERDESK_BINARY_DIR")) + u"/pictures"_s;
        QDir().mkpath(folder);
        QFETCH_GLOBAL(bool, dark);
        QVERIFY(at.desk.window.grab().save(
            u"%1/%2-%3.png"_s.arg(folder, QLatin1StringView(name), dark ? u"dark"_s : u"light"_s)));
        QCOMPARE(at.desk.window.size(), QSize(1280, 720)); // no text widens the window
        const QStringList faults = cutOffTexts(at.desk.window);
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1StringView(name) + u": "_s + faults.join(u'\n')));
    }
};

QTEST_MAIN(TestCustomerLooks)
#include "tst_customerlooks.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The customer's page as a teller works it: by keys alone.
#include "client/app/errortext.h"
#include "client/counter/accountsmodel.h"
#include "client/customers/picturebox.h"
#include "tests/client/customers/customerdesk.h"

#include <QAbstractButton>
#include <QBuffer>
#include <QDir>
#include <QFileDialog>
#include <QImage>
#include <QLineEdit>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

constexpr auto kEdit = Qt::CTRL | Qt::SHIFT | Qt::Key_I;

QByteArray jpegOf(const QColor& color) {
    QImage image(120, 160, QImage::Format_RGB32);
    image.fill(color);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "JPEG");
    return bytes;
}

bool offers(const CustomerPage* page, Command command) {
    const auto commands = page->commands();
    return std::find(commands.begin(), commands.end(), command) != commands.end();
}

void typeInto(WorkDesk& desk, const QString& text) {
    desk.press(Qt::CTRL | Qt::Key_A);
    desk.type(text);
}

} // namespace

class TestCustomerPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsDetailsAndAccounts();
    void changesWhatWasTypedAgainstTheVersionRead();
    void losesNothingWhenSomebodyElseWasFaster();
    void losesNothingWhileItIsSaved();
    void asksBeforeDroppingChanges();
    void keepsTheDocumentUnlessItsNumberIsTyped();
    void tellsWhyItCannotBeSaved();
    void opensAnAccount();
    void keepsAPhotoFromAFile();
    void dropsAPhotoThatIsNotWanted();
    void tellsOfAFileThatIsNoPicture();
    void doesNotOverwriteAnothersPhoto();
    void showsPicturesOnTheCounter();
    void changesNothingForAnAuditor();
    void forgetsWithTheCustomer();

private:
    // By keys: the button, the dialog, the file's name.
    void choosePhoto(CustomerDesk& at, const QString& file) {
        QDir::setCurrent(m_folder.path());
        QWidget* button = at.desk.find("choosePhoto");
        button->setFocus(Qt::TabFocusReason);
        QTest::keyClick(button, Qt::Key_Space);
        auto* dialog = at.page->findChild<QFileDialog*>(u"choosePicture"_s);
        QVERIFY(dialog != nullptr);
        auto* edit = dialog->findChild<QLineEdit*>(u"fileNameEdit"_s);
        QVERIFY(edit != nullptr);
        for (const QChar each : QFileInfo(file).fileName()) {
            QTest::keyClick(edit, each.toLatin1());
            QCoreApplication::processEvents(); // the dialog completes as it is typed
        }
        QTRY_COMPARE(dialog->selectedFiles().size(), qsizetype{1});
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(at.page->findChild<QFileDialog*>(u"choosePicture"_s) == nullptr);
        comeBack(at);
    }
    // What a desktop does by itself once a dialog is closed.
    void comeBack(CustomerDesk& at) {
        at.desk.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&at.desk.window));
    }
    QString photoFile(const QColor& color) {
        const QString file = m_folder.filePath(u"photo.jpg"_s);
        QFile out(file);
        const QByteArray jpeg = jpegOf(color);
        return out.open(QIODevice::WriteOnly) && out.write(jpeg) == jpeg.size() ? file : QString();
    }

    QTemporaryDir m_folder;
};

void TestCustomerPage::showsDetailsAndAccounts() {
    const CustomerInfo who = CustomerDesk::sample();
    AccountInfo blocked = account(who, 2, "USD", -500);
    blocked.status = u"debit_blocked"_s;
    CustomerDesk at(who, {account(who, 1, "EUR", 100'000), blocked});
    at.open();
    QCOMPARE(at.desk.textOf("detailsName"), u"Zoë Müller"_s);
    const QString said = at.desk.everythingSaid();
    for (const auto& text : {u"030 1234567"_s, u"zoe@example.org"_s, u"passport *****0T47"_s, u"Not known"_s}) {
        QVERIFY2(said.contains(text), qPrintable(text));
    }
    const auto* model = qobject_cast<QTableView*>(at.desk.find("customerAccounts"))->model();
    QCOMPARE(model->index(0, AccountsModel::Status).data().toString(), u"Active"_s);
    QCOMPARE(model->index(1, AccountsModel::Status).data().toString(), u"No withdrawals"_s);
    QCOMPARE(at.desk.focusName(), u"customerAccounts"_s);
}

void TestCustomerPage::changesWhatWasTypedAgainstTheVersionRead() {
    CustomerDesk at;
    QSignalSpy noticed(at.page, &CustomerPage::noticed);
    at.open("\"7\"");
    at.desk.press(kEdit);
    QCOMPARE(at.desk.focusName(), u"full_name"_s);
    typeInto(at.desk, u"Zoë Schmidt"_s);
    at.desk.press(Qt::Key_F9);
    QCOMPARE(at.desk.api.next().method, QByteArray("PATCH"));
    QCOMPARE(*at.desk.api.next().ifMatch, u"\"7\""_s);
    QCOMPARE(*at.desk.api.next().body, (QJsonObject{{u"full_name"_s, u"Zoë Schmidt"_s}}));
    CustomerInfo changed = at.who;
    changed.fields.fullName = u"Zoë Schmidt"_s;
    at.desk.api.reply(changed.toJson(), 200, u"\"8\""_s);
    QCOMPARE(noticed.size(), 1);
    QCOMPARE(at.desk.textOf("detailsName"), u"Zoë Schmidt"_s);
    QVERIFY(!at.desk.isShown("full_name"));
    QCOMPARE(at.desk.served.customer()->fields.fullName, u"Zoë Schmidt"_s); // the counter knows too
    at.desk.press(kEdit);
    at.desk.press(Qt::Key_F9); // nothing typed: nothing sent
    QVERIFY(!at.desk.api.isWaiting());
    QVERIFY(!at.desk.isShown("full_name"));
}

void TestCustomerPage::losesNothingWhenSomebodyElseWasFaster() {
    CustomerDesk at;
    at.open("\"1\"");
    at.desk.press(kEdit);
    at.desk.press(Qt::Key_Return);
    typeInto(at.desk, u"0171 2222222"_s);
    at.desk.press(Qt::Key_F9);
    at.desk.api.refuse(ErrorCode::PreconditionFailed);
    CustomerInfo theirs = at.who;
    theirs.fields.phone = u"0171 1111111"_s;
    theirs.fields.email = u"new@example.org"_s;
    at.desk.api.reply(theirs.toJson(), 200, u"\"2\""_s);
    QCOMPARE(at.desk.focusName(), u"phone"_s);
    QCOMPARE(at.desk.textOf("phone"), u"0171 2222222"_s);
    QVERIFY(at.desk.textOf("phoneFault").contains(u"0171 1111111"_s));
    QCOMPARE(at.desk.textOf("email"), u"new@example.org"_s);
    QVERIFY(at.desk.textOf("emailFault").contains(u"new@example.org"_s));
    QVERIFY(at.desk.textOf("detailsState").contains(u"Somebody else"_s));
    QVERIFY(at.desk.find("phone")->accessibleDescription().contains(u"0171 1111111"_s));
    at.desk.press(Qt::Key_F9); // having seen it
    QCOMPARE(*at.desk.api.next().ifMatch, u"\"2\""_s);
    QCOMPARE(*at.desk.api.next().body, (QJsonObject{{u"phone"_s, u"0171 2222222"_s}})); // their e-mail stays
}

void TestCustomerPage::losesNothingWhileItIsSaved() {
    CustomerDesk at;
    at.open();
    at.desk.press(kEdit);
    typeInto(at.desk, u"Zoë Schmidt"_s);
    at.desk.press(Qt::Key_F9);
    at.desk.window.showPage(at.desk.tillPage); // the server is slow, and the teller looks at the till
    at.desk.window.showPage(at.page);
    at.desk.api.fail({.kind = ApiError::Kind::TimedOut});
    QVERIFY(!at.desk.api.isWaiting());
    QCOMPARE(at.presenter.state(), CustomerPresenter::State::Editing);
    QCOMPARE(at.desk.textOf("full_name"), u"Zoë Schmidt"_s);
}

void TestCustomerPage::asksBeforeDroppingChanges() {
    CustomerDesk at;
    at.open();
    at.desk.press(kEdit);
    at.desk.press(Qt::Key_Escape); // nothing typed: nothing to ask
    QVERIFY(!at.desk.isShown("full_name"));
    at.desk.press(kEdit);
    QVERIFY(!at.page->hasUnsaved());
    at.desk.type(u"X"_s);
    QVERIFY(at.page->hasUnsaved());
    for (const bool agrees : {false, true}) {
        QTest::keyClick(at.desk.find("full_name"), Qt::Key_Escape);
        auto* question = at.page->findChild<QMessageBox*>(u"dropChanges"_s);
        QVERIFY(question != nullptr);
        QTest::keyClick(question->button(agrees ? QMessageBox::Discard : QMessageBox::Cancel), Qt::Key_Space);
        QTRY_VERIFY(at.page->findChild<QMessageBox*>(u"dropChanges"_s) == nullptr);
        comeBack(at);
        QCOMPARE(at.desk.isShown("full_name"), !agrees);
    }
    QVERIFY(!at.desk.api.isWaiting());
}

void TestCustomerPage::keepsTheDocumentUnlessItsNumberIsTyped() {
    CustomerDesk at;
    at.open();
    at.desk.press(kEdit);
    auto* number = qobject_cast<QLineEdit*>(at.desk.find("document_number"));
    QVERIFY(number->text().isEmpty() && number->placeholderText().contains(u"*****0T47"_s));
    at.desk.find("document_type")->setFocus();
    typeInto(at.desk, u"visa"_s);
    at.desk.press(Qt::Key_F9);
    QCOMPARE(at.desk.focusName(), u"document_number"_s);
    QVERIFY(at.desk.isShown("document_numberFault") && !at.desk.api.isWaiting());
    at.desk.type(u"*****0T47"_s);
    at.desk.press(Qt::Key_F9);
    QVERIFY(!at.desk.api.isWaiting()); // a mask is no number
    typeInto(at.desk, u"D99"_s);
    at.desk.press(Qt::Key_F9);
    QCOMPARE(*at.desk.api.next().body,
             (QJsonObject{{u"document"_s, QJsonObject{{u"type"_s, u"visa"_s}, {u"number"_s, u"D99"_s}}}}));
}

void TestCustomerPage::tellsWhyItCannotBeSaved() {
    CustomerDesk at;
    at.open();
    at.desk.press(kEdit);
    typeInto(at.desk, u"Zoë Schmidt"_s);
    at.desk.press(Qt::Key_F9);
    at.desk.api.fail({.kind = ApiError::Kind::Unreachable});
    QVERIFY(at.desk.textOf("detailsState").contains(u"cannot be reached"_s));
    QCOMPARE(at.desk.textOf("full_name"), u"Zoë Schmidt"_s);
    at.desk.find("full_name")->setFocus();
    typeInto(at.desk, QString());
    at.desk.press(Qt::Key_Delete);
    at.desk.press(Qt::Key_F9);
    QVERIFY(at.desk.isShown("full_nameFault") && !at.desk.api.isWaiting());
}

void TestCustomerPage::opensAnAccount() {
    CustomerDesk at;
    QSignalSpy noticed(at.page, &CustomerPage::noticed);
    at.open();
    QVERIFY(at.desk.textOf("customerAccountsNotice").contains(u"no account yet"_s));
    at.desk.press(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    QCOMPARE(at.desk.focusName(), u"currency"_s);
    at.desk.press(Qt::Key_Down);
    at.desk.press(Qt::Key_F9);
    QCOMPARE(at.desk.api.next().path, u"/v1/accounts"_s);
    QCOMPARE(at.desk.api.next().body->value(u"currency"_s).toString(), u"KRW"_s);
    const AccountInfo made = account(at.who, 5, "KRW", 0);
    at.desk.api.reply(made.toJson(), 201);
    at.desk.api.reply(tellerdesk::Page<AccountInfo>{.items = {made}}.toJson());
    QVERIFY(at.desk.isShown("customerAccounts"));
    QVERIFY(!at.desk.isShown("currency"));
    QCOMPARE(noticed.size(), 1);
    at.desk.press(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    at.desk.press(Qt::Key_F9);
    at.desk.api.refuse(ErrorCode::NotFound);
    QVERIFY(at.desk.isShown("accountError"));
    at.desk.press(Qt::Key_Escape);
    QVERIFY(!at.desk.isShown("currency"));
}

void TestCustomerPage::keepsAPhotoFromAFile() {
    CustomerDesk at;
    QSignalSpy noticed(at.page, &CustomerPage::noticed);
    at.open();
    choosePhoto(at, photoFile(Qt::darkGreen));
    QTRY_VERIFY(at.desk.served.pictures().proposal());
    QVERIFY(at.desk.textOf("pictureNotice").contains(u"F9"_s));
    QVERIFY(!at.desk.api.isWaiting()); // looked at first
    at.desk.press(Qt::Key_F9);
    const ApiCall call = at.desk.api.next();
    QCOMPARE(call.method, QByteArray("PUT"));
    QCOMPARE(call.path, u"/v1/customers/%1/photo"_s.arg(at.who.id.toString()));
    QVERIFY(readPicture(*call.jpeg));
    QVERIFY(!call.ifMatch); // there was none
    at.desk.api.replyNothing(u"\"a\""_s);
    QCOMPARE(noticed.size(), 1);
    QVERIFY(qobject_cast<PictureBox*>(at.desk.find("photo"))->hasPicture());
    QVERIFY(!at.desk.served.pictures().proposal());
}

void TestCustomerPage::dropsAPhotoThatIsNotWanted() {
    CustomerDesk at;
    at.open();
    choosePhoto(at, photoFile(Qt::darkGreen));
    QTRY_VERIFY(at.desk.served.pictures().proposal());
    at.desk.press(Qt::Key_Escape);
    QVERIFY(!at.desk.served.pictures().proposal());
    QVERIFY(!at.desk.api.isWaiting());
    QVERIFY(!qobject_cast<PictureBox*>(at.desk.find("photo"))->hasPicture());
    QVERIFY(!offers(at.page, Command::ReviewOrPost));
}

void TestCustomerPage::tellsOfAFileThatIsNoPicture() {
    CustomerDesk at;
    at.open();
    QFile text(m_folder.filePath(u"text.jpg"_s));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no picture") > 0);
    text.close();
    choosePhoto(at, text.fileName());
    QTRY_VERIFY(at.desk.textOf("pictureNotice").contains(u"no picture"_s));
    QVERIFY(!at.desk.served.pictures().proposal());
}

void TestCustomerPage::doesNotOverwriteAnothersPhoto() {
    CustomerDesk at;
    at.desk.api.holdsPictures = true;
    at.desk.served.pictures().load(at.who.id);
    at.desk.api.replyBytes(jpegOf(Qt::blue), u"\"blue\""_s);
    at.desk.api.refuse(ErrorCode::NotFound); // no signature
    at.open();
    at.desk.served.pictures().propose(PictureKind::Photo, jpegOf(Qt::green));
    at.desk.press(Qt::Key_F9);
    QCOMPARE(*at.desk.api.next().ifMatch, u"\"blue\""_s);
    at.desk.api.refuse(ErrorCode::PreconditionFailed);
    QVERIFY(at.desk.textOf("pictureNotice").contains(u"Somebody else"_s));
    at.desk.api.replyBytes(jpegOf(Qt::red), u"\"red\""_s);
    at.desk.press(Qt::Key_F9);
    QCOMPARE(*at.desk.api.next().ifMatch, u"\"red\""_s);
}

void TestCustomerPage::showsPicturesOnTheCounter() {
    CustomerDesk at;
    QVERIFY(!at.desk.isShown("photo"));
    at.desk.api.holdsPictures = true;
    at.desk.served.pictures().load(at.who.id);
    at.desk.api.replyBytes(jpegOf(Qt::blue), u"\"blue\""_s);
    QVERIFY(at.desk.isShown("photo"));
    QCOMPARE(at.desk.find("photo")->accessibleName(), u"Photo"_s);
    at.desk.api.fail({.kind = ApiError::Kind::Unreachable});
    QVERIFY(!at.desk.isShown("signature"));
    at.desk.served.leave();
    QVERIFY(!at.desk.isShown("photo"));
    QVERIFY(at.desk.served.pictures().jpeg(PictureKind::Photo).isEmpty()); // nothing of a face stays
}

void TestCustomerPage::changesNothingForAnAuditor() {
    CustomerDesk at(CustomerDesk::sample(), {}, Role::Auditor);
    at.open();
    for (const Command none : {Command::EditCustomer, Command::NewAccount, Command::ReviewOrPost}) {
        QVERIFY(!offers(at.page, none));
    }
    at.desk.press(kEdit);
    QVERIFY(!at.desk.isShown("full_name"));
    QVERIFY(!at.desk.isShown("choosePhoto"));
}

void TestCustomerPage::forgetsWithTheCustomer() {
    CustomerDesk at;
    at.open();
    at.desk.press(kEdit);
    at.desk.type(u"half typed"_s);
    at.desk.served.leave();
    QVERIFY(!at.desk.isShown("full_name"));
    QVERIFY(!at.desk.everythingSaid().contains(u"030 1234567"_s));
    QVERIFY(at.desk.textOf("detailsState").contains(u"F2"_s));
    QVERIFY(!at.desk.isShown("choosePhoto"));
}

QTEST_MAIN(TestCustomerPage)
#include "tst_customerpage.moc"

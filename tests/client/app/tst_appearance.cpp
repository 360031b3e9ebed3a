// SPDX-License-Identifier: GPL-3.0-or-later
// Shows every page with the longest texts and largest amounts that there can be, in both themes: no text may be cut
// off. Saves a picture of each in pictures/ of the build folder.
#include "client/app/clientsettings.h"
#include "client/app/desk.h"
#include "client/app/rolepage.h"
#include "client/app/topbar.h"
#include "client/login/connectionpage.h"
#include "client/login/connectionpresenter.h"
#include "client/login/passwordpages.h"
#include "client/login/signinpage.h"
#include "client/widgets/messagebar.h"
#include "client/widgets/theme.h"
#include "shared/api/page.h"
#include "tests/client/support/cutoff.h"
#include "tests/client/support/workdesk.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

namespace {

constexpr qint64 kMost = kMaxAmountMinor;

} // namespace

class TestAppearance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void showsSignInAndItsErrors();
    void showsSetUpAndPasswordPages();
    void showsTheConnectionPage();
    void showsTheEmptyCounter();
    void showsTheLongestSearch();
    void showsTheLongestCustomer();
    void showsADraftWithItsFault();
    void showsReviews();
    void showsEveryResult();
    void showsNewCustomerAndAccount();
    void showsTheTillFromOpeningToClosing();
    void showsStatements();
    void showsUnsettledPostings();
    void showsTheRolePage();

private:
    void look(QWidget& window, const char* name);
    void serveLongest(WorkDesk& desk);

    DiskThread m_disk;
};

void TestAppearance::initTestCase_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestAppearance::init() {
    QFETCH_GLOBAL(bool, dark);
    Theme::apply(*qApp, dark);
}

void TestAppearance::look(QWidget& window, const char* name) {
    for (int pass = 0; pass < 4; ++pass) { // a layout within a layout asks its parent for another turn
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::processEvents();
    }
    const QString folder = QString::fromLocal8Bit(qgetenv("TELLERDESK_BINARY_DIR")) + QStringLiteral("/pictures");
    QDir().mkpath(folder);
    QFETCH_GLOBAL(bool, dark);
    const QString file =
        QStringLiteral("%1/%2-%3.png")
            .arg(folder, QLatin1StringView(name), dark ? QLatin1StringView("dark") : QLatin1StringView("light"));
    QVERIFY(window.grab().save(file));
    QCOMPARE(window.size(), QSize(1280, 720)); // no text widens the window
    const QStringList faults = cutOffTexts(window);
    if (!faults.isEmpty()) {
        QFAIL(qPrintable(QStringLiteral("%1: %2").arg(QLatin1StringView(name), faults.join(u'\n'))));
    }
}

void TestAppearance::serveLongest(WorkDesk& desk) {
    desk.session.set(teller({cashOf("EUR", kMost), cashOf("KRW", kMost), cashOf("USD", kMost)}));
    desk.window.top().setBank(QStringLiteral("Tellerdesk Demo Bank"), true);
    desk.window.showPage(desk.counterPage);
    CustomerInfo long_ = customer(longName(), QStringLiteral("+82 2 1234 5678"));
    long_.fields.email = QStringLiteral("seo-yeon.kim@example.com");
    long_.fields.dateOfBirth = QDate(1985, 4, 23);
    long_.fields.document = IdentityDocument{.type = QStringLiteral("passport"), .number = QStringLiteral("M12345678")};
    long_.fields.address = QString(250, u'A') + u'\n' + QStringLiteral("서울특별시 중구 세종대로 110");
    std::vector<AccountInfo> accounts{account(long_, 1, "EUR", kMost), account(long_, 2, "KRW", kMost),
                                      account(long_, 3, "USD", -kMost)};
    accounts.back().status = QStringLiteral("debit_blocked");
    desk.serve(long_, accounts);
}

void TestAppearance::showsSignInAndItsErrors() {
    ApiClient api;
    Session session;
    MemoryVault vault;
    Desk desk(api, session, vault);
    MainWindow window(session);
    auto* signIn = new SignInPage(desk);
    auto* locked = new LockedPage(desk);
    window.addPage(signIn);
    window.addPage(locked);
    window.top().setBank(QStringLiteral("Tellerdesk Demo Bank"), true);
    window.show();
    window.showPage(signIn);
    signIn->findChild<QLabel*>(QStringLiteral("demoNotice"))->show();
    look(window, "sign-in");
    signIn->showError(refusal(ErrorCode::InvalidCredentials));
    window.messages().show(Theme::Tone::Bad, QStringLiteral("Offline"),
                           QStringLiteral("The server cannot be reached. What you typed stays; the desk comes back by "
                                          "itself."),
                           QStringLiteral("Sho&w"));
    look(window, "sign-in-refused");
    window.messages().clear();
    window.showPage(locked);
    QTest::keyClick(window.findChild<QWidget*>(QStringLiteral("password")), Qt::Key_A);
    look(window, "locked");
}

void TestAppearance::showsSetUpAndPasswordPages() {
    ApiClient api;
    Session session;
    MemoryVault vault;
    Desk desk(api, session, vault);
    MainWindow window(session);
    auto* setUp = new SetUpPage(desk);
    auto* password = new NewPasswordPage(desk);
    window.addPage(setUp);
    window.addPage(password);
    window.show();
    window.showPage(setUp);
    ApiError error = refusal(ErrorCode::InvalidRequest);
    for (const char* field : {"/setup_code", "/username", "/full_name", "/password"}) {
        error.failure.fields.push_back({.pointer = QString::fromLatin1(field), .fault = FieldFault::Malformed});
    }
    look(window, "set-up");
    setUp->showError(error);
    look(window, "set-up-refused");
    window.showPage(password);
    password->showError(refusal(ErrorCode::CurrentPasswordWrong));
    look(window, "new-password");
}

void TestAppearance::showsTheConnectionPage() {
    Session session;
    ClientSettings settings(m_disk);
    ConnectionPresenter presenter(settings);
    MainWindow window(session);
    auto* page = new ConnectionPage(presenter);
    window.addPage(page);
    window.show();
    window.showPage(page);
    look(window, "connection");
    presenter.fail(QStringLiteral("This server cannot be trusted; nothing was sent to it. The certificate was made for "
                                  "another name than the address that you typed."));
    look(window, "connection-refused");
}

void TestAppearance::showsTheEmptyCounter() {
    WorkDesk desk;
    desk.session.set(teller());
    desk.window.top().setBank(QStringLiteral("Tellerdesk Demo Bank"), true);
    desk.window.showPage(desk.counterPage);
    look(desk.window, "counter-empty");
}

void TestAppearance::showsTheLongestSearch() {
    WorkDesk desk;
    desk.session.set(teller({cashOf("EUR", 500'000)}));
    desk.window.showPage(desk.counterPage);
    desk.press(Qt::Key_F2);
    desk.type(QStringLiteral("nobody"));
    QVERIFY(QTest::qWaitFor([&] { return desk.api.isWaiting(); }));
    desk.api.reply(tellerdesk::Page<CustomerInfo>().toJson());
    look(desk.window, "search-nothing");
    desk.press(Qt::CTRL | Qt::Key_A);
    desk.type(QStringLiteral("kim"));
    QVERIFY(QTest::qWaitFor([&] { return desk.api.isWaiting(); }));
    tellerdesk::Page<CustomerInfo> page{
        .items = {customer(longName(), QStringLiteral("+82 2 1234 5678")), customer(QStringLiteral("김서연")),
                  customer(QStringLiteral("Kim Min-jun"), QStringLiteral("010-1234-5678"))},
        .next = QStringLiteral("more")};
    for (int i = 0; i < 20; ++i) {
        page.items.push_back(customer(QStringLiteral("Kim %1").arg(i), QStringLiteral("+49 30 123456")));
    }
    desk.api.reply(page.toJson());
    desk.press(Qt::Key_Down);
    look(desk.window, "search-found");
    desk.press(Qt::Key_F2);
    desk.type(QStringLiteral("lee"));
    QVERIFY(QTest::qWaitFor([&] { return desk.api.isWaiting(); }));
    desk.api.fail({.kind = ApiError::Kind::Unreachable});
    look(desk.window, "search-failed");
}

void TestAppearance::showsTheLongestCustomer() {
    WorkDesk desk;
    serveLongest(desk);
    look(desk.window, "customer-longest");
    WorkDesk korean;
    korean.session.set(teller({cashOf("KRW", 12'500'000)}));
    korean.window.showPage(korean.counterPage);
    const CustomerInfo one = customer(QStringLiteral("김서연"), QStringLiteral("010-1234-5678"));
    korean.serve(one, {});
    look(korean.window, "customer-without-account");
}

void TestAppearance::showsADraftWithItsFault() {
    WorkDesk desk;
    serveLongest(desk);
    desk.press(Qt::Key_F5);
    look(desk.window, "draft-empty");
    desk.type(QStringLiteral("10000000000000000000"));
    desk.press(Qt::Key_F9);
    look(desk.window, "draft-fault");
    desk.press(Qt::CTRL | Qt::Key_A);
    desk.type(QStringLiteral("100000000000000"));
    desk.press(Qt::Key_Return);
    desk.type(QStringLiteral("1234 5678 9012"));
    desk.press(Qt::Key_Return);
    desk.type(QString(140, u'n'));
    desk.press(Qt::Key_F9);
    look(desk.window, "draft-receiver-fault");
}

void TestAppearance::showsReviews() {
    WorkDesk desk;
    serveLongest(desk);
    desk.press(Qt::Key_F3);
    desk.type(QStringLiteral("100000000000000"));
    desk.press(Qt::Key_Return);
    desk.type(QString(140, u'n'));
    desk.press(Qt::Key_F9);
    QVERIFY(desk.isShown("reviewAmount"));
    look(desk.window, "review-deposit");
    desk.press(Qt::Key_Escape);
    desk.posting.begin(PostingKind::Transfer, desk.served.accounts().front());
    desk.type(QStringLiteral("12.50"));
    desk.press(Qt::Key_Return);
    desk.type(accountNumber(77));
    desk.press(Qt::Key_F9);
    const AccountInfo to = account(customer(QStringLiteral("김서연")), 77, "EUR", 100);
    desk.api.reply(tellerdesk::Page<AccountInfo>{.items = {to}}.toJson());
    QVERIFY(desk.isShown("reviewAmount"));
    look(desk.window, "review-transfer");
}

void TestAppearance::showsEveryResult() {
    WorkDesk desk;
    desk.posting.setArmingTime(0);
    serveLongest(desk);
    desk.press(Qt::Key_F4);
    desk.type(QStringLiteral("100000000000000"));
    desk.press(Qt::Key_F9);
    desk.press(Qt::Key_F9);
    QCOMPARE(desk.courier.orders().size(), std::size_t(1));
    look(desk.window, "result-sending");
    desk.courier.say(PostingState::Checking);
    look(desk.window, "result-checking");
    desk.courier.say(PostingState::Refused, {}, refusal(ErrorCode::TillSessionOutOfDate));
    look(desk.window, "result-refused");
    desk.press(Qt::Key_Escape);
    desk.press(Qt::Key_F9);
    desk.press(Qt::Key_F9);
    desk.courier.say(PostingState::Abandoned);
    look(desk.window, "result-withdrawn");
    desk.press(Qt::Key_Escape);
    desk.press(Qt::Key_F4);
    desk.type(QStringLiteral("100000000000000"));
    desk.press(Qt::Key_F9);
    desk.press(Qt::Key_F9);
    desk.courier.say(PostingState::Posted, postedReply(desk.served.accounts().front(), PostingKind::Withdrawal, kMost));
    look(desk.window, "result-posted");
}

void TestAppearance::showsNewCustomerAndAccount() {
    WorkDesk desk;
    serveLongest(desk);
    desk.press(Qt::CTRL | Qt::Key_N);
    look(desk.window, "new-customer");
    desk.press(Qt::Key_F9);
    look(desk.window, "new-customer-fault");
    desk.press(Qt::Key_Escape);
    desk.press(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    look(desk.window, "new-account");
}

void TestAppearance::showsTheTillFromOpeningToClosing() {
    WorkDesk desk;
    desk.till.setArmingTime(0);
    desk.session.set(teller());
    desk.window.showPage(desk.tillPage);
    look(desk.window, "till-open");
    desk.type(QStringLiteral("1,23,4"));
    desk.press(Qt::Key_F9);
    look(desk.window, "till-open-fault");
    desk.press(Qt::CTRL | Qt::Key_A);
    desk.type(QStringLiteral("5000"));
    desk.press(Qt::Key_F9);
    look(desk.window, "till-open-review");
    const auto open = teller({cashOf("EUR", kMost), cashOf("KRW", kMost - 5), cashOf("USD", 0)});
    desk.session.set(open);
    desk.window.showPage(desk.tillPage);
    look(desk.window, "till-count");
    for (int count = 0; count < 2; ++count) {
        for (const char* text : {"99999999999999.99", "9999999999999999", "0"}) {
            desk.type(QString::fromLatin1(text));
            desk.press(Qt::Key_Return);
        }
        desk.press(Qt::Key_F9);
        QVERIFY(desk.api.isWaiting());
        desk.api.reply(meOf(open).toJson());
        look(desk.window, count == 0 ? "till-count-again" : "till-close-review");
    }
    desk.press(Qt::Key_F9);
    QVERIFY(desk.api.isWaiting());
    TillSession closed = *open.till;
    closed.status = TillStatus::Closed;
    closed.positions[0].countedMinor = kMost - 1;
    closed.positions[1].countedMinor = kMost;
    closed.positions[2].countedMinor = 0;
    desk.api.reply(closed.toJson());
    look(desk.window, "till-closed");
}

void TestAppearance::showsStatements() {
    WorkDesk desk;
    serveLongest(desk);
    desk.statement.show(desk.served.accounts().front());
    desk.window.showPage(desk.statementPage);
    look(desk.window, "statement-loading");
    tellerdesk::Page<EntryInfo> page;
    for (int i = 40; i > 0; --i) {
        page.items.push_back(entry(i, i % 3 == 0 ? -kMost : kMost, i % 3 == 0 ? 0 : kMost, QDate(2026, 11, 1)));
        page.items.back().narrative = i % 2 == 0 ? QString(140, u'n') : QStringLiteral("월세 11월");
    }
    desk.api.reply(page.toJson());
    EntrySummary sums{.count = 40, .closingMinor = kMost, .creditsMinor = kMost, .debitsMinor = std::nullopt};
    for (const EntryInfo& each : page.items) {
        sums.points.insert(sums.points.begin(), {.entryNumber = each.entryNumber,
                                                 .businessDate = each.businessDate,
                                                 .balanceAfterMinor = each.balanceAfterMinor});
    }
    desk.api.reply(sums.toJson());
    look(desk.window, "statement");
    QTest::keyClick(desk.find("from"), Qt::Key_1);
    desk.press(Qt::CTRL | Qt::Key_P);
    look(desk.window, "statement-fault");
}

void TestAppearance::showsUnsettledPostings() {
    WorkDesk desk;
    desk.session.set(teller({cashOf("EUR", kMost)}));
    desk.window.showPage(desk.unsettledPage);
    look(desk.window, "unsettled-none");
    const CashRequest request{.accountId = AccountId::make(), .amountMinor = kMost, .currency = currency("EUR")};
    desk.courier.setUnsettled({{.key = RequestKey::make(),
                                .state = PostingState::Checking,
                                .waitsForTeller = true,
                                .order = {.key = RequestKey::make(), .body = request.toJson()}}},
                              {{.username = QString(64, u'w'), .count = 1}});
    look(desk.window, "unsettled");
}

void TestAppearance::showsTheRolePage() {
    Session session;
    auto facts = teller();
    facts.role = Role::Administrator;
    facts.fullName = longName();
    session.set(facts);
    MainWindow window(session);
    auto* page = new RolePage(session);
    window.addPage(page);
    window.show();
    window.showPage(page);
    look(window, "role");
}

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"

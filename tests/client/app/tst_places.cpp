// SPDX-License-Identifier: GPL-3.0-or-later
// Whose a page is: what each role's menu offers is what its key opens, on the whole client and a server that the test
// plays.
#include "client/app/application.h"
#include "client/app/commands.h"
#include "client/app/mainwindow.h"
#include "client/app/page.h"
#include "shared/api/clientconfig.h"
#include "tests/client/faults/deskhand.h"
#include "tests/client/support/samples.h"
#include "tests/support/certificates.h"
#include "tests/support/fakeserver.h"

#include <QAction>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(tellerdesk::Role)

namespace {

QByteArray nameOf(const MainWindow& window) {
    return QByteArray(window.currentPage()->metaObject()->className()).split(':').back();
}

} // namespace

class TestPlaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opensToEachRoleItsOwn_data();
    void opensToEachRoleItsOwn();

private:
    FakeReply answer(const FakeRequest& request) const;

    CertificateAuthority m_authority;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeServer> m_server;
    Role m_role = Role::Teller;
};

FakeReply TestPlaces::answer(const FakeRequest& request) const {
    auto facts = teller();
    facts.role = m_role;
    const MeReply me = meOf(facts);
    if (request.target == "/v1/server") {
        return FakeReply::json(
            ServerInfo{.name = u"Bank"_s, .minimumClientVersion = u"0.1.0"_s, .time = SystemClock().now()}.toJson());
    }
    if (request.target == "/v1/login") {
        return FakeReply::json(SessionReply{.accessToken = u"access"_s,
                                            .accessTokenExpiresAt = SystemClock().now() + std::chrono::minutes(15),
                                            .refreshToken = u"refresh"_s,
                                            .refreshTokenExpiresAt = SystemClock().now() + std::chrono::hours(12),
                                            .sessionId = SessionId::make(),
                                            .user = me.user}
                                   .toJson());
    }
    return request.target == "/v1/me" ? FakeReply::json(me.toJson()) : FakeReply::problem("not_found", 404);
}

void TestPlaces::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<FakeServer>(m_authority.make(CertificateFault::None).configuration(),
                                            [this](const FakeRequest& request) { return answer(request); });
    QFile conf(m_folder->filePath(u"tellerdesk.conf"_s));
    const ClientConfig config{.address = m_server->address(), .authorities = m_authority.certificate()};
    QVERIFY(conf.open(QIODevice::WriteOnly) && conf.write(config.toText()) > 0);
    qputenv("TELLERDESK_CONFIG", QFile::encodeName(conf.fileName()));
}

void TestPlaces::opensToEachRoleItsOwn_data() {
    QTest::addColumn<Role>("role");
    QTest::addColumn<QByteArray>("landing");
    QTest::addColumn<QByteArray>("staff"); // what its key opens: else it stays where it is
    QTest::addColumn<QByteArray>("branch");
    QTest::addColumn<QByteArray>("work");
    QTest::addColumn<QByteArray>("till");
    const QByteArray none;
    QTest::newRow("teller") << Role::Teller << QByteArray("CounterPage") << none << none << QByteArray("MyWorkPage")
                            << QByteArray("TillPage");
    QTest::newRow("supervisor") << Role::Supervisor << QByteArray("BranchPage") << none << QByteArray("BranchPage")
                                << QByteArray("MyWorkPage") << QByteArray("TillPage");
    QTest::newRow("administrator") << Role::Administrator << QByteArray("StaffPage") << QByteArray("StaffPage") << none
                                   << none << none;
    QTest::newRow("auditor") << Role::Auditor << QByteArray("CounterPage") << QByteArray("StaffPage") << none
                             << QByteArray("MyWorkPage") << none;
}

void TestPlaces::opensToEachRoleItsOwn() {
    QFETCH(Role, role);
    QFETCH(QByteArray, landing);
    m_role = role;
    Application application({.dataFolder = m_folder->filePath(u"data"_s),
                             .documentsFolder = m_folder->filePath(u"papers"_s),
                             .keychain = false});
    DeskHand hand(application);
    const MainWindow& window = application.window();
    QVERIFY2(hand.waits("sign-in", [&] { return hand.sees("username"); }), qPrintable(hand.fault()));
    hand.type(u"mina"_s);
    hand.press(Qt::Key_Return);
    hand.type(u"a password"_s);
    hand.press(Qt::Key_Return);
    QVERIFY2(hand.waits("where work begins", [&] { return nameOf(window) == landing; }), qPrintable(hand.fault()));

    const std::pair<Command, const char*> keys[] = {
        {Command::Staff, "staff"}, {Command::Branch, "branch"}, {Command::MyWork, "work"}, {Command::Till, "till"}};
    for (const auto& [command, column] : keys) {
        const QByteArray wanted = *static_cast<QByteArray*>(QTest::qData(column, qMetaTypeId<QByteArray>()));
        const QByteArray before = nameOf(window);
        const auto actions = window.actions();
        const auto action = std::find_if(actions.begin(), actions.end(), [command = command](const QAction* each) {
            return each->text() == commandText(command);
        });
        QVERIFY(action != actions.end());
        QCOMPARE((*action)->isEnabled(), !wanted.isEmpty());
        hand.press(commandKeys(command).front()[0]);
        QCOMPARE(nameOf(window), wanted.isEmpty() ? before : wanted);
    }
}

QTEST_MAIN(TestPlaces)
#include "tst_places.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Pages in front of the desk.
#include "client/app/clientsettings.h"
#include "client/app/desk.h"
#include "client/app/topbar.h"
#include "client/login/connectionpage.h"
#include "client/login/connectionpresenter.h"
#include "client/login/passwordpages.h"
#include "client/login/signinpage.h"
#include "client/widgets/messagebar.h"
#include "tests/client/look/scenes.h"

#include <QLabel>
#include <QTest>

using namespace tellerdesk::client;

namespace tellerdesk::test {

void playSignIn(Stage& stage) {
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
    stage.look(window, "sign-in");
    signIn->showError(refusal(ErrorCode::InvalidCredentials));
    window.messages().show(Theme::Tone::Bad, QStringLiteral("Offline"),
                           QStringLiteral("The server cannot be reached. What you typed stays; the desk comes back by "
                                          "itself."),
                           QStringLiteral("Sho&w"));
    stage.look(window, "sign-in-refused");
    window.messages().clear();
    window.showPage(locked);
    QTest::keyClick(window.findChild<QWidget*>(QStringLiteral("password")), Qt::Key_A);
    stage.look(window, "locked");
}

void playSetUpAndPassword(Stage& stage) {
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
    stage.look(window, "set-up");
    setUp->showError(error);
    stage.look(window, "set-up-refused");
    window.showPage(password);
    password->showError(refusal(ErrorCode::CurrentPasswordWrong));
    stage.look(window, "new-password");
}

void playConnection(Stage& stage) {
    Session session;
    DiskThread disk;
    ClientSettings settings(disk);
    ConnectionPresenter presenter(settings);
    MainWindow window(session);
    auto* page = new ConnectionPage(presenter);
    window.addPage(page);
    window.show();
    window.showPage(page);
    stage.look(window, "connection");
    presenter.fail(QStringLiteral("This server cannot be trusted; nothing was sent to it. The certificate was made for "
                                  "another name than the address that you typed."));
    stage.look(window, "connection-refused");
}

} // namespace tellerdesk::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk.h"
#include "client/app/features.h"
#include "client/app/topbar.h"
#include "client/net/diskthread.h"
#include "client/printing/printing.h"
#include "tests/client/look/scenes.h"
#include "tests/client/support/fakespooler.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tellerdesk::client;

namespace tellerdesk::test {

namespace {

// What features lean on, with a server that is away.
struct Away {
    QTemporaryDir folder;
    DiskThread disk;
    ApiClient api;
    Session session;
    MemoryVault vault;
    Desk desk{api, session, vault};
    FakeCourier courier;
    ServedCustomer served{api};
    FakeSpooler spooler;
    Printing printing{{.api = api,
                       .disk = disk,
                       .spooler = spooler,
                       .bank = [] { return BankName{.name = QStringLiteral("Tellerdesk Demo Bank"), .demo = true}; },
                       .dataFolder = folder.path(),
                       .documentsFolder = folder.path()}};

    FeatureParts parts() {
        return {.api = api,
                .session = session,
                .disk = disk,
                .desk = desk,
                .courier = courier,
                .served = served,
                .printing = printing,
                .dataFolder = folder.path(),
                .documentsFolder = folder.path()};
    }
    void become(const FeatureRow& row) {
        auto facts = teller();
        facts.fullName = longName();
        for (const Role role : {Role::Teller, Role::Supervisor, Role::Administrator, Role::Auditor}) {
            if (isAllowed(role, row.permission)) {
                facts.role = role;
            }
        }
        session.set(facts);
    }
};

} // namespace

void playFeatures(Stage& stage) {
    for (const FeatureRow& row : allFeatures()) {
        Away away;
        away.become(row);
        const auto feature = row.make(away.parts());
        MainWindow window(away.session);
        window.top().setBank(QStringLiteral("Tellerdesk Demo Bank"), true);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto pages = feature->pages();
        for (client::Page* page : pages) {
            window.addPage(page);
        }
        for (client::Page* page : pages) {
            window.showPage(page);
            const QString name = QString::fromLatin1(page->metaObject()->className()).section(u':', -1).toLower();
            stage.look(window, qPrintable(QStringLiteral("away-") + name));
        }
    }
}

} // namespace tellerdesk::test

// SPDX-License-Identifier: GPL-3.0-or-later
// The station's pages in both themes: no text is cut off, and every field is reached by Tab. Saves a picture of each in
// pictures/ of the build folder.
#include "client/app/desk.h"
#include "client/app/mainwindow.h"
#include "client/login/signinpage.h"
#include "client/login/versionpage.h"
#include "client/station/aboutpage.h"
#include "client/station/preferencestore.h"
#include "client/station/settingspage.h"
#include "client/widgets/messagebar.h"
#include "client/widgets/theme.h"
#include "tests/client/support/cutoff.h"
#include "tests/client/support/samples.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;
using namespace Qt::StringLiterals;

class TestStationLooks : public QObject {
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
        m_window = std::make_unique<MainWindow>(m_session);
        m_window->resize(1280, 720);
    }

    void showsTheSettings() {
        const QTemporaryDir folder;
        PreferenceStore store(m_disk, folder.filePath(u"desk.json"_s), {});
        auto* page = new SettingsPage(store);
        show(page);
        look("settings");
        isReachedByTab(page, {u"language"_s, u"colours"_s, u"textSize"_s, u"numbers"_s, u"idleMinutes"_s, u"submit"_s});
        QSignalSpy written(&store, &PreferenceStore::written);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(page->findChild<QWidget*>(u"submit"_s), Qt::Key_Space);
        QTRY_COMPARE(written.size(), 1);
        look("settings-saved");
        m_window.reset();
    }

    void showsWhatThisProgramIs() {
        auto* page = new AboutPage(m_desk);
        show(page);
        look("about");
        isReachedByTab(page, {u"licenceText"_s, u"licence"_s});
    }

    void showsVersionsThatDoNotFit() {
        auto* page = new VersionPage(m_desk);
        show(page);
        look("versions");
        isReachedByTab(page, {u"submit"_s, u"anotherServer"_s});
    }

    void showsALockedDeskThatIsWanted() {
        auto* page = new LockedPage(m_desk);
        show(page);
        page->showWaitsFor(12);
        look("locked-wanted");
        isReachedByTab(page, {u"password"_s, u"submit"_s, u"anotherUser"_s});
    }

    void showsTheReportBar() {
        show(new AboutPage(m_desk));
        m_window->messages().show(
            Theme::Tone::Bad, u"Fault"_s,
            u"Server or program failed at something. The report says at what; nobody's data is in "
            "it."_s,
            u"Cop&y report"_s);
        look("report");
    }

    void cleanup() { m_window.reset(); }

private:
    void show(Page* page) {
        m_window->addPage(page);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->showPage(page);
    }

    void look(const char* name) {
        for (int pass = 0; pass < 4; ++pass) { // a layout within a layout asks its parent for another turn
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QCoreApplication::processEvents();
        }
        QFETCH_GLOBAL(bool, dark);
        const QString folder = qEnvironmentVariable("TELLERDESK_BINARY_DIR") + u"/pictures"_s;
        QDir().mkpath(folder);
        QVERIFY(m_window->grab().save(u"%1/station-%2-%3.png"_s.arg(folder, QLatin1StringView(name),
                                                                    QLatin1StringView(dark ? "dark" : "light"))));
        QCOMPARE(m_window->size(), QSize(1280, 720)); // no text widens the window
        const QStringList faults = cutOffTexts(*m_window);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    // From the field that has the focus, each once, in this order, and back.
    void isReachedByTab(QWidget* page, const QStringList& fields) {
        QStringList reached;
        QWidget* first = QApplication::focusWidget();
        QVERIFY(first != nullptr);
        for (std::size_t i = 0; i < 40 && (reached.isEmpty() || QApplication::focusWidget() != first); ++i) {
            if (page->isAncestorOf(QApplication::focusWidget())) {
                QVERIFY2(!QApplication::focusWidget()->objectName().isEmpty(), "a field without a name");
                reached << QApplication::focusWidget()->objectName();
            }
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(reached, fields);
    }

    DiskThread m_disk;
    ApiClient m_api;
    Session m_session;
    MemoryVault m_vault;
    Desk m_desk{m_api, m_session, m_vault};
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestStationLooks)
#include "tst_stationlooks.moc"

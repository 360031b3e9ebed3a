// SPDX-License-Identifier: GPL-3.0-or-later
// Every scene in both themes and languages, at the scale that QT_SCALE_FACTOR sets for the process, in a window of 1280
// by 720 logical pixels. Saves a picture of each state in pictures/ of the build folder.
#include "tests/client/look/layoutfaults.h"
#include "tests/client/look/stage.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QTest>
#include <QWidget>

using namespace tellerdesk::test;

class TestLook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void looksAsDesigned_data();
    void looksAsDesigned();
};

void TestLook::initTestCase_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QLocale>("locale");
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    const QLocale korean(QLocale::Korean, QLocale::SouthKorea);
    QTest::newRow("light-en") << false << english;
    QTest::newRow("dark-en") << true << english;
    QTest::newRow("light-ko") << false << korean;
    QTest::newRow("dark-ko") << true << korean;
}

void TestLook::looksAsDesigned_data() {
    QTest::addColumn<int>("scene");
    int at = 0;
    for (const Scene& scene : allScenes()) {
        QTest::newRow(scene.name) << at++;
    }
}

void TestLook::looksAsDesigned() {
    QFETCH_GLOBAL(bool, dark);
    QFETCH_GLOBAL(QLocale, locale);
    QFETCH(int, scene);
    const QString suffix = QStringLiteral("%1-%2-%3")
                               .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"),
                                    locale.language() == QLocale::Korean ? QStringLiteral("ko") : QStringLiteral("en"))
                               .arg(qRound(qApp->devicePixelRatio() * 100));
    QStringList faults;
    Stage stage({.dark = dark, .locale = locale}, [&](QWidget& window, const QString& name) {
        const QPixmap grabbed = window.grab();
        const QString folder = QString::fromLocal8Bit(qgetenv("TELLERDESK_BINARY_DIR")) + QStringLiteral("/pictures");
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(grabbed.save(QStringLiteral("%1/%2-%3.png").arg(folder, name, suffix), "PNG", 90));
        QStringList found = layoutFaults(window) + contrastFaults(window, grabbed.toImage());
        if (window.size() != QSize(1280, 720)) {
            found << QStringLiteral("the window grew to %1x%2").arg(window.width()).arg(window.height());
        }
        for (const QString& fault : found) {
            faults << name + QStringLiteral(": ") + fault;
        }
    });
    allScenes()[static_cast<std::size_t>(scene)].play(stage);
    if (!faults.isEmpty()) {
        QFAIL(qPrintable(faults.join(u'\n')));
    }
}

QTEST_MAIN(TestLook)
#include "tst_look.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/look/accessfaults.h"
#include "tests/client/look/stage.h"

#include <QTest>
#include <QWidget>

using namespace tellerdesk::test;

// Every scene in both languages.
class TestAccess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void tellsEverything_data();
    void tellsEverything();
};

void TestAccess::initTestCase_data() {
    QTest::addColumn<QLocale>("locale");
    QTest::newRow("en") << QLocale(QLocale::English, QLocale::UnitedStates);
    QTest::newRow("ko") << QLocale(QLocale::Korean, QLocale::SouthKorea);
}

void TestAccess::tellsEverything_data() {
    QTest::addColumn<int>("scene");
    int at = 0;
    for (const Scene& scene : allScenes()) {
        QTest::newRow(scene.name) << at++;
    }
}

void TestAccess::tellsEverything() {
    QFETCH_GLOBAL(QLocale, locale);
    QFETCH(int, scene);
    QStringList faults;
    Stage stage({.locale = locale}, [&faults](QWidget& window, const QString& name) {
        for (const QString& fault : accessFaults(window) + tabFaults(window)) {
            faults << name + QStringLiteral(": ") + fault;
        }
    });
    allScenes()[static_cast<std::size_t>(scene)].play(stage);
    if (!faults.isEmpty()) {
        QFAIL(qPrintable(faults.join(u'\n')));
    }
}

QTEST_MAIN(TestAccess)
#include "tst_access.moc"

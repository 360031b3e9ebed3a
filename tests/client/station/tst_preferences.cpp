// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/station/preferencestore.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tellerdesk::client;
using namespace Qt::StringLiterals;

class TestPreferences : public QObject {
    Q_OBJECT

private:
    static Preferences some() {
        return {.language = u"ko"_s,
                .colours = Colours::Dark,
                .textPercent = 130,
                .numbers = u"de_DE"_s,
                .idleMinutes = 15,
                .window = QRect(-20, 40, 1300, 800),
                .maximised = true,
                .columns = {{u"entries"_s, {90, 120, 300}}}};
    }

private Q_SLOTS:
    void comeBackAsTheyWere() { QCOMPARE(Preferences::fromJson(some().toJson()), some()); }

    void areAsIfNeverSaidWhereTheyAreBroken_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("\x00\xff{{{", 6);
        QTest::newRow("a list") << QByteArray("[1, 2]");
        QTest::newRow("cut short") << some().toJson().left(70);
        QTest::newRow("wrong types") << QByteArray(
            R"({"language": 3, "colours": [], "text_percent": "big", "numbers": {}, "idle_minutes": "never",
                "window": "everywhere", "maximised": 7, "columns": [1]})");
        QTest::newRow("out of range") << QByteArray(
            R"({"language": "klingon", "colours": "pink", "text_percent": 5000, "numbers": "C", "idle_minutes": 16,
                "window": [0, 0, -5, 10], "columns": {"entries": []}})");
        QTest::newRow("never idle") << QByteArray(R"({"idle_minutes": 0})");
        QTest::newRow("a window of nothing") << QByteArray(R"({"window": [0, 0, 0, 0]})");
    }

    void areAsIfNeverSaidWhereTheyAreBroken() {
        QFETCH(QByteArray, text);
        QCOMPARE(Preferences::fromJson(text), Preferences());
    }

    void areOnDiskSoonAndForTheirOwnerOnly() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"a/b/desk.json"_s);
        DiskThread disk;
        PreferenceStore store(disk, file, {});
        QSignalSpy written(&store, &PreferenceStore::written);
        QSignalSpy changed(&store, &PreferenceStore::changed);
        for (int minutes = 1; minutes <= 15; ++minutes) {
            store.change([minutes](Preferences& preferences) { preferences.idleMinutes = minutes; });
        }
        store.change([](Preferences&) {}); // nothing
        QCOMPARE(changed.size(), 15);
        QTRY_COMPARE(written.size(), 1); // many changes, one file
        QCOMPARE(readPreferences(file).idleMinutes, 15);
        QCOMPARE(QFileInfo(file).permissions() & ~(QFileDevice::ReadUser | QFileDevice::WriteUser),
                 QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }

    void areOnDiskThoughTheProgramEndsAtOnce() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"desk.json"_s);
        {
            DiskThread disk;
            PreferenceStore store(disk, file, {});
            store.change([](Preferences& preferences) { preferences.idleMinutes = 7; });
        }
        QCOMPARE(readPreferences(file).idleMinutes, 7);
    }

    void tellThatTheyCannotBeKept() {
        DiskThread disk;
        PreferenceStore store(disk, u"/proc/nowhere/desk.json"_s, {});
        QSignalSpy written(&store, &PreferenceStore::written);
        store.change([](Preferences& preferences) { preferences.idleMinutes = 7; });
        store.writeNow();
        QTRY_COMPARE(written.size(), 1);
        QCOMPARE(written.front().front().toBool(), false);
        QCOMPARE(store.now().idleMinutes, 7); // until the program ends
    }

    void ignoreWhatIsNoFile() {
        QCOMPARE(readPreferences(u"/dev/zero"_s), Preferences());
        QCOMPARE(readPreferences(u"/nowhere"_s), Preferences());
    }
};

QTEST_GUILESS_MAIN(TestPreferences)
#include "tst_preferences.moc"

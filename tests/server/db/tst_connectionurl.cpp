// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/connectionurl.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace tellerdesk::server::db {

class ConnectionUrlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsUrls_data();
    void readsUrls();
    void refusesWhatItCannotRead_data();
    void refusesWhatItCannotRead();
    void demandsVerifiedTlsOfOtherMachines_data();
    void demandsVerifiedTlsOfOtherMachines();
    void addsLimits();
    void leavesWhatTheUrlSays();
    void quotesForLibpq();
    void namesAnotherRole();
};

void ConnectionUrlTest::readsUrls_data() {
    QTest::addColumn<QString>("url");
    QTest::addColumn<QStringList>("parts"); // host, database, user, password
    QTest::newRow("plain") << u"postgresql://me:secret@db.example:5433/bank"_s
                           << QStringList{u"db.example"_s, u"bank"_s, u"me"_s, u"secret"_s};
    QTest::newRow("short scheme") << u"postgres://me@h/b"_s << QStringList{u"h"_s, u"b"_s, u"me"_s, QString()};
    QTest::newRow("unix socket") << u"postgresql://role@/db?host=/run/tellerdesk"_s
                                 << QStringList{u"/run/tellerdesk"_s, u"db"_s, u"role"_s, QString()};
    QTest::newRow("socket as host") << u"postgresql://role@%2Frun%2Ftd/db"_s
                                    << QStringList{u"/run/td"_s, u"db"_s, u"role"_s, QString()};
    QTest::newRow("encoded") << u"postgresql://m%40e:p%3A%2F%3B%27%5C%20%C3%A9@h/a%2Fb"_s
                             << QStringList{u"h"_s, u"a/b"_s, u"m@e"_s, u"p:/;'\\ é"_s};
    QTest::newRow("IPv6") << u"postgresql://me@[2001:db8::1]/b"_s
                          << QStringList{u"2001:db8::1"_s, u"b"_s, u"me"_s, QString()};
    QTest::newRow("keywords") << u"host=h dbname=b user=me"_s << QStringList{u"h"_s, u"b"_s, u"me"_s, QString()};
}

void ConnectionUrlTest::readsUrls() {
    QFETCH(QString, url);
    QFETCH(QStringList, parts);
    const auto read = connectionParts({.url = url});
    QVERIFY(read);
    QCOMPARE((QStringList{read->host, read->database, read->user, read->password}), parts);
    QVERIFY(!read->options.contains(u"secret"));
    QVERIFY(!read->name().contains(u"secret"));
}

void ConnectionUrlTest::refusesWhatItCannotRead_data() {
    QTest::addColumn<QString>("url");
    QTest::newRow("no URL") << u"bank"_s;
    QTest::newRow("bad encoding") << u"postgresql://me@h/%zz"_s;
    QTest::newRow("unknown option") << u"postgresql://me@h/b?nonsense=1"_s;
    QTest::newRow("semicolon in an option") << u"postgresql://me@h/b?options=a%3Bb"_s;
    QTest::newRow("NUL") << u"postgresql://me@h/b%00c"_s;
}

void ConnectionUrlTest::refusesWhatItCannotRead() {
    QFETCH(QString, url);
    QVERIFY(!connectionParts({.url = url}));
}

void ConnectionUrlTest::demandsVerifiedTlsOfOtherMachines_data() {
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("local");
    QTest::addColumn<QString>("mode");
    const QString none;
    QTest::newRow("unix socket") << u"postgresql:///b?host=/tmp"_s << true << none;
    QTest::newRow("no host") << u"postgresql:///b"_s << true << none;
    QTest::newRow("localhost") << u"postgresql://localhost/b"_s << true << none;
    QTest::newRow("127.0.0.1") << u"postgresql://127.0.0.1/b"_s << true << none;
    QTest::newRow("127.1.2.3") << u"postgresql://127.1.2.3/b"_s << true << none;
    QTest::newRow("::1") << u"postgresql://[::1]/b"_s << true << none;
    QTest::newRow("name") << u"postgresql://db.example/b"_s << false << u"verify-full"_s;
    QTest::newRow("address") << u"postgresql://10.0.0.1/b"_s << false << u"verify-full"_s;
    QTest::newRow("looks local") << u"postgresql://localhost.example/b"_s << false << u"verify-full"_s;
    QTest::newRow("address counts") << u"postgresql://localhost/b?hostaddr=10.0.0.1"_s << false << u"verify-full"_s;
    QTest::newRow("one of two away") << u"postgresql://localhost,db.example/b"_s << false << u"verify-full"_s;
    QTest::newRow("asked for less") << u"postgresql://db.example/b?sslmode=disable"_s << false << u"disable"_s;
    QTest::newRow("asked for more") << u"postgresql://localhost/b?sslmode=verify-full"_s << true << u"verify-full"_s;
}

void ConnectionUrlTest::demandsVerifiedTlsOfOtherMachines() {
    QFETCH(QString, url);
    QFETCH(bool, local);
    QFETCH(QString, mode);
    const auto read = connectionParts({.url = url});
    QVERIFY(read);
    QCOMPARE(read->local, local);
    QCOMPARE(read->options.contains(u"sslmode="), !mode.isEmpty());
    QVERIFY(mode.isEmpty() || read->options.contains(u"sslmode='%1'"_s.arg(mode)));
}

void ConnectionUrlTest::addsLimits() {
    const auto read = connectionParts({.url = u"postgresql://localhost/b"_s,
                                       .connectTimeout = std::chrono::seconds(7),
                                       .statementTimeout = std::chrono::milliseconds(1234),
                                       .lockTimeout = std::chrono::milliseconds(567)});
    for (const QString& words : {u"connect_timeout='7'"_s, u"-c statement_timeout=1234 -c lock_timeout=567"_s,
                                 u"-c idle_in_transaction_session_timeout=10000"_s,
                                 u"-c standard_conforming_strings=on -c TimeZone=UTC"_s, u"-c jit=off"_s}) {
        QVERIFY2(read->options.contains(words), qPrintable(words));
    }
}

void ConnectionUrlTest::leavesWhatTheUrlSays() {
    const auto read = connectionParts(
        {.url =
             u"postgresql://localhost:5433/b?connect_timeout=9&application_name=mine&options=-c%20lock_timeout%3D1"_s});
    QVERIFY(read->options.contains(u"connect_timeout='9'"));
    QVERIFY(read->options.contains(u"application_name='mine'"));
    QVERIFY(read->options.contains(u"port='5433'"));
    // Of one setting given twice the last counts.
    QVERIFY(read->options.indexOf(u"lock_timeout=2000") < read->options.indexOf(u"lock_timeout=1 "));
    QVERIFY(read->options.indexOf(u"lock_timeout=1 ") < read->options.indexOf(u"standard_conforming_strings=on"));
}

void ConnectionUrlTest::quotesForLibpq() {
    const auto read = connectionParts({.url = u"postgresql://localhost/b?application_name=it%27s%20%5C"_s});
    QVERIFY(read->options.contains(u"application_name='it\\'s \\\\'"));
}

void ConnectionUrlTest::namesAnotherRole() {
    const auto url = urlForRole(u"postgresql://me:secret@db.example:5433/bank?sslmode=require"_s, u"app role"_s);
    QVERIFY(!url->contains(u"secret"));
    const auto read = connectionParts({.url = *url});
    QCOMPARE(read->user, u"app role"_s);
    QCOMPARE(read->host, u"db.example"_s);
    QCOMPARE(read->database, u"bank"_s);
    QVERIFY(read->options.contains(u"port='5433'"));
    QCOMPARE(read->sslMode, u"require"_s);
    QCOMPARE(connectionParts({.url = *urlForRole(*url, u"me"_s, u"other"_s)})->database, u"other"_s);
}

} // namespace tellerdesk::server::db

QTEST_GUILESS_MAIN(tellerdesk::server::db::ConnectionUrlTest)
#include "tst_connectionurl.moc"

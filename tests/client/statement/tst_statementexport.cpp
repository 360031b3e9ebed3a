// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/diskthread.h"
#include "client/statement/statementexport.h"
#include "shared/api/page.h"
#include "tests/client/support/samples.h"
#include "tests/support/fakeapi.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using namespace tellerdesk::test;

class TestStatementExport : public QObject {
    Q_OBJECT

private:
    QString file() const { return m_folder.filePath(QStringLiteral("statement.csv")); }
    QByteArray content() const {
        QFile read(file());
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray("none");
    }
    void begin(StatementExport::Format format = StatementExport::Format::Csv) {
        m_statement->show(account(customer(QStringLiteral("Kim")), 1, "EUR", 450));
        m_statement->setPeriod(QDate(2026, 1, 1), QDate());
        while (m_api->isWaiting()) {
            m_api->fail({});
        }
        m_export->save(*m_statement, format, file());
    }

    QTemporaryDir m_folder;
    std::unique_ptr<FakeApi> m_api;
    std::unique_ptr<DiskThread> m_disk;
    std::unique_ptr<StatementPresenter> m_statement;
    std::unique_ptr<StatementExport> m_export;

private Q_SLOTS:
    void init() {
        m_api = std::make_unique<FakeApi>();
        m_disk = std::make_unique<DiskThread>();
        m_statement = std::make_unique<StatementPresenter>(*m_api);
        m_export = std::make_unique<StatementExport>(*m_api, *m_disk);
        QFile::remove(file());
    }
    void cleanup() {
        m_export.reset();
        m_disk.reset();
    }

    void writesTheFileOnceItIsWhole() {
        QSignalSpy saved(m_export.get(), &StatementExport::saved);
        begin();
        const ApiCall call = m_api->next();
        QVERIFY(call.path.endsWith(QStringLiteral("/entries/export")));
        QCOMPARE(call.query.toString(), QStringLiteral("format=csv&from=2026-01-01"));
        QVERIFY(call.sink("one\r\n"));
        QVERIFY(call.sink("two\r\n"));
        QCOMPARE(m_export->bytes(), 10);
        QVERIFY(m_export->isRunning());
        QCOMPARE(content(), QByteArray("none"));
        m_api->reply({});
        QTRY_COMPARE(saved.count(), 1);
        QCOMPARE(content(), QByteArray("one\r\ntwo\r\n"));
        QVERIFY(!m_export->isRunning());
    }

    void leavesNothingOfATransferThatBroke() {
        QFile before(file());
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
        before.close();
        QSignalSpy failed(m_export.get(), &StatementExport::failed);
        begin(StatementExport::Format::Camt053);
        QCOMPARE(m_api->next().query.queryItemValue(QStringLiteral("format")), QStringLiteral("camt.053"));
        QVERIFY(m_api->next().sink("<Document>"));
        m_api->fail({.kind = ApiError::Kind::Unreachable});
        QCOMPARE(failed.count(), 1);
        m_disk.reset(); // its work is done
        QCOMPARE(content(), QByteArray("before"));
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), 1);
        m_disk = std::make_unique<DiskThread>();
        m_export = std::make_unique<StatementExport>(*m_api, *m_disk);
    }

    void stopsWhenItIsTold() {
        begin();
        const ApiCall call = m_api->next();
        QVERIFY(call.sink("one"));
        m_export->cancel();
        QVERIFY(!m_export->isRunning());
        QVERIFY(!call.sink("two")); // no more of it is wanted
        m_api->reply({});
        m_export.reset();
        m_disk.reset();
        QVERIFY(QDir(m_folder.path()).entryList(QDir::Files).isEmpty());
    }

    void saysWhatTheDiskSaid() {
        QSignalSpy refused(m_export.get(), &StatementExport::notWritten);
        m_statement->show(account(customer(QStringLiteral("Kim")), 1, "EUR", 450));
        m_export->save(*m_statement, StatementExport::Format::Csv,
                       m_folder.filePath(QStringLiteral("no such folder/statement.csv")));
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(!refused.first().at(1).toString().isEmpty());
        QVERIFY(!m_export->isRunning());
    }
};

QTEST_GUILESS_MAIN(TestStatementExport)
#include "tst_statementexport.moc"

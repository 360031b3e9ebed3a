// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/wire/wirebank.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>
#include <QXmlStreamReader>

using namespace tellerdesk::test;

// An account's statement, from its postings to the files that are made of it.
class WireStatementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_bank = std::make_unique<WireBank>();
        m_teller = m_bank->token("teller");
        m_account = m_bank->account(m_teller);
        m_bank->openTill(m_teller);
        post("deposits", 10'050, "=SUM(A1:A9)");
        post("withdrawals", 50, "\xEC\x9B\x94\xEC\x84\xB8"); // 월세
        post("deposits", 7, {});
    }
    void cleanupTestCase() { m_bank.reset(); }
    void cleanup() {
        if (m_bank) {
            QCOMPARE(m_bank->client().takeFaults(), QStringList());
        }
    }

    void tellsThePeriod() {
        const Told summary = get("/summary");
        QCOMPARE(summary.number("count"), 3);
        QCOMPARE(summary.number("closing_balance"), 10'007);
        QCOMPARE(summary.number("credits"), 10'057);
        QCOMPARE(summary.number("debits"), 50);
        const QByteArray today = summary.text("first_date");
        QCOMPARE(get("/summary?from=" + today + "&to=" + today).number("count"), 3);
        QCOMPARE(get("?q=sum&from=" + today).json().value(u"items").toArray().size(), 1);
    }

    void sendsCsvInPieces() {
        const Told csv = get("/export?format=csv");
        QCOMPARE(csv.status, 200);
        QCOMPARE(csv.header("transfer-encoding"), QByteArray("chunked"));
        QCOMPARE(csv.header("content-type"), QByteArray("text/csv; charset=utf-8; header=present"));
        const QByteArrayList lines = csv.body.split('\n');
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[1].contains(",deposit,100.50,100.50,EUR,'=SUM(A1:A9),"));
        QVERIFY(lines[2].contains(",withdrawal,-0.50,100.00,EUR,\xEC\x9B\x94\xEC\x84\xB8,"));
        QVERIFY(lines[3].contains(",deposit,0.07,100.07,EUR,,"));
        QCOMPARE(get("/summary").status, 200); // on the same connection
    }

    void sendsCamtInPieces() {
        const Told camt = get("/export?format=camt.053");
        QCOMPARE(camt.status, 200);
        QXmlStreamReader xml(camt.body);
        int entries = 0;
        while (!xml.atEnd()) {
            entries += xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"Ntry" ? 1 : 0;
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(entries, 3);
        if (const QString kept = qEnvironmentVariable("TELLERDESK_CAMT_FILE"); !kept.isEmpty()) {
            QFile file(kept); // for a look with xmllint and the published schema
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(camt.body) == camt.body.size());
        }
    }

    void refusesAsEverywhere() {
        QCOMPARE(get("/export?format=csv", {}).brief(), QByteArray("401 unauthenticated"));
        QCOMPARE(get("/export?format=csv", m_bank->token("administrator")).brief(), QByteArray("403 forbidden"));
        QCOMPARE(get("/export?format=csv", m_bank->token("teller", "north", "north")).brief(),
                 QByteArray("404 not_found"));
        QCOMPARE(get("/export?format=csv", m_bank->token("auditor")).status, 200);
        QCOMPARE(get("/export?format=xls").pointers(), QStringList{QStringLiteral("?format")});
    }

private:
    void post(const QByteArray& what, int amount, const QByteArray& narrative) {
        const QByteArray more = narrative.isEmpty() ? QByteArray() : ",'narrative':'" + narrative + "'";
        const Told told = m_bank->post("/v1/" + what,
                                       "{'account_id':'" + m_account + "','amount':" + QByteArray::number(amount) +
                                           ",'currency':'EUR'" + more + "}",
                                       m_teller);
        QCOMPARE(told.status, 201);
    }
    Told get(const QByteArray& rest) { return get(rest, m_teller); }
    Told get(const QByteArray& rest, const QByteArray& token) {
        return m_bank->get("/v1/accounts/" + m_account + "/entries" + rest, token);
    }

    std::unique_ptr<WireBank> m_bank;
    QByteArray m_teller;
    QByteArray m_account;
};

QTEST_GUILESS_MAIN(WireStatementTest)
#include "tst_wirestatement.moc"

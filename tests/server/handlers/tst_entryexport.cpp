// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/camtstatement.h"
#include "server/handlers/csvstatement.h"
#include "server/handlers/statementexport.h"
#include "server/services/accountservice.h"
#include "tests/support/apiserver.h"

#include <QHash>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::server;
using namespace tellerdesk::test;

namespace {

const QString kPassword = u"correct horse battery"_s;

Currency currency(QStringView code) {
    return *Currency::fromCode(code);
}

AccountEntry entry(qint64 number, BookingKind kind, qint64 amount, const QString& narrative = {}) {
    AccountEntry entry{.id = EntryId::make(),
                       .entryNumber = number,
                       .postingId = PostingId::make(),
                       .kind = kind,
                       .amountMinor = amount,
                       .balanceAfterMinor = 1'234'567,
                       .businessDate = QDate(2026, 2, 28),
                       .postedAt = Instant(std::chrono::milliseconds(1'795'000'000'123))};
    if (!narrative.isEmpty()) {
        entry.narrative = narrative;
    }
    return entry;
}

StatementHead head(QStringView code) {
    return {
        .id = Uuid::makeV7(),
        .createdAt = Instant(std::chrono::milliseconds(1'795'000'000'123)),
        .bank = u"Bank & Söhne"_s,
        .account = {.number = u"123456789074"_s, .ownerName = QString(200, u'N'), .currency = currency(code)},
        .from = QDate(2026, 2, 1),
        .to = QDate(2026, 2, 28),
        .summary = {.count = 4, .openingMinor = -1, .closingMinor = 1'234'567, .creditsMinor = 7, .debitsMinor = 8}};
}

std::vector<AccountEntry> fourKinds() {
    return {entry(1, BookingKind::Deposit, 1'234'567, u"월세 <11월> & \"more\""_s),
            entry(2, BookingKind::Withdrawal, -5), entry(3, BookingKind::Transfer, 10'000'000'000'000'000),
            entry(4, BookingKind::Transfer, -1, QString(200, u'n'))};
}

QByteArray camt(QStringView code) {
    CamtStatement writer(head(code));
    QByteArray document = writer.begin();
    for (const AccountEntry& each : fourKinds()) { // piece by piece
        document += writer.entries({each});
    }
    return document + writer.end();
}

// Each element's children in the schema's order, of those that we write.
const QHash<QString, QStringList>& childrenInOrder() {
    static const QHash<QString, QStringList> order{
        {u"Document"_s, {u"BkToCstmrStmt"_s}},
        {u"BkToCstmrStmt"_s, {u"GrpHdr"_s, u"Stmt"_s}},
        {u"GrpHdr"_s, {u"MsgId"_s, u"CreDtTm"_s}},
        {u"Stmt"_s,
         {u"Id"_s, u"CreDtTm"_s, u"FrToDt"_s, u"Acct"_s, u"Bal"_s, u"Bal"_s, u"TxsSummry"_s, u"Ntry"_s, u"Ntry"_s,
          u"Ntry"_s, u"Ntry"_s}},
        {u"FrToDt"_s, {u"FrDtTm"_s, u"ToDtTm"_s}},
        {u"Acct"_s, {u"Id"_s, u"Ccy"_s, u"Ownr"_s, u"Svcr"_s}},
        {u"Ownr"_s, {u"Nm"_s}},
        {u"Svcr"_s, {u"FinInstnId"_s}},
        {u"FinInstnId"_s, {u"Nm"_s}},
        {u"Bal"_s, {u"Tp"_s, u"Amt"_s, u"CdtDbtInd"_s, u"Dt"_s}},
        {u"Tp"_s, {u"CdOrPrtry"_s}},
        {u"CdOrPrtry"_s, {u"Cd"_s}},
        {u"TxsSummry"_s, {u"TtlNtries"_s, u"TtlCdtNtries"_s, u"TtlDbtNtries"_s}},
        {u"TtlNtries"_s, {u"NbOfNtries"_s}},
        {u"TtlCdtNtries"_s, {u"Sum"_s}},
        {u"TtlDbtNtries"_s, {u"Sum"_s}},
        {u"Ntry"_s,
         {u"NtryRef"_s, u"Amt"_s, u"CdtDbtInd"_s, u"Sts"_s, u"BookgDt"_s, u"ValDt"_s, u"AcctSvcrRef"_s, u"BkTxCd"_s,
          u"NtryDtls"_s}},
        {u"BookgDt"_s, {u"Dt"_s}},
        {u"ValDt"_s, {u"Dt"_s}},
        {u"BkTxCd"_s, {u"Domn"_s}},
        {u"Domn"_s, {u"Cd"_s, u"Fmly"_s}},
        {u"Fmly"_s, {u"Cd"_s, u"SubFmlyCd"_s}},
        {u"NtryDtls"_s, {u"TxDtls"_s}},
        {u"TxDtls"_s, {u"RmtInf"_s}},
        {u"RmtInf"_s, {u"Ustrd"_s}},
    };
    return order;
}

struct Node {
    QString name = {};
    QString text = {};
    QString currency = {};
    std::vector<Node> children = {};

    // "BkToCstmrStmt/Stmt/Bal": all texts there.
    QStringList all(const QString& path) const {
        const QString first = path.section(u'/', 0, 0);
        const QString rest = path.section(u'/', 1);
        QStringList found;
        for (const Node& child : children) {
            if (child.name == first) {
                found += rest.isEmpty() ? QStringList{child.text} : child.all(rest);
            }
        }
        return found;
    }
};

Node readNode(QXmlStreamReader& xml) {
    Node node{.name = xml.name().toString(), .currency = xml.attributes().value(u"Ccy"_s).toString()};
    while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::EndElement) {
        if (xml.isStartElement()) {
            node.children.push_back(readNode(xml));
        } else if (xml.isCharacters()) {
            node.text += xml.text();
        }
    }
    return node;
}

Node parsed(const QByteArray& document) {
    QXmlStreamReader xml(document);
    xml.readNextStartElement();
    if (xml.namespaceUri() != u"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08") {
        return {};
    }
    Node root = readNode(xml);
    while (!xml.atEnd()) {
        xml.readNext();
    }
    return xml.hasError() ? Node() : root;
}

// Children that the schema has in another order, or not at all; an element that may be left out may be missing.
QStringList misplaced(const Node& node) {
    QStringList faults;
    const QStringList order = childrenInOrder().value(node.name);
    qsizetype at = 0;
    for (const Node& child : node.children) {
        const bool identification = node.name == u"Id" || node.name == u"Othr";
        const qsizetype place = order.indexOf(child.name, at);
        if (place < 0 && !identification && !(node.name == u"Sts" || node.name == u"Dt")) {
            faults += node.name + u'/' + child.name;
        }
        at = std::max(at, place + 1);
        faults += misplaced(child);
    }
    return faults;
}

} // namespace

class EntryExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }
    void writesAmountsAsNumbers_data();
    void writesAmountsAsNumbers();
    void writesCsvLines();
    void writesTheSchemasOrder();
    void writesBothBalances();
    void writesEntries();
    void cutsTextsToTheSchemasLengths();
    void writesWholeStatements_data();
    void writesWholeStatements();
    void leavesOutWhatComesMeanwhile();

private:
    void postMany(int from, int to);
    QByteArray get(const QByteArray& rest) {
        const auto answer = m_server->send(
            {.path = "/v1/accounts/" + m_account.toString().toLatin1() + "/entries/export" + rest, .token = m_token});
        m_headers = answer.headers;
        return answer.status == 200 ? answer.text : QByteArray::number(answer.status);
    }

    std::unique_ptr<ApiServer> m_server;
    QByteArray m_token;
    AccountId m_account;
    std::map<QByteArray, QByteArray> m_headers;
};

void EntryExportTest::initTestCase() {
    m_server = std::make_unique<ApiServer>();
    m_server->addUser(u"supervisor"_s, Role::Supervisor, kPassword);
    m_token = m_server->tokenOf(u"supervisor"_s, kPassword);
    const auto make = [this](const QByteArray& path, const QJsonObject& body) {
        return m_server
            ->send({.method = "POST", .path = path, .body = body, .token = m_token, .key = RequestKey::make()})
            .field("id");
    };
    const QString customer = make("/v1/customers", {{u"full_name"_s, u"김민수"_s}});
    m_account = *AccountId::fromString(make("/v1/accounts", {{u"customer_id"_s, customer}, {u"currency"_s, u"EUR"_s}}));
    postMany(1, 2'500);
}

// Each of one cent, a day each thousand.
void EntryExportTest::postMany(int from, int to) {
    m_server->run(uR"sql(WITH n AS (SELECT n, gen_random_uuid() AS posting FROM generate_series(%2, %3) n),
p AS (INSERT INTO postings (id, kind, branch_id, currency, amount, business_date, posted_at, teller_id, till_session_id,
    teller_sequence, narrative)
SELECT n.posting, 'deposit', a.branch_id, 'EUR', 1, date '2025-01-01' + CAST(n.n / 1000 AS integer), now(), a.branch_id,
    n.posting, 1, '=number ' || n.n FROM n, accounts a WHERE a.id = '%1')
INSERT INTO entries SELECT '%1', n.n, gen_random_uuid(), n.posting, 1, n.n, n.n,
    date '2025-01-01' + CAST(n.n / 1000 AS integer), 'Kim' FROM n)sql"_s.arg(m_account.toString())
                      .arg(from)
                      .arg(to));
}

void EntryExportTest::writesAmountsAsNumbers_data() {
    QTest::addColumn<QString>("code");
    QTest::addColumn<QByteArray>("amount");
    QTest::newRow("EUR") << u"EUR"_s << QByteArray(",-100000000000000.05,12345.67,EUR,");
    QTest::newRow("KRW") << u"KRW"_s << QByteArray(",-10000000000000005,1234567,KRW,");
    QTest::newRow("KWD") << u"KWD"_s << QByteArray(",-10000000000000.005,1234.567,KWD,");
}

void EntryExportTest::writesAmountsAsNumbers() {
    QFETCH(QString, code);
    QFETCH(QByteArray, amount);
    CsvStatement csv(currency(code));
    const QByteArray line = csv.entries({entry(1, BookingKind::Withdrawal, -10'000'000'000'000'005)});
    QVERIFY2(line.contains(amount), line.constData());
}

void EntryExportTest::writesCsvLines() {
    CsvStatement csv(currency(u"EUR"));
    const AccountEntry one = entry(7, BookingKind::Deposit, 5, u"-5, please"_s);
    QCOMPARE(
        csv.begin() + csv.entries({one}) + csv.end(),
        QByteArray("entry_number,business_date,posted_at,kind,amount,balance_after,currency,narrative,posting_id\r\n"
                   "7,2026-02-28,2026-11-18T11:06:40.123Z,deposit,0.05,12345.67,EUR,\"'-5, please\",") +
            one.postingId.toString().toLatin1() + "\r\n");
}

void EntryExportTest::writesTheSchemasOrder() {
    const Node document = parsed(camt(u"EUR"));
    QCOMPARE(document.name, u"Document"_s);
    QCOMPARE(misplaced(document), QStringList());
    QCOMPARE(document.all(u"BkToCstmrStmt/Stmt/Acct/Id/Othr/Id"_s), QStringList{u"123456789074"_s});
    QCOMPARE(document.all(u"BkToCstmrStmt/Stmt/FrToDt/FrDtTm"_s), QStringList{u"2026-02-01T00:00:00"_s});
    QCOMPARE(document.all(u"BkToCstmrStmt/Stmt/TxsSummry/TtlNtries/NbOfNtries"_s), QStringList{u"4"_s});
}

void EntryExportTest::writesBothBalances() {
    const Node document = parsed(camt(u"KWD"));
    const QString balance = u"BkToCstmrStmt/Stmt/Bal/"_s;
    QCOMPARE(document.all(balance + u"Tp/CdOrPrtry/Cd"_s), (QStringList{u"OPBD"_s, u"CLBD"_s}));
    QCOMPARE(document.all(balance + u"Amt"_s), (QStringList{u"0.001"_s, u"1234.567"_s}));
    QCOMPARE(document.all(balance + u"CdtDbtInd"_s), (QStringList{u"DBIT"_s, u"CRDT"_s}));
    QCOMPARE(document.all(balance + u"Dt/Dt"_s), (QStringList{u"2026-02-01"_s, u"2026-02-28"_s}));
}

void EntryExportTest::writesEntries() {
    const Node document = parsed(camt(u"KRW"));
    const QString entries = u"BkToCstmrStmt/Stmt/Ntry/"_s;
    QCOMPARE(document.all(entries + u"NtryRef"_s), (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
    QCOMPARE(document.all(entries + u"Amt"_s), (QStringList{u"1234567"_s, u"5"_s, u"10000000000000000"_s, u"1"_s}));
    QCOMPARE(document.all(entries + u"CdtDbtInd"_s), (QStringList{u"CRDT"_s, u"DBIT"_s, u"CRDT"_s, u"DBIT"_s}));
    QCOMPARE(document.all(entries + u"BkTxCd/Domn/Fmly/Cd"_s),
             (QStringList{u"CNTR"_s, u"CNTR"_s, u"RCDT"_s, u"ICDT"_s}));
    QCOMPARE(document.all(entries + u"BkTxCd/Domn/Fmly/SubFmlyCd"_s),
             (QStringList{u"CDPT"_s, u"CWDL"_s, u"BOOK"_s, u"BOOK"_s}));
    QCOMPARE(document.all(entries + u"NtryDtls/TxDtls/RmtInf/Ustrd"_s).first(), u"월세 <11월> & \"more\""_s);
    for (const QString& reference : document.all(entries + u"AcctSvcrRef"_s)) {
        QCOMPARE(reference.size(), 32);
    }
}

void EntryExportTest::cutsTextsToTheSchemasLengths() {
    const Node document = parsed(camt(u"EUR"));
    QCOMPARE(document.all(u"BkToCstmrStmt/Stmt/Acct/Ownr/Nm"_s).first().size(), 140);
    QCOMPARE(document.all(u"BkToCstmrStmt/Stmt/Ntry/NtryDtls/TxDtls/RmtInf/Ustrd"_s).last().size(), 140);
    QCOMPARE(document.all(u"BkToCstmrStmt/Stmt/Id"_s).first().size(), 32);
    EntrySummary large;
    large.closingMinor = 999'999'999'999'999'999;
    QVERIFY(CamtStatement::canWrite(large));
    large.closingMinor += 1;
    QVERIFY(!CamtStatement::canWrite(large));
    large.closingMinor = std::numeric_limits<qint64>::min();
    QVERIFY(!CamtStatement::canWrite(large));
}

void EntryExportTest::writesWholeStatements_data() {
    QTest::addColumn<QByteArray>("period");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::newRow("all") << QByteArray() << 1 << 2'500;
    QTest::newRow("second day") << QByteArray("&from=2025-01-02&to=2025-01-02") << 1'000 << 1'999;
    QTest::newRow("none") << QByteArray("&from=2025-02-01&to=2025-02-02") << 1 << 0;
}

void EntryExportTest::writesWholeStatements() {
    QFETCH(QByteArray, period);
    QFETCH(int, first);
    QFETCH(int, last);
    QByteArrayList lines = get("?format=csv" + period).split('\n');
    QCOMPARE(lines.takeLast(), QByteArray());
    QCOMPARE(lines.size(), last - first + 2);
    QStringList numbers;
    for (int number = first; number <= last; ++number) {
        numbers += QString::number(number);
        QVERIFY(lines[number - first + 1].startsWith(QByteArray::number(number) + ','));
        QVERIFY(lines[number - first + 1].contains(",EUR,'=number " + QByteArray::number(number) + ','));
    }
    QVERIFY(m_headers["Content-Disposition"].startsWith("attachment; filename=\"statement-"));
    const Node document = parsed(get("?format=camt.053" + period));
    QCOMPARE(document.all(u"BkToCstmrStmt/Stmt/Ntry/NtryRef"_s), numbers);
    QCOMPARE(document.all(u"BkToCstmrStmt/Stmt/TxsSummry/TtlNtries/NbOfNtries"_s),
             QStringList{QString::number(last - first + 1)});
    QVERIFY(m_headers["Content-Disposition"].endsWith(".xml\""));
}

void EntryExportTest::leavesOutWhatComesMeanwhile() {
    std::shared_ptr<BodyStream> stream;
    m_server->inTransaction(
        [&](Stores& stores) { stream = *exportEntries(stores, {.role = Role::Auditor}, {.account = m_account}); });
    postMany(2'501, 2'600);
    QByteArray document;
    for (bool last = false; !last;) {
        m_server->inTransaction([&](Stores& stores) {
            stream->read(stores);
            stream->read(stores); // as after a failure
        });
        const BodyPiece piece = stream->write();
        document += piece.bytes;
        last = piece.last;
    }
    QCOMPARE(document.count('\n'), 2'501);
}

QTEST_GUILESS_MAIN(EntryExportTest)
#include "tst_entryexport.moc"

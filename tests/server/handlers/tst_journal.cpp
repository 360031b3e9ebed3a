// SPDX-License-Identifier: GPL-3.0-or-later
// The day's work, receipts and their copies, as callers get them.
#include "tests/support/apiserver.h"

#include <QJsonArray>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::test;

namespace {

const QString kPassword = u"correct horse battery"_s;
const QString kFarBranch = u"01900000-0000-7000-8000-00000000000f"_s;

QJsonArray items(const ApiAnswer& answer) {
    return answer.body.value(u"items"_s).toArray();
}

// What each line says in short, newest first.
QStringList lines(const ApiAnswer& answer) {
    QStringList lines;
    for (const auto each : items(answer)) {
        const QJsonObject item = each.toObject();
        lines.append(
            u"%1 %2 %3%4"_s.arg(item.value(u"kind"_s).toString(), item.value(u"state"_s).toString(),
                                QString::number(item.value(u"amount"_s).toInteger()),
                                item.value(u"code"_s).isNull() ? QString() : u' ' + item.value(u"code"_s).toString()));
    }
    return lines;
}

} // namespace

class JournalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }
    void listsOnesOwnWorkWithRefusals();
    void namesNoAccountThatTheBranchDoesNotKnow();
    void listsPageByPage();
    void listsTheBranchForSupervisorsOnly();
    void refusesWhatIsNoListOfPostings();
    void readsWhatStandsOnAReceipt();
    void tellsNothingOfTheReceiversMoney();
    void knowsNoReceiptOfAnotherBranch();
    void countsCopies();
    void leavesAKeyFreeWhereNothingIsPosted();
    void givesEachCallerAnotherNumber();

private:
    ApiAnswer post(const QByteArray& token, const QByteArray& path, const QJsonObject& body,
                   const RequestKey& key = RequestKey::make()) {
        m_server->clock().advance(std::chrono::milliseconds(1));
        return m_server->send({.method = "POST", .path = path, .body = body, .token = token, .key = key});
    }
    ApiAnswer get(const QByteArray& token, const QByteArray& path) {
        return m_server->send({.path = path, .token = token});
    }
    QByteArray signIn(const QString& username, Role role) {
        m_server->addUser(username, role, kPassword);
        return m_server->tokenOf(username, kPassword);
    }
    QString makeAccount(const QByteArray& token, const QString& holder) {
        const QString customer = post(token, "/v1/customers", {{u"full_name"_s, holder}}).field("id");
        return post(token, "/v1/accounts", {{u"customer_id"_s, customer}, {u"currency"_s, u"EUR"_s}}).field("id");
    }
    void openTill(const QByteArray& token) {
        const QJsonArray opening{QJsonObject{{u"currency"_s, u"EUR"_s}, {u"amount"_s, 0}}};
        QCOMPARE(post(token, "/v1/till-sessions", {{u"opening"_s, opening}}).status, 201);
    }
    ApiAnswer pay(const QByteArray& token, const char* route, const QString& account, qint64 amount,
                  const QJsonObject& more = {}) {
        QJsonObject body{{u"account_id"_s, account}, {u"amount"_s, amount}, {u"currency"_s, u"EUR"_s}};
        for (auto it = more.begin(); it != more.end(); ++it) {
            body.insert(it.key(), it.value());
        }
        return post(token, route, body);
    }
    QByteArray deposit(const QByteArray& token, const QString& account, qint64 amount) {
        return idOf(pay(token, "/v1/deposits", account, amount));
    }
    static QByteArray idOf(const ApiAnswer& posted) {
        return posted.body.value(u"posting"_s).toObject().value(u"id"_s).toString().toLatin1();
    }
    ApiAnswer copy(const QByteArray& token, const QByteArray& posting, const RequestKey& key = RequestKey::make()) {
        return m_server->send(
            {.method = "POST", .path = "/v1/postings/" + posting + "/copies", .token = token, .key = key});
    }

    std::unique_ptr<ApiServer> m_server;
    QByteArray m_teller;
    QByteArray m_supervisor;
    QByteArray m_auditor;
    QByteArray m_far;
    QString m_account;
};

void JournalTest::initTestCase() {
    m_server = std::make_unique<ApiServer>();
    m_server->run(u"INSERT INTO branches (id, code, name) VALUES ('%1', 'north', 'North')"_s.arg(kFarBranch));
    m_teller = signIn(u"teller"_s, Role::Teller);
    m_supervisor = signIn(u"supervisor"_s, Role::Supervisor);
    m_auditor = signIn(u"auditor"_s, Role::Auditor);
    m_far = signIn(u"far"_s, Role::Teller);
    m_server->run(u"UPDATE users SET branch_id = '%1' WHERE username = 'far'"_s.arg(kFarBranch));
    for (const QByteArray& token : {m_teller, m_supervisor, m_far}) {
        openTill(token);
    }
    m_account = makeAccount(m_teller, u"김민수"_s);
}

void JournalTest::listsOnesOwnWorkWithRefusals() {
    const QByteArray teller = signIn(u"own"_s, Role::Teller);
    QVERIFY(items(get(teller, "/v1/postings?mine=true")).isEmpty());
    openTill(teller);
    const QByteArray first = idOf(pay(teller, "/v1/deposits", m_account, 500, {{u"narrative"_s, u"월급"_s}}));
    QCOMPARE(pay(teller, "/v1/withdrawals", m_account, 1'000'000).status, 409);
    deposit(teller, m_account, 700);
    copy(teller, first);
    const ApiAnswer listed = get(teller, "/v1/postings?mine=true");
    QCOMPARE(lines(listed), (QStringList{u"deposit posted 700"_s, u"withdrawal refused 1000000 insufficient_funds"_s,
                                         u"deposit posted 500"_s}));
    const QJsonObject oldest = items(listed).last().toObject();
    QCOMPARE(oldest.value(u"id"_s).toString().toLatin1(), first);
    QCOMPARE(oldest.value(u"teller_sequence"_s).toInteger(), 1);
    QCOMPARE(oldest.value(u"narrative"_s).toString(), u"월급"_s);
    QCOMPARE(oldest.value(u"copies"_s).toInteger(), 1);
    QCOMPARE(oldest.value(u"account"_s).toObject().value(u"owner_name"_s).toString(), u"김민수"_s);
    QCOMPARE(oldest.value(u"teller"_s).toObject().value(u"full_name"_s).toString(), u"Name of own"_s);
    QVERIFY(oldest.value(u"code"_s).isNull());
    const QJsonObject refused = items(listed).at(1).toObject();
    QVERIFY(refused.value(u"teller_sequence"_s).isNull());
    QCOMPARE(refused.value(u"account"_s), oldest.value(u"account"_s));
    QVERIFY(items(get(teller, "/v1/postings?mine=true&business_date=2001-01-01")).isEmpty());
    const QByteArray today = oldest.value(u"business_date"_s).toString().toLatin1();
    QCOMPARE(get(teller, "/v1/postings?mine=true&business_date=" + today).body, listed.body);
}

void JournalTest::namesNoAccountThatTheBranchDoesNotKnow() {
    QCOMPARE(pay(m_far, "/v1/deposits", m_account, 5).code(), u"not_found"_s);
    const ApiAnswer listed = get(m_far, "/v1/postings?mine=true");
    QCOMPARE(lines(listed), QStringList{u"deposit refused 5 not_found"_s});
    QVERIFY(items(listed).first().toObject().value(u"account"_s).isNull());
    QVERIFY(!listed.text.contains("김민수"));
}

void JournalTest::listsPageByPage() {
    const QByteArray teller = signIn(u"pages"_s, Role::Teller);
    openTill(teller);
    for (int i = 1; i <= 3; ++i) {
        deposit(teller, m_account, i);
        pay(teller, "/v1/withdrawals", m_account, 1'000'000 + i);
    }
    QStringList all;
    QByteArray cursor;
    do {
        const auto page = get(teller, "/v1/postings?mine=true&limit=2" + cursor);
        all += lines(page);
        const QString next = page.body.value(u"next"_s).toString();
        cursor = next.isEmpty() ? QByteArray() : "&cursor=" + next.toLatin1();
    } while (!cursor.isEmpty());
    QCOMPARE(all, lines(get(teller, "/v1/postings?mine=true")));
    QCOMPARE(all.size(), 6);
    const QByteArray next = get(teller, "/v1/postings?mine=true&limit=2").body.value(u"next"_s).toString().toLatin1();
    QCOMPARE(get(m_supervisor, "/v1/postings?mine=true&limit=2&cursor=" + next).faults(),
             QStringList{u"?cursor malformed"_s});
}

void JournalTest::listsTheBranchForSupervisorsOnly() {
    QCOMPARE(get(m_teller, "/v1/postings").code(), u"forbidden"_s);
    QCOMPARE(get(m_teller, "/v1/postings?mine=false").status, 403);
    const QString farAccount = makeAccount(m_far, u"Far Away"_s);
    deposit(m_far, farAccount, 31);
    deposit(m_teller, m_account, 32);
    const QStringList branch = lines(get(m_supervisor, "/v1/postings?limit=1"));
    QCOMPARE(branch, QStringList{u"deposit posted 32"_s});
    QVERIFY(!get(m_supervisor, "/v1/postings?limit=200").text.contains("Far Away"));
    QCOMPARE(lines(get(m_auditor, "/v1/postings?limit=2")),
             (QStringList{u"deposit posted 32"_s, u"deposit posted 31"_s}));
    QVERIFY(items(get(m_auditor, "/v1/postings?mine=true")).isEmpty());
}

void JournalTest::refusesWhatIsNoListOfPostings() {
    for (const char* bad : {"mine=yes", "mine=true&business_date=2026-02-30", "mine=true&business_date=23.11.2026",
                            "mine=true&limit=0", "mine=true&cursor=x", "mine=true&state=posted"}) {
        QCOMPARE(get(m_teller, QByteArray("/v1/postings?") + bad).status, 400);
    }
}

void JournalTest::readsWhatStandsOnAReceipt() {
    const auto posted = pay(m_teller, "/v1/deposits", m_account, 1'234, {{u"narrative"_s, u"rent"_s}});
    const ApiAnswer receipt = get(m_teller, "/v1/postings/" + idOf(posted) + "/receipt");
    QCOMPARE(receipt.status, 200);
    const QJsonObject posting = posted.body.value(u"posting"_s).toObject();
    const QJsonObject account = posted.body.value(u"account"_s).toObject();
    QCOMPARE(receipt.body.value(u"posting_id"_s), posting.value(u"id"_s));
    QCOMPARE(receipt.body.value(u"teller_sequence"_s), posting.value(u"teller_sequence"_s));
    QCOMPARE(receipt.body.value(u"business_date"_s), posting.value(u"business_date"_s));
    QCOMPARE(receipt.body.value(u"balance_after"_s), account.value(u"balance"_s));
    QCOMPARE(receipt.body.value(u"account"_s).toObject().value(u"number"_s), account.value(u"number"_s));
    QCOMPARE(receipt.field("narrative"), u"rent"_s);
    QCOMPARE(receipt.body.value(u"branch"_s).toObject().value(u"code"_s).toString(), u"main"_s);
    QCOMPARE(receipt.body.value(u"teller"_s).toObject().value(u"full_name"_s).toString(), u"Name of teller"_s);
    QVERIFY(receipt.field("local_time").endsWith(u"+09:00"_s)); // by the branch's clock, not the server's
    QVERIFY(receipt.body.value(u"to_account"_s).isNull());
    QCOMPARE(receipt.body.value(u"copies"_s), QJsonValue(0));
    copy(m_teller, idOf(posted));
    QCOMPARE(get(m_auditor, "/v1/postings/" + idOf(posted) + "/receipt").body.value(u"copies"_s), QJsonValue(1));
}

void JournalTest::tellsNothingOfTheReceiversMoney() {
    const QString receiver = makeAccount(m_teller, u"Rich Receiver"_s);
    deposit(m_teller, receiver, 98'765'432);
    deposit(m_teller, m_account, 100);
    const QByteArray moved = idOf(post(m_teller, "/v1/transfers",
                                       {{u"from_account_id"_s, m_account},
                                        {u"to_account_id"_s, receiver},
                                        {u"amount"_s, 1},
                                        {u"currency"_s, u"EUR"_s}}));
    const ApiAnswer receipt = get(m_teller, "/v1/postings/" + moved + "/receipt");
    QCOMPARE(receipt.body.value(u"to_account"_s).toObject().value(u"owner_name"_s).toString(), u"Rich Receiver"_s);
    QVERIFY(!receipt.text.contains("98765433"));
    const ApiAnswer listed = get(m_teller, "/v1/postings?mine=true&limit=1");
    QCOMPARE(items(listed).first().toObject().value(u"to_account"_s), receipt.body.value(u"to_account"_s));
    QVERIFY(!listed.text.contains("98765433"));
}

void JournalTest::knowsNoReceiptOfAnotherBranch() {
    const QByteArray posting = deposit(m_teller, m_account, 1);
    QCOMPARE(get(m_far, "/v1/postings/" + posting + "/receipt").code(), u"not_found"_s);
    QCOMPARE(copy(m_far, posting).code(), u"not_found"_s);
    QCOMPARE(get(m_teller, "/v1/postings/x/receipt").status, 400);
    QCOMPARE(get(m_teller, "/v1/postings/" + PostingId::make().toString().toLatin1() + "/receipt").status, 404);
}

void JournalTest::countsCopies() {
    const QByteArray posting = deposit(m_teller, m_account, 1);
    const RequestKey key = RequestKey::make();
    const ApiAnswer first = copy(m_teller, posting, key);
    QCOMPARE(first.status, 201);
    QCOMPARE(first.body.value(u"n"_s), QJsonValue(1));
    QCOMPARE(first.field("id"), key.toString());
    QCOMPARE(copy(m_teller, posting, key).text, first.text); // the same key the same copy
    QCOMPARE(copy(m_supervisor, posting).body.value(u"n"_s), QJsonValue(2));
    QCOMPARE(copy(m_teller, deposit(m_teller, m_account, 1), key).status, 422);
    QCOMPARE(copy(m_auditor, posting).status, 403);
    QCOMPARE(
        m_server->ask(u"SELECT string_agg(username || ' ' || after_state, ', ' ORDER BY after_state) FROM audit_events "
                      "WHERE act = 'receipt.copy' AND subject_id = '%1'"_s.arg(QString::fromLatin1(posting))),
        u"teller {\"n\":1}, supervisor {\"n\":2}"_s);
}

void JournalTest::leavesAKeyFreeWhereNothingIsPosted() {
    const RequestKey key = RequestKey::make();
    QCOMPARE(copy(m_teller, PostingId::make().toString().toLatin1(), key).status, 404);
    QCOMPARE(copy(m_teller, deposit(m_teller, m_account, 1), key).status, 201);
}

void JournalTest::givesEachCallerAnotherNumber() {
    constexpr int kCallers = 24;
    const QByteArray posting = deposit(m_teller, m_account, 1);
    std::vector<std::future<ApiAnswer>> running;
    for (int i = 0; i < kCallers; ++i) {
        running.push_back(m_server->start({.method = "POST",
                                           .path = "/v1/postings/" + posting + "/copies",
                                           .token = i % 2 == 0 ? m_teller : m_supervisor,
                                           .key = RequestKey::make()}));
    }
    std::set<qint64> numbers;
    for (auto& each : running) {
        const ApiAnswer answer = each.get();
        QCOMPARE(answer.status, 201);
        numbers.insert(answer.body.value(u"n"_s).toInteger());
    }
    QCOMPARE(numbers.size(), std::size_t(kCallers));
    QCOMPARE(*numbers.rbegin(), qint64(kCallers)); // without a gap
}

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"

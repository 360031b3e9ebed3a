// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/route.h"
#include "tests/server/wire/wirebank.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace tellerdesk::server;
using namespace tellerdesk::test;

namespace {

const QByteArray kRoles[] = {"teller", "supervisor", "administrator", "auditor"};

QByteArray nameOf(const Route& route) {
    return QByteArray(route.method) + ' ' + route.path;
}

QByteArray pathOf(const Route& route, const QByteArray& id = freshKey()) {
    return QByteArray(route.path).replace("{id}", id);
}

Ask askFor(const Route& route, const QByteArray& token) {
    Ask ask{.method = route.method, .path = pathOf(route), .token = token, .headers = {{"If-Match", "\"1\""}}};
    if (route.hasBody) {
        ask.body = "{}";
        ask.headers.emplace_back("Idempotency-Key", freshKey());
    }
    return ask;
}

// Who may, by the first letters of the roles; "-": everybody, without a token too.
const QHash<QByteArray, QByteArray>& whoMay() {
    static const QHash<QByteArray, QByteArray> table{
        {"GET /healthz", "-"},
        {"GET /readyz", "-"},
        {"GET /openapi.json", "-"},
        {"GET /v1/server", "-"},
        {"POST /v1/setup", "-"},
        {"POST /v1/login", "-"},
        {"POST /v1/tokens/renew", "-"},
        {"GET /v1/me", "teller supervisor administrator auditor"},
        {"POST /v1/me/password", "teller supervisor administrator auditor"},
        {"POST /v1/logout", "teller supervisor administrator auditor"},
        {"POST /v1/users", "administrator"},
        {"GET /v1/users", "administrator auditor"},
        {"GET /v1/tellers", "supervisor administrator auditor"},
        {"GET /v1/users/{id}", "administrator auditor"},
        {"PATCH /v1/users/{id}", "administrator"},
        {"POST /v1/users/{id}/reset", "administrator"},
        {"POST /v1/users/{id}/unlock", "supervisor administrator"},
        {"POST /v1/users/{id}/end-sessions", "administrator"},
        {"GET /v1/branches", "administrator auditor"},
        {"POST /v1/customers", "teller supervisor"},
        {"GET /v1/customers", "teller supervisor auditor"},
        {"GET /v1/customers/{id}", "teller supervisor auditor"},
        {"POST /v1/customers/similar", "teller supervisor"},
        {"GET /v1/customers/{id}/photo", "teller supervisor auditor"},
        {"PUT /v1/customers/{id}/photo", "teller supervisor"},
        {"GET /v1/customers/{id}/signature", "teller supervisor auditor"},
        {"PUT /v1/customers/{id}/signature", "teller supervisor"},
        {"PATCH /v1/customers/{id}", "teller supervisor"},
        {"POST /v1/accounts", "teller supervisor"},
        {"GET /v1/accounts", "teller supervisor auditor"},
        {"GET /v1/accounts/{id}", "teller supervisor auditor"},
        {"GET /v1/accounts/{id}/entries", "teller supervisor auditor"},
        {"GET /v1/accounts/{id}/entries/summary", "teller supervisor auditor"},
        {"GET /v1/accounts/{id}/entries/export", "teller supervisor auditor"},
        {"POST /v1/deposits", "teller supervisor"},
        {"POST /v1/withdrawals", "teller supervisor"},
        {"POST /v1/transfers", "teller supervisor"},
        {"GET /v1/postings", "supervisor auditor"}, // tellers with ?mine=true
        {"GET /v1/postings/{id}", "teller supervisor auditor"},
        {"GET /v1/postings/{id}/receipt", "teller supervisor auditor"},
        {"POST /v1/postings/{id}/copies", "teller supervisor"},
        {"POST /v1/postings/{id}/abandon", "teller supervisor"},
        {"POST /v1/till-sessions", "teller supervisor"},
        {"GET /v1/till-sessions", "supervisor auditor"},
        {"POST /v1/till-sessions/{id}/close", "teller supervisor"},
    };
    return table;
}

const QByteArray kSomeId = "01900000-0000-7000-8000-00000000abcd";

// A body of each route that has one, in which nothing is wrong.
QJsonObject goodBody(const Route& route) {
    static const QHash<QByteArray, QByteArray> bodies{
        {"POST /v1/setup", "{'setup_code':'A','username':'first','full_name':'First','password':'a long password'}"},
        {"POST /v1/login", "{'username':'nobody','password':'a long password'}"},
        {"POST /v1/tokens/renew", "{'refresh_token':'rt'}"},
        {"POST /v1/me/password", "{'current_password':'a long password','new_password':'another password'}"},
        {"POST /v1/users", "{'username':'new','full_name':'New','email':'a@example.org','role':'teller',"
                           "'branch_id':'ID','password':'a long password'}"},
        {"PATCH /v1/users/{id}", "{'full_name':'New','email':'a@example.org','role':'teller','branch_id':'ID',"
                                 "'status':'active','password':'a long password'}"},
        {"POST /v1/users/{id}/reset", "{'password':'a long password'}"},
        {"POST /v1/customers", "{'full_name':'Kim','phone':'1','email':'a@example.org','date_of_birth':'2000-01-01',"
                               "'document':{'type':'passport','number':'C01'},'address':'Here'}"},
        {"POST /v1/accounts", "{'customer_id':'ID','currency':'EUR'}"},
        {"POST /v1/deposits", "{'account_id':'ID','amount':1,'currency':'EUR','narrative':'x','till_session_id':'ID'}"},
        {"POST /v1/transfers", "{'from_account_id':'ID','to_account_id':'ID','amount':1,'currency':'EUR',"
                               "'narrative':'x','till_session_id':'ID'}"},
        {"POST /v1/till-sessions", "{'opening':[{'currency':'EUR','amount':1}]}"},
        {"POST /v1/till-sessions/{id}/close", "{'counted':[{'currency':'EUR','amount':1}],'reason':'x'}"},
    };
    QByteArray name = nameOf(route);
    name.replace("PATCH /v1/customers/{id}", "POST /v1/customers").replace("customers/similar", "customers");
    name.replace("withdrawals", "deposits");
    return QJsonDocument::fromJson(QByteArray(bodies.value(name)).replace('\'', '"').replace("ID", kSomeId)).object();
}

// Every body that differs from the good one in the type of one field, nested ones included, with that field's pointer.
void swapTypes(const QJsonValue& value, const QString& at, const std::function<QJsonValue(QJsonValue)>& whole,
               std::vector<std::pair<QString, QJsonObject>>& out) {
    const QJsonValue others[] = {QStringLiteral("x"), 7, true, QJsonArray{1}, QJsonObject{{QStringLiteral("a"), 1}},
                                 QJsonValue::Null};
    for (const QJsonValue& other : others) {
        if (!at.isEmpty() && other.type() != value.type()) {
            out.emplace_back(at, whole(other).toObject());
        }
    }
    const QJsonObject object = value.toObject();
    for (const QString& key : object.keys()) {
        swapTypes(
            object.value(key), at + u'/' + key,
            [&](const QJsonValue& member) {
                QJsonObject changed = object;
                changed.insert(key, member);
                return whole(changed);
            },
            out);
    }
    if (value.isArray()) {
        swapTypes(
            value.toArray().first(), at + QStringLiteral("/0"),
            [&](const QJsonValue& item) { return whole(QJsonArray{item}); }, out);
    }
}

} // namespace

// Rows of the matrix on the program as outside callers find it.
class MatrixWire : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_bank = std::make_unique<WireBank>(); }
    void cleanupTestCase() { m_bank.reset(); }
    void cleanup() {
        if (m_bank) {
            QCOMPARE(m_bank->client().takeFaults(), QStringList());
        }
    }

    void servesNoOddPath() {
        const QByteArray teller = m_bank->token("teller");
        const QByteArray id = m_bank->customer(teller);
        QCOMPARE(m_bank->get("/v1/customers/" + id, teller).status, 200);
        const QByteArray encoded = '%' + QByteArray::number(id.front(), 16) + id.sliced(1);
        for (const QByteArray& last : {QByteArray(""),
                                       QByteArray("%2f"),
                                       QByteArray("%00"),
                                       QByteArray("%0d%0a"),
                                       QByteArray(".."),
                                       QByteArray("."),
                                       QByteArray("99999999999999999999"),
                                       QByteArray("-1"),
                                       QByteArray("0"),
                                       QByteArray("1.0"),
                                       QByteArray(4096, 'a'),
                                       id + '/',
                                       id + "%00",
                                       id + "%20",
                                       '{' + id + '}',
                                       QByteArray(id).replace("-", ""),
                                       encoded,
                                       "../customers/" + id,
                                       '/' + id,
                                       id + ";x=1"}) {
            const Told told = m_bank->get("/v1/customers/" + last, teller);
            QVERIFY2(told.status == 400 || told.status == 404, (last.left(50) + ' ' + told.brief()).constData());
        }
        for (const char* path : {"/", "//", "//v1/customers", "/v1//customers", "/V1/customers", "/v1/customers/",
                                 "/v1/./customers", "/v1/users/../customers", "/v1%2fcustomers", "/%761/customers"}) {
            const Told told = m_bank->get(path, teller);
            QVERIFY2(told.status == 400 || told.status == 404, (path + (' ' + told.brief())).constData());
        }
    }

    void refusesMethodsThatARouteLacks() {
        QHash<QByteArray, QSet<QByteArray>> methods;
        for (const Route& route : allRoutes()) {
            methods[route.path].insert(route.method);
        }
        for (auto path = methods.begin(); path != methods.end(); ++path) {
            for (const QByteArray method :
                 {"HEAD", "OPTIONS", "TRACE", "FOO", "GET", "POST", "PUT", "PATCH", "DELETE"}) {
                if (path->contains(method)) {
                    continue;
                }
                const Told told = m_bank->client().ask(
                    {.method = method, .path = QByteArray(path.key()).replace("{id}", freshKey())});
                QCOMPARE(told.status, 405);
                QSet<QByteArray> allowed;
                for (const QByteArray& each : told.header("allow").split(',')) {
                    allowed.insert(each.trimmed());
                }
                QCOMPARE(allowed, *path);
            }
        }
    }

    void refusesWhatIsNotJson() {
        const QByteArray teller = m_bank->token("teller");
        const auto send = [&](const char* path, const QByteArray& body, const QByteArray& type) {
            return m_bank->client().ask({.method = "POST",
                                         .path = path,
                                         .token = teller,
                                         .body = body,
                                         .headers = {{"Idempotency-Key", freshKey()}, {"Content-Type", type}}});
        };
        const QByteArray good = R"({"full_name":"Kim"})";
        for (const char* path : {"/v1/customers", "/v1/deposits", "/v1/till-sessions", "/v1/login"}) {
            for (const QByteArray& body :
                 {QByteArray(), QByteArray("{"), QByteArray("[]"), QByteArray("null"), QByteArray("\"x\""), good + 'x',
                  good + good, good + '\0', good + '\0' + "garbage", "\xef\xbb\xbf" + good,
                  QByteArray("{\"full_name\":\"\xff\"}"), QByteArray(R"({"full_name":"Kim","full_name":"Kim"})"),
                  QByteArray(R"({"full_name":"\ud800"})"), QByteArray(R"({"full_name":"Kim",})"),
                  QByteArray("{'full_name':'Kim'}"), QByteArray(1100, '[') + QByteArray(1100, ']'),
                  R"({"full_name":"Kim","address":)" + QByteArray(1100, '[') + QByteArray(1100, ']') + '}'}) {
                QCOMPARE(send(path, body, "application/json").status, 400);
            }
            for (const char* type : {"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
                                     "application/jsonx", "application/json; charset=latin1"}) {
                QCOMPARE(send(path, good, type).brief(), "415 unsupported_media_type");
            }
            QCOMPARE(send(path, QByteArray(70'000, ' '), "application/json").brief(), "413 payload_too_large");
        }
        QCOMPARE(m_bank->get("/v1/customers", teller).json().value(u"items").toArray().size(), 0);
        QCOMPARE(send("/v1/customers", good, "Application/JSON; charset=UTF-8").status, 201);
    }

    void namesTheFieldOfAnotherType() {
        for (const Route& route : allRoutes()) {
            if (!route.hasBody) {
                continue;
            }
            const QJsonObject good = goodBody(route);
            QVERIFY2(!good.isEmpty(), nameOf(route).constData());
            std::vector<std::pair<QString, QJsonObject>> bad;
            swapTypes(good, QString(), [](const QJsonValue& value) { return value; }, bad);
            QJsonObject more = good;
            more.insert(QStringLiteral("balance"), 1);
            bad.emplace_back(QStringLiteral("/balance"), more);
            const QByteArray token =
                m_bank->token(whoMay().value(nameOf(route)).startsWith("teller") ? "teller" : "administrator");
            for (const auto& [pointer, body] : bad) {
                Ask ask = askFor(route, token);
                ask.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
                const Told told = m_bank->client().ask(ask);
                const QByteArray context = nameOf(route) + ' ' + *ask.body + ' ' + told.body;
                QVERIFY2(told.status == 400, context.constData());
                const QStringList found = told.pointers();
                QVERIFY2(std::any_of(found.begin(), found.end(),
                                     [wanted = pointer](const QString& each) { return each.startsWith(wanted); }),
                         context.constData());
            }
        }
    }

    void letsInWhoMay() {
        for (const Route& route : allRoutes()) {
            QVERIFY2(whoMay().contains(nameOf(route)), nameOf(route).constData());
            const QByteArray who = whoMay().value(nameOf(route));
            const Told nobody = m_bank->client().ask(askFor(route, {}));
            const Told dead = m_bank->client().ask(askFor(route, "v4.local.AAAA"));
            if (who == "-") {
                QVERIFY2(nobody.status == 200 || nobody.status == 400, nameOf(route) + ' ' + nobody.brief());
                QCOMPARE(dead.status, nobody.status);
                continue;
            }
            QCOMPARE(nobody.brief(), "401 unauthenticated");
            QCOMPARE(dead.brief(), "401 unauthenticated");
            for (const QByteArray& role : kRoles) {
                // One that may be signed out.
                const QByteArray token =
                    QByteArrayView(route.path) == "/v1/logout" ? m_bank->token(role, role + "2") : m_bank->token(role);
                const Told told = m_bank->client().ask(askFor(route, token));
                const QByteArray context = nameOf(route) + ' ' + role + ' ' + told.brief();
                if (who.split(' ').contains(role)) {
                    QVERIFY2(told.status != 401 && told.status != 403 && told.status < 500, context.constData());
                } else {
                    QVERIFY2(told.brief() == "403 forbidden", context.constData());
                }
            }
        }
        QCOMPARE(whoMay().size(), static_cast<qsizetype>(allRoutes().size()));
    }

    void refusesMalformedKeys() {
        const QByteArray key = freshKey();
        QByteArray four = key;
        four[14] = '4';
        QByteArray variant = key;
        variant[19] = '0';
        for (const Route& route : allRoutes()) {
            if (!route.keyed) {
                continue;
            }
            Ask ask = askFor(route, m_bank->token(whoMay().value(nameOf(route)).split(' ').front()));
            ask.body = QJsonDocument(goodBody(route)).toJson();
            for (const QByteArray& bad : {QByteArray(), QByteArray("x"), QByteArray(256, 'a'), four, variant,
                                          QByteArray(key).replace("-", ""), '{' + key + '}', '"' + key + '"',
                                          key + " x", key + ", " + key, QByteArray("é"), key.chopped(1), key + '0'}) {
                ask.headers = {{"Idempotency-Key", bad}};
                const Told told = m_bank->client().ask(ask);
                QVERIFY2(told.status == 400, (nameOf(route) + ' ' + bad + ' ' + told.brief()).constData());
                QCOMPARE(told.pointers(), QStringList{QStringLiteral("Idempotency-Key")});
            }
            ask.headers.clear();
            QCOMPARE(m_bank->client().ask(ask).status, 400);
            ask.headers = {{"Idempotency-Key", key}, {"Idempotency-Key", key}};
            QCOMPARE(m_bank->client().ask(ask).status, 400);
        }
        // None of them has used the key.
        QCOMPARE(m_bank->post("/v1/customers", "{'full_name':'Kim'}", m_bank->token("teller"), key).status, 201);
    }

    void takesWholeAmountsOnly() {
        const QByteArray teller = m_bank->token("teller");
        const QByteArray account = m_bank->account(teller);
        m_bank->openTill(teller, 0);
        const auto deposit = [&](const QByteArray& amount) {
            return m_bank->post("/v1/deposits",
                                "{'account_id':'" + account + "','currency':'EUR','amount':" + amount + "}", teller);
        };
        for (const char* amount : {"0",
                                   "-1",
                                   "1e3",
                                   "10.0",
                                   "10.5",
                                   "\"10\"",
                                   "10000000000000001",
                                   "9223372036854775807",
                                   "9223372036854775808",
                                   "18446744073709551617",
                                   "1e400",
                                   "-0",
                                   "01",
                                   "+1",
                                   "1_0",
                                   "0x10",
                                   "NaN",
                                   "null",
                                   "true",
                                   "[1]",
                                   "{}",
                                   ""}) {
            const Told told = deposit(amount);
            QVERIFY2(told.status == 400, amount);
        }
        QCOMPARE(deposit("9007199254740993").number("account.balance"), Q_INT64_C(9007199254740993));
        QCOMPARE(deposit("10000000000000000").number("account.balance"), Q_INT64_C(19007199254740993));
        QCOMPARE(deposit("1").number("posting.teller_sequence"), 3);
        QCOMPARE(m_bank->verify().exitCode, 0);
    }

private:
    std::unique_ptr<WireBank> m_bank;
};

QTEST_GUILESS_MAIN(MatrixWire)
#include "tst_matrix_wire.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/serverparts.h"
#include "tests/support/testdatabase.h"

#include <QTest>

#include <atomic>
#include <memory>

using namespace Qt::StringLiterals;
using namespace tellerdesk;
using namespace tellerdesk::server;

namespace {

http::Request loginOf(int person) {
    return {.method = "POST",
            .path = "/v1/login",
            .headers = {{"content-type", "application/json"}},
            .body = R"({"username": "user)" + QByteArray::number(person) + R"(", "password": "a password of mine"})",
            .peer = QHostAddress(u"127.0.0.1"_s),
            .id = Uuid::makeV7()};
}

} // namespace

class ServerPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersWaitingLoginsWhileItIsWhole();
    void removesOldSessions();

private:
    // What the parts are made of, in a database of its own.
    struct Ground {
        test::TestDatabase database = {};
        ops::BooksAccess books{
            .application = database.settings(), .owner = {.url = database.ownerUrl()}, .separateOwner = true};
        ops::Attempt<ops::BankFacts> bank = ops::readBank(books);
        ops::Configuration configuration = {};

        std::unique_ptr<ops::ServerParts> parts(http::Adapter::Log log) {
            configuration.businessTimeZone = "UTC";
            return std::make_unique<ops::ServerParts>(ops::ServerParts::Needs{.configuration = configuration,
                                                                              .books = books,
                                                                              .bank = *bank,
                                                                              .isReady = [] { return true; },
                                                                              .accessLog = std::move(log)},
                                                      tokens::LocalKeyV4::generate());
        }
    };
};

// Logins still hash when the parts go: their clients have hung up, so that the edge has not waited for them.
void ServerPartsTest::answersWaitingLoginsWhileItIsWhole() {
    Ground ground;
    QVERIFY(ground.bank);
    ground.configuration.hashing.threads = 1;
    constexpr int kLogins = 8;
    std::atomic<int> answered = 0, tooLate = 0;
    auto heldByLog = std::make_shared<int>();
    const std::weak_ptr<int> log = heldByLog;
    auto parts = ground.parts([held = std::move(heldByLog)](const http::AccessRecord&) {});
    for (int person = 0; person < kLogins; ++person) {
        parts->adapter().serve(loginOf(person), [&](const http::Reply&) {
            ++answered;
            tooLate += log.expired() ? 1 : 0;
        });
    }
    parts.reset();
    QCOMPARE(answered.load(), kLogins);
    QCOMPARE(tooLate.load(), 0);
    QVERIFY(log.expired());
}

void ServerPartsTest::removesOldSessions() {
    Ground ground;
    QVERIFY(ground.bank);
    const QString url = ground.database.superuserUrl();
    test::runSql(url, u"INSERT INTO users (id, username, full_name, role, branch_id, password_hash, "
                      "must_change_password, created_at) SELECT id, 'anna', 'Anna Berg', 'teller', id, '', false, "
                      "now() FROM branches LIMIT 1"_s);
    test::runSql(url, u"INSERT INTO sessions (id, user_id, created_at, expires_at) SELECT gen_random_uuid(), u.id, "
                      "now(), now() - d.days * interval '1 day' FROM users u, (VALUES (-1), (29), (31)) d (days)"_s);
    auto parts = ground.parts([](const http::AccessRecord&) {});
    parts->removeOldSessions();
    parts.reset();
    QCOMPARE(test::askSql(url, u"SELECT count(*) FROM sessions"_s), u"2"_s);
    QCOMPARE(test::askSql(url, u"SELECT count(*) FROM sessions WHERE expires_at < now() - interval '30 days'"_s),
             u"0"_s);
}

QTEST_GUILESS_MAIN(ServerPartsTest)
#include "tst_serverparts.moc"

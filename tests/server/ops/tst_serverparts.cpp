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
    // Logins still hash when the parts go: their clients have hung up, so that the edge has not waited for them.
    void answersWaitingLoginsWhileItIsWhole() {
        const test::TestDatabase database;
        const ops::BooksAccess books{
            .application = database.settings(), .owner = {.url = database.ownerUrl()}, .separateOwner = true};
        const auto bank = ops::readBank(books);
        QVERIFY(bank);
        ops::Configuration configuration;
        configuration.businessTimeZone = "UTC";
        configuration.hashing.threads = 1;

        constexpr int kLogins = 8;
        std::atomic<int> answered = 0, tooLate = 0;
        auto heldByLog = std::make_shared<int>();
        const std::weak_ptr<int> log = heldByLog;
        auto parts = std::make_unique<ops::ServerParts>(
            ops::ServerParts::Needs{.configuration = configuration,
                                    .books = books,
                                    .bank = *bank,
                                    .isReady = [] { return true; },
                                    .accessLog = [held = std::move(heldByLog)](const http::AccessRecord&) {}},
            tokens::LocalKeyV4::generate());
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
};

QTEST_GUILESS_MAIN(ServerPartsTest)
#include "tst_serverparts.moc"

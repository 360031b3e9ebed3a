// SPDX-License-Identifier: GPL-3.0-or-later
// Rows C2 (the server goes away in the middle of a posting) and C3 (the client is killed there): the real courier,
// outbox and network, and a bank that keeps to the wire contract but loses replies.
#include "client/net/outboxcourier.h"
#include "tests/client/net/clientofserver.h"
#include "tests/client/net/samplepostings.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

#include <set>

using namespace tellerdesk;
using namespace tellerdesk::client;
using test::FakeReply;
using test::FakeRequest;

namespace {

const UserId kTeller = UserId::fromString(u"01935b5e-0000-7000-8000-000000000001").value();

class Bank {
public:
    FakeReply serve(const FakeRequest& request) {
        const QString target = QString::fromLatin1(request.target);
        if (request.method == "GET") {
            return look(target.section(u'/', 3, 3));
        }
        if (target.endsWith(u"/abandon")) {
            return abandon(target.section(u'/', 3, 3));
        }
        return post(QString::fromLatin1(request.headers.value("idempotency-key")));
    }
    FakeReply post(const QString& key) {
        if (m_abandoned.contains(key)) {
            return FakeReply::problem("abandoned", 409);
        }
        m_posted.insert(key);
        return FakeReply::json(test::postedReply(*RequestKey::fromString(key)), 201);
    }
    qsizetype posted() const { return static_cast<qsizetype>(m_posted.size()); }
    qsizetype abandoned() const { return static_cast<qsizetype>(m_abandoned.size()); }

private:
    FakeReply look(const QString& key) const {
        return m_posted.contains(key) ? FakeReply::json(test::postedReply(*RequestKey::fromString(key)))
                                      : FakeReply::problem("not_found", 404);
    }
    FakeReply abandon(const QString& key) {
        if (!m_posted.contains(key)) {
            m_abandoned.insert(key);
        }
        return FakeReply::json({{QStringLiteral("state"),
                                 m_posted.contains(key) ? QStringLiteral("posted") : QStringLiteral("abandoned")}});
    }

    std::set<QString> m_posted;
    std::set<QString> m_abandoned;
};

// What stands at a teller's desk; the folder outlives it.
struct TellersDesk {
    TellersDesk(const ServerTrust& trust, const QString& folder)
        : courier(api, session, disk, std::make_shared<Outbox>(folder), [] { return QStringLiteral("the bank"); }) {
        api.setServer(trust);
        api.setTimeout(std::chrono::milliseconds(300));
        api.setSession(test::sessionOf("mina", "token"));
        courier.setRetry(std::chrono::milliseconds(10), std::chrono::milliseconds(50));
        QObject::connect(&courier, &Courier::progressed, &courier,
                         [this](const PostingProgress& progress) { heard.push_back(progress); });
        session.set({.userId = kTeller, .username = QStringLiteral("mina")});
    }
    PostingState last() const { return heard.empty() ? PostingState::Sending : heard.back().state; }

    ApiClient api;
    Session session;
    DiskThread disk;
    std::vector<PostingProgress> heard;
    OutboxCourier courier;
};

// The child process: posts, and waits to be killed.
int postAndWait(const QStringList& arguments) {
    QFile authority(arguments.value(1));
    if (!authority.open(QIODevice::ReadOnly)) {
        return 2;
    }
    TellersDesk desk({.address = QUrl(arguments.value(0)), .authorities = QSslCertificate::fromDevice(&authority)},
                     arguments.value(2));
    desk.api.setTimeout(std::chrono::seconds(30));
    PostingOrder order = test::deposit();
    order.key = RequestKey::fromString(arguments.value(3)).value();
    desk.courier.post(order);
    return QCoreApplication::exec();
}

} // namespace

Q_DECLARE_METATYPE(tellerdesk::test::FakeReply)

class TestMatrixLostReplies : public QObject {
    Q_OBJECT

private:
    ServerTrust trust() const { return test::trustIn(*m_server, m_authority); }

    // The next run of the program: it ends when its disk has done what it was told.
    void settle(const QString& outbox, const RequestKey& key, bool posted, bool resends) {
        TellersDesk desk(trust(), outbox);
        QTRY_VERIFY(!desk.heard.empty());
        QCOMPARE(desk.heard.front().key, key);
        QCOMPARE(desk.heard.front().state, PostingState::Checking);
        if (!posted) {
            QTRY_VERIFY(desk.heard.back().waitsForTeller);
            QCOMPARE(m_bank->posted(), 0);
            resends ? desk.courier.resend(key) : desk.courier.abandon(key);
        }
        const bool ends = posted || resends;
        QTRY_COMPARE(desk.last(), ends ? PostingState::Posted : PostingState::Abandoned);
        QCOMPARE(m_bank->posted(), ends ? 1 : 0);
    }

    test::CertificateAuthority m_authority;
    std::unique_ptr<Bank> m_bank;
    std::unique_ptr<test::FakeServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_bank = std::make_unique<Bank>();
        m_server =
            std::make_unique<test::FakeServer>(m_authority.make(test::CertificateFault::None).configuration(),
                                               [this](const FakeRequest& request) { return m_bank->serve(request); });
    }

    void postsOnceThoughRepliesAreLost_data() {
        QTest::addColumn<FakeReply>("loss");
        QTest::addColumn<bool>("posts"); // before the reply is lost
        const auto both = [](const char* name, const FakeReply& loss) {
            QTest::addRow("%s, posted", name) << loss << true;
            QTest::addRow("%s, not posted", name) << loss << false;
        };
        both("cut", {.way = FakeReply::Way::Cut});
        both("silent", {.way = FakeReply::Way::Silent});
        both("truncated", {.way = FakeReply::Way::Truncated, .status = 201, .body = "{\"posting\":{\"id\":1}}"});
        both("a proxy's 502", {.status = 502, .type = "text/html", .body = "<html>"});
        both("outcome unknown", FakeReply::problem("outcome_unknown", 503));
        both("in progress", FakeReply::problem("in_progress", 409));
        both("internal", FakeReply::problem("internal", 500));
    }

    void postsOnceThoughRepliesAreLost() {
        QFETCH(FakeReply, loss);
        QFETCH(bool, posts);
        int losses = 0;
        m_server->setScript([&](const FakeRequest& request) {
            const FakeReply reply = posts || losses >= 2 ? m_bank->serve(request) : FakeReply();
            return ++losses <= 2 ? loss : reply;
        });
        TellersDesk desk(trust(), m_folder->path());
        const PostingOrder order = test::deposit();
        desk.courier.post(order);
        QTRY_COMPARE(desk.last(), PostingState::Posted);
        QCOMPARE(m_bank->posted(), 1);
        QVERIFY(desk.courier.unsettled().empty());
        for (const FakeRequest& request : m_server->requests()) {
            QCOMPARE(request.headers.value("idempotency-key"), order.key.toString().toLatin1());
            QCOMPARE(request.body, m_server->requests().front().body);
        }
    }

    void waitsForAServerThatIsAway() {
        TellersDesk desk(trust(), m_folder->path());
        m_server->stop();
        const PostingOrder order = test::deposit();
        desk.courier.post(order);
        QTRY_COMPARE(desk.last(), PostingState::Checking);
        QCOMPARE(desk.heard.back().error->kind, ApiError::Kind::Unreachable);
        QTRY_VERIFY(desk.heard.size() >= 3); // asked again, and still away
        QVERIFY(!desk.api.isReachable());
        QVERIFY(m_server->start());
        QTRY_COMPARE(desk.last(), PostingState::Posted);
        QCOMPARE(m_bank->posted(), 1);
    }

    void abandonsWhenTheCustomerLeaves() {
        m_server->setScript([this](const FakeRequest& request) {
            return request.target.endsWith("/abandon") ? m_bank->serve(request)
                                                       : FakeReply::problem("outcome_unknown", 503);
        });
        TellersDesk desk(trust(), m_folder->path());
        const PostingOrder order = test::deposit();
        desk.courier.post(order);
        QTRY_COMPARE(desk.last(), PostingState::Checking);
        desk.courier.abandon(order.key);
        QTRY_COMPARE(desk.last(), PostingState::Abandoned);
        QCOMPARE(m_bank->posted(), 0);
        QCOMPARE(m_bank->abandoned(), 1);
    }

    void settlesByKeyAfterAKill_data() {
        QTest::addColumn<bool>("posts");
        QTest::addColumn<bool>("resends");
        QTest::newRow("posted before the kill") << true << false;
        QTest::newRow("not posted; sent again") << false << true;
        QTest::newRow("not posted; abandoned") << false << false;
    }

    void settlesByKeyAfterAKill() {
        QFETCH(bool, posts);
        QFETCH(bool, resends);
        QFile authority(m_folder->filePath(QStringLiteral("ca.pem")));
        QVERIFY(authority.open(QIODevice::WriteOnly) && authority.write(m_authority.certificate()) > 0);
        authority.close();
        const RequestKey key = RequestKey::make();
        m_server->setScript([&](const FakeRequest& request) {
            if (posts) {
                m_bank->serve(request);
            }
            return FakeReply{.way = FakeReply::Way::Silent};
        });
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedChannels);
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--post"), m_server->address().toString(), authority.fileName(),
                     m_folder->filePath(QStringLiteral("outbox")), key.toString()});
        QTRY_VERIFY_WITH_TIMEOUT(!m_server->requests().empty(), 20'000);
        child.kill(); // SIGKILL
        QVERIFY(child.waitForFinished());

        m_server->setScript([this](const FakeRequest& request) { return m_bank->serve(request); });
        const QString outbox = m_folder->filePath(QStringLiteral("outbox"));
        settle(outbox, key, posts, resends);
        if (QTest::currentTestFailed()) {
            return;
        }
        TellersDesk later(trust(), outbox);
        bool loaded = false;
        connect(&later.courier, &Courier::unsettledChanged, this, [&loaded] { loaded = true; });
        QTRY_VERIFY(loaded);
        QVERIFY(later.courier.unsettled().empty());
    }
};

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--post") {
        return postAndWait(arguments.mid(2));
    }
    TestMatrixLostReplies test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_matrix_lostreplies.moc"

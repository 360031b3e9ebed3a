// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/net/outboxcourier.h"
#include "tests/client/net/samplepostings.h"
#include "tests/support/fakeapi.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;
using Kind = ApiError::Kind;

Q_DECLARE_METATYPE(tellerdesk::client::ApiError)

class TestOutboxCourier : public QObject {
    Q_OBJECT

private:
    // One run of the program; the folder outlives it.
    struct Desk {
        explicit Desk(const QString& folder)
            : courier(api, session, disk, std::make_shared<Outbox>(folder),
                      [] { return QStringLiteral("https://a"); }) {
            courier.setRetry(std::chrono::milliseconds(1), std::chrono::milliseconds(4));
            QObject::connect(&courier, &Courier::progressed, &courier,
                             [this](const PostingProgress& progress) { heard.push_back(progress); });
        }
        PostingState last() const { return heard.empty() ? PostingState::Sending : heard.back().state; }

        test::FakeApi api;
        Session session;
        DiskThread disk;
        std::vector<PostingProgress> heard;
        OutboxCourier courier;
    };

    QStringList files() const {
        QStringList found;
        QDirIterator each(m_folder->path(), {QStringLiteral("*.order")}, QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            found << each.next();
        }
        return found;
    }

    // The program dies after this order was sent.
    PostingOrder leaveBehind(const Session::Facts& facts) {
        Desk desk(m_folder->path());
        desk.session.set(facts);
        const PostingOrder order = test::deposit();
        desk.courier.post(order);
        static_cast<void>(QTest::qWaitFor([&] { return desk.api.isWaiting(); }));
        return order;
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void isOnDiskBeforeItIsSentUntilItIsShown() {
        Desk desk(m_folder->path());
        desk.session.set(test::factsOf("mina"));
        const PostingOrder order = test::deposit();
        desk.courier.post(order);
        QCOMPARE(desk.courier.unsettled().size(), 1);
        QTRY_VERIFY(desk.api.isWaiting());
        QCOMPARE(files().size(), 1);
        QCOMPARE(desk.api.next().path, QStringLiteral("/v1/deposits"));
        QCOMPARE(desk.api.next().key, std::optional(order.key));
        QCOMPARE(desk.api.next().body, std::optional(order.body));
        QCOMPARE(desk.courier.unsettled()[0].state, PostingState::Sending);

        qsizetype filesWhenShown = 0;
        connect(&desk.courier, &Courier::progressed, this, [&] { filesWhenShown = files().size(); });
        desk.api.reply(test::postedReply(order.key), 201);
        QCOMPARE(desk.last(), PostingState::Posted);
        QCOMPARE(desk.heard.back().reply->posting.tellerSequence, 1);
        QCOMPARE(filesWhenShown, 1);
        QVERIFY(desk.courier.unsettled().empty());
        QTRY_VERIFY(files().isEmpty());
    }

    void sendsTheSameKeyUntilThereIsAnAnswer_data() {
        QTest::addColumn<ApiError>("error");
        const auto row = [](const char* name, const ApiError& error) { QTest::newRow(name) << error; };
        const auto refused = [&](const char* name, ErrorCode code) {
            row(name, {.kind = Kind::Refused, .failure = {.code = code}});
        };
        row("connection lost", {.kind = Kind::Unreachable});
        row("silence", {.kind = Kind::TimedOut});
        row("a proxy's page", {.kind = Kind::Incompatible});
        row("another certificate", {.kind = Kind::Untrusted});
        row("session over", {.kind = Kind::SignedOut});
        refused("500", ErrorCode::Internal);
        refused("503 busy", ErrorCode::Busy);
        refused("503 unavailable", ErrorCode::Unavailable);
        refused("503 outcome unknown", ErrorCode::OutcomeUnknown);
        refused("401", ErrorCode::Unauthenticated);
        refused("429", ErrorCode::Throttled);
        refused("in progress", ErrorCode::InProgress);
    }

    void sendsTheSameKeyUntilThereIsAnAnswer() {
        QFETCH(ApiError, error);
        Desk desk(m_folder->path());
        desk.session.set(test::factsOf("mina"));
        const PostingOrder order = test::deposit();
        desk.courier.post(order);
        for (int time = 0; time < 3; ++time) {
            QTRY_VERIFY(desk.api.isWaiting());
            QCOMPARE(desk.api.next().key, std::optional(order.key));
            QCOMPARE(desk.api.next().body, std::optional(order.body));
            desk.api.fail(error);
            QCOMPARE(desk.last(), PostingState::Checking);
            QCOMPARE(desk.courier.unsettled().size(), 1);
            QCOMPARE(files().size(), 1);
        }
        QTRY_VERIFY(desk.api.isWaiting());
        desk.api.reply(test::postedReply(order.key), 201);
        QCOMPARE(desk.last(), PostingState::Posted);
    }

    void takesNoForeignReplyForItsOwn() {
        Desk desk(m_folder->path());
        desk.session.set(test::factsOf("mina"));
        desk.courier.post(test::deposit());
        QTRY_VERIFY(desk.api.isWaiting());
        desk.api.reply(test::postedReply(RequestKey::make()), 201);
        QCOMPARE(desk.last(), PostingState::Checking);
        QTRY_VERIFY(desk.api.isWaiting());
        desk.api.reply({{QStringLiteral("posting"), QStringLiteral("yes")}}, 201);
        QCOMPARE(desk.last(), PostingState::Checking);
    }

    void showsARefusalOnce_data() {
        QTest::addColumn<ErrorCode>("code");
        for (const ErrorCode code : {ErrorCode::InsufficientFunds, ErrorCode::TillSessionClosed, ErrorCode::NotFound,
                                     ErrorCode::Forbidden, ErrorCode::InvalidRequest}) {
            QTest::newRow(wireName(code).data()) << code;
        }
    }

    void showsARefusalOnce() {
        QFETCH(ErrorCode, code);
        Desk desk(m_folder->path());
        desk.session.set(test::factsOf("mina"));
        desk.courier.post(test::deposit());
        QTRY_VERIFY(desk.api.isWaiting());
        desk.api.refuse(code);
        QCOMPARE(desk.last(), PostingState::Refused);
        QVERIFY(desk.heard.back().error->isRefusal(code));
        QVERIFY(desk.courier.unsettled().empty());
        QTRY_VERIFY(files().isEmpty());
    }

    // The first try may be posted, though the second is refused for a right that was taken away meanwhile.
    void doesNotBelieveARefusalThatCameBeforeTheKey() {
        Desk desk(m_folder->path());
        desk.session.set(test::factsOf("mina"));
        const PostingOrder order = test::deposit();
        desk.courier.post(order);
        QTRY_VERIFY(desk.api.isWaiting());
        desk.api.fail({.kind = Kind::TimedOut});
        QTRY_VERIFY(desk.api.isWaiting());
        desk.api.refuse(ErrorCode::Forbidden);
        QCOMPARE(desk.api.next().method, QByteArray("GET"));
        QCOMPARE(desk.api.next().path, QStringLiteral("/v1/postings/") + order.key.toString());
        desk.api.refuse(ErrorCode::NotFound);
        QCOMPARE(desk.last(), PostingState::Checking);
        QVERIFY(desk.heard.back().waitsForTeller);
        QVERIFY(desk.heard.back().error->isRefusal(ErrorCode::Forbidden));
    }

    void sendsNothingThatTheDiskDidNotTake() {
        QFile inTheWay(m_folder->path() + QStringLiteral("/outbox"));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        Desk full(inTheWay.fileName());
        full.session.set(test::factsOf("mina"));
        full.courier.post(test::deposit());
        QTRY_COMPARE(full.last(), PostingState::Refused);
        QCOMPARE(full.heard.back().error->kind, Kind::NotStored);
        QVERIFY(full.api.calls().empty());
        QVERIFY(full.courier.unsettled().empty());
    }

    void abandonsWhatIsUnknown_data() {
        QTest::addColumn<QString>("word");
        QTest::addColumn<PostingState>("state");
        QTest::newRow("abandoned") << QStringLiteral("abandoned") << PostingState::Abandoned;
        QTest::newRow("posted") << QStringLiteral("posted") << PostingState::Posted;
        QTest::newRow("refused") << QStringLiteral("refused") << PostingState::Refused;
    }

    void abandonsWhatIsUnknown() {
        QFETCH(QString, word);
        QFETCH(PostingState, state);
        Desk desk(m_folder->path());
        desk.session.set(test::factsOf("mina"));
        const PostingOrder order = test::deposit();
        desk.courier.post(order);
        QTRY_VERIFY(desk.api.isWaiting());
        desk.courier.abandon(order.key);
        desk.api.fail({.kind = Kind::TimedOut}); // the posting; it is not sent again
        QCOMPARE(desk.api.next().path,
                 QStringLiteral("/v1/postings/") + order.key.toString() + QStringLiteral("/abandon"));
        desk.api.refuse(ErrorCode::InProgress);
        QTRY_VERIFY(desk.api.isWaiting());
        QVERIFY(desk.api.next().path.endsWith(u"/abandon"));
        desk.api.reply({{QStringLiteral("state"), word}});
        if (state == PostingState::Posted) {
            QCOMPARE(desk.api.next().method, QByteArray("GET"));
            desk.api.reply(test::postedReply(order.key));
        } else if (state == PostingState::Refused) {
            QCOMPARE(desk.api.next().key, std::optional(order.key));
            desk.api.refuse(ErrorCode::InsufficientFunds);
        }
        QCOMPARE(desk.last(), state);
        QTRY_VERIFY(files().isEmpty());
    }

    void hearsThatAPostingWasFasterThanItsWithdrawal() {
        Desk desk(m_folder->path());
        desk.session.set(test::factsOf("mina"));
        const PostingOrder order = test::deposit();
        desk.courier.post(order);
        QTRY_VERIFY(desk.api.isWaiting());
        desk.courier.abandon(order.key);
        desk.api.reply(test::postedReply(order.key), 201);
        QCOMPARE(desk.last(), PostingState::Posted);
        desk.api.reply({{QStringLiteral("state"), QStringLiteral("posted")}});
        QCOMPARE(desk.last(), PostingState::Posted);
        QCOMPARE(desk.heard.size(), 1);
    }

    void looksUpAfterARestartAndSendsNothingByItself() {
        const auto mina = test::factsOf("mina");
        const PostingOrder order = leaveBehind(mina);
        Desk desk(m_folder->path());
        desk.session.set(mina);
        QTRY_VERIFY(desk.api.isWaiting());
        QCOMPARE(desk.api.next().method, QByteArray("GET"));
        desk.api.fail({.kind = Kind::Unreachable});
        QTRY_VERIFY(desk.api.isWaiting());
        QCOMPARE(desk.api.next().method, QByteArray("GET"));
        desk.api.refuse(ErrorCode::NotFound);
        QCOMPARE(desk.last(), PostingState::Checking);
        QVERIFY(desk.courier.unsettled()[0].waitsForTeller);
        QCOMPARE(desk.courier.unsettled()[0].order.body, order.body);
        desk.courier.retryNow();
        QCoreApplication::processEvents();
        QVERIFY(!desk.api.isWaiting());

        desk.courier.resend(order.key);
        QVERIFY(desk.api.isWaiting());
        QCOMPARE(desk.api.next().key, std::optional(order.key));
        QCOMPARE(desk.api.next().body, std::optional(order.body));
        desk.api.reply(test::postedReply(order.key), 201);
        QCOMPARE(desk.last(), PostingState::Posted);
    }

    void findsPostedAfterARestart() {
        const auto mina = test::factsOf("mina");
        const PostingOrder order = leaveBehind(mina);
        Desk desk(m_folder->path());
        desk.session.set(mina);
        QTRY_VERIFY(desk.api.isWaiting());
        desk.api.reply(test::postedReply(order.key));
        QCOMPARE(desk.last(), PostingState::Posted);
        QTRY_VERIFY(files().isEmpty());
    }

    void tellsOthersOnlyHowMany() {
        leaveBehind(test::factsOf("mina"));
        Desk desk(m_folder->path());
        desk.session.set(test::factsOf("jun"));
        QTRY_COMPARE(desk.courier.unsettledOfOthers(), (std::vector<UnsettledOfOther>{{QStringLiteral("mina"), 1}}));
        QVERIFY(desk.courier.unsettled().empty());
        QVERIFY(!desk.api.isWaiting());
        bool refused = false;
        desk.courier.abandonOfOther(QStringLiteral("mina"), this, [&](const Outcome<int>& outcome) {
            refused = !outcome && outcome.error().isRefusal(ErrorCode::Forbidden);
        });
        QVERIFY(refused);
    }

    void letsASupervisorAbandonForOthers() {
        const auto mina = test::factsOf("mina");
        const PostingOrder first = leaveBehind(mina);
        Desk desk(m_folder->path());
        desk.session.set(test::factsOf("sora", Role::Supervisor));
        QTRY_COMPARE(desk.courier.unsettledOfOthers().size(), 1);
        std::optional<Outcome<int>> outcome;
        const auto done = [&](const Outcome<int>& result) { outcome = result; };
        desk.courier.abandonOfOther(QStringLiteral("mina"), this, done);
        QTRY_VERIFY(desk.api.isWaiting());
        desk.api.fail({.kind = Kind::Unreachable});
        QVERIFY(outcome && !*outcome);
        desk.courier.abandonOfOther(QStringLiteral("mina"), this, done);
        QTRY_VERIFY(desk.api.isWaiting());
        QVERIFY(desk.api.next().path.endsWith(first.key.toString() + QStringLiteral("/abandon")));
        desk.api.reply({{QStringLiteral("state"), QStringLiteral("abandoned")}});
        QTRY_VERIFY(outcome->hasValue());
        QTRY_VERIFY(desk.courier.unsettledOfOthers().empty());
        QVERIFY(files().isEmpty());
    }

    void forgetsAtSignOutWhatTheDiskKeeps() {
        const auto mina = test::factsOf("mina");
        Desk desk(m_folder->path());
        desk.session.set(mina);
        const PostingOrder order = test::deposit();
        desk.courier.post(order);
        QTRY_VERIFY(desk.api.isWaiting());
        desk.session.clear();
        desk.api.reply(test::postedReply(order.key), 201); // too late for anybody to see
        QVERIFY(desk.heard.empty());
        QVERIFY(desk.courier.unsettled().empty());
        QCOMPARE(files().size(), 1);
        desk.session.set(mina);
        QTRY_COMPARE(desk.courier.unsettled().size(), 1);
    }

    void refusesWithoutASession() {
        Desk desk(m_folder->path());
        desk.courier.post(test::deposit());
        QCOMPARE(desk.last(), PostingState::Refused);
        QCOMPARE(desk.heard.back().error->kind, Kind::SignedOut);
    }

    void reportsDamagedFiles() {
        const auto mina = test::factsOf("mina");
        leaveBehind(mina);
        QFile file(files().value(0));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.close();
        Desk desk(m_folder->path());
        desk.session.set(mina);
        QTRY_COMPARE(desk.courier.damaged(), 1);
        QVERIFY(desk.courier.unsettled().empty());
    }
};

QTEST_GUILESS_MAIN(TestOutboxCourier)
#include "tst_outboxcourier.moc"

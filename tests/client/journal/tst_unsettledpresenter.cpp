// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/journal/unsettledpresenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::client;

namespace {

class FakeCourier final : public Courier {
public:
    void post(const PostingOrder&) override {}
    void abandon(const RequestKey& key) override { abandoned.push_back(key); }
    void resend(const RequestKey& key) override { resent.push_back(key); }
    std::vector<PostingProgress> unsettled() const override { return own; }
    std::vector<UnsettledOfOther> unsettledOfOthers() const override {
        return {{.username = QStringLiteral("teller2"), .count = 1}};
    }
    void abandonOfOther(const QString& username, QObject*, std::function<void(Outcome<int>)> done) override {
        askedFor.push_back(username);
        done(answer);
    }
    int damaged() const override { return 0; }

    std::vector<PostingProgress> own = {};
    std::vector<RequestKey> abandoned = {};
    std::vector<RequestKey> resent = {};
    QStringList askedFor = {};
    Outcome<int> answer = 0;
};

} // namespace

class UnsettledPresenterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsAgainAndWithdrawsByKey();
    void tellsOfChanges();
    void letsOnlySupervisorsWithdrawOfOthers();
    void tellsWhyAWithdrawalFailed();

private:
    static Session::Facts of(Role role) { return {.username = QStringLiteral("user"), .role = role}; }
};

void UnsettledPresenterTest::sendsAgainAndWithdrawsByKey() {
    FakeCourier courier;
    Session session;
    UnsettledPresenter presenter(courier, session);
    const RequestKey first{Uuid::makeV7()};
    const RequestKey second{Uuid::makeV7()};
    courier.own = {{.key = first}, {.key = second}};
    QCOMPARE(presenter.own().size(), std::size_t(2));
    presenter.sendAgain(second);
    presenter.withdraw(first);
    QVERIFY(courier.resent == std::vector{second});
    QVERIFY(courier.abandoned == std::vector{first});
}

void UnsettledPresenterTest::tellsOfChanges() {
    FakeCourier courier;
    Session session;
    UnsettledPresenter presenter(courier, session);
    QSignalSpy changed(&presenter, &UnsettledPresenter::changed);
    Q_EMIT courier.unsettledChanged();
    Q_EMIT courier.progressed({});
    QCOMPARE(changed.count(), 2);
}

void UnsettledPresenterTest::letsOnlySupervisorsWithdrawOfOthers() {
    FakeCourier courier;
    Session session;
    UnsettledPresenter presenter(courier, session);
    presenter.withdrawOf(QStringLiteral("teller2"));
    session.set(of(Role::Teller));
    presenter.withdrawOf(QStringLiteral("teller2"));
    QVERIFY(courier.askedFor.isEmpty());
    session.set(of(Role::Supervisor));
    presenter.withdrawOf(QStringLiteral("teller2"));
    QCOMPARE(courier.askedFor, QStringList{QStringLiteral("teller2")});
}

void UnsettledPresenterTest::tellsWhyAWithdrawalFailed() {
    FakeCourier courier;
    Session session;
    session.set(of(Role::Supervisor));
    UnsettledPresenter presenter(courier, session);
    QSignalSpy failed(&presenter, &UnsettledPresenter::withdrawalFailed);
    presenter.withdrawOf(QStringLiteral("teller2"));
    QCOMPARE(failed.count(), 0);
    courier.answer = Unexpected{ApiError{.kind = ApiError::Kind::Unreachable}};
    presenter.withdrawOf(QStringLiteral("teller2"));
    QCOMPARE(failed.count(), 1);
}

QTEST_GUILESS_MAIN(UnsettledPresenterTest)
#include "tst_unsettledpresenter.moc"

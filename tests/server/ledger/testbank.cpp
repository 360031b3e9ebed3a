// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/ledger/testbank.h"

#include "server/ledger/verify.h"

#include <QCryptographicHash>

#include <future>

namespace tellerdesk::test {

namespace {

const QDate kToday(2026, 11, 23);

QString quoted(const QString& text) {
    return u'\'' + text + u'\'';
}

Order order(const Caller& caller, const QString& route, decltype(Order::what) what, const QString& body) {
    return {.key = RequestKey::make(),
            .caller = caller,
            .route = route,
            .bodyHash = QCryptographicHash::hash(body.toUtf8(), QCryptographicHash::Sha256),
            .requestId = Uuid::makeV7(),
            .peer = QStringLiteral("127.0.0.1"),
            .what = std::move(what)};
}

Order cashOrder(PostingKind kind, const Caller& caller, const AccountId& account, qint64 amount, const char* code) {
    const QString route =
        kind == PostingKind::Deposit ? QStringLiteral("POST /v1/deposits") : QStringLiteral("POST /v1/withdrawals");
    return order(caller, route,
                 server::ledger::PostingOrder{
                     .kind = kind, .accountId = account, .amountMinor = amount, .currency = currency(code)},
                 account.toString() + QString::number(amount) + QString::fromLatin1(code));
}

QString textOf(const std::vector<CashAmount>& cash) {
    QString text;
    for (const CashAmount& each : cash) {
        text += each.currency.code() + QString::number(each.amountMinor);
    }
    return text;
}

} // namespace

TestBank::TestBank()
    : m_database(std::in_place)
    , m_superuserUrl(m_database->superuserUrl())
    , m_applicationUrl(m_database->applicationUrl())
    , m_today(kToday.toJulianDay()) {}

TestBank::TestBank(const QString& superuserUrl)
    : m_superuserUrl(superuserUrl)
    , m_applicationUrl(superuserUrl)
    , m_today(kToday.toJulianDay()) {}

BranchId TestBank::mainBranch() {
    return BranchId::fromString(u"01900000-0000-7000-8000-000000000001").value();
}

BranchId TestBank::addBranch(const QString& code) {
    const BranchId id = BranchId::make();
    sql(QStringLiteral("INSERT INTO branches (id, code, name) VALUES (%1, %2, %2)")
            .arg(quoted(id.toString()), quoted(code)));
    return id;
}

Caller TestBank::addUser(Role role, const BranchId& branch) {
    const Caller caller{.userId = UserId::make(), .sessionId = SessionId::make()};
    const QString user = quoted(caller.userId.toString());
    sql(QStringLiteral("INSERT INTO users (id, username, full_name, role, branch_id, password_hash, "
                       "must_change_password, created_at) VALUES (%1, %1, 'Grace Hopper', %2, %3, '', false, now())")
            .arg(user, quoted(wireName(role)), quoted(branch.toString())));
    sql(QStringLiteral("INSERT INTO sessions (id, user_id, created_at, expires_at) "
                       "VALUES (%1, %2, now(), now() + interval '1 day')")
            .arg(quoted(caller.sessionId.toString()), user));
    return caller;
}

AccountId TestBank::addAccount(const BranchId& branch, const char* code) {
    const AccountId id = AccountId::make();
    const QString customer = quoted(CustomerId::make().toString());
    sql(QStringLiteral("INSERT INTO customers (id, branch_id, full_name, created_at, created_by) "
                       "VALUES (%1, %2, 'Ada Lovelace', now(), %1)")
            .arg(customer, quoted(branch.toString())));
    sql(QStringLiteral("INSERT INTO accounts (id, kind, branch_id, customer_id, number, currency, opened_at) "
                       "VALUES (%1, 'customer', %2, %3, %1, %4, now())")
            .arg(quoted(id.toString()), quoted(branch.toString()), customer, quoted(QString::fromLatin1(code))));
    return id;
}

void TestBank::preset(const AccountId& account, qint64 balance) {
    const QString vault = quoted(AccountId::make().toString());
    const QString posting = quoted(PostingId::make().toString());
    const QString other = quoted(Uuid::makeV7().toString());
    const QString id = quoted(account.toString());
    sql(QStringLiteral("INSERT INTO accounts (id, kind, branch_id, currency, balance, last_entry_number, opened_at) "
                       "VALUES (%1, 'vault_cash', %2, 'EUR', -%3, 1, now())")
            .arg(vault, other)
            .arg(balance));
    sql(QStringLiteral("UPDATE accounts SET balance = %2, last_entry_number = 1 WHERE id = %1").arg(id).arg(balance));
    sql(QStringLiteral("INSERT INTO postings (id, kind, branch_id, currency, amount, business_date, posted_at, "
                       "teller_id, till_session_id) VALUES (%1, 'till_return', %2, 'EUR', %3, now(), now(), %2, %2)")
            .arg(posting, other)
            .arg(balance));
    sql(QStringLiteral("INSERT INTO entries (account_id, entry_number, id, posting_id, amount, balance_after, "
                       "available_after, business_date) VALUES (%1, 1, %2, %3, %4, %4, %4, now())")
            .arg(id, quoted(Uuid::makeV7().toString()), posting)
            .arg(balance));
    sql(QStringLiteral("INSERT INTO entries (account_id, entry_number, id, posting_id, amount, balance_after, "
                       "available_after, business_date) VALUES (%1, 1, %2, %3, -%4, -%4, -%4, now())")
            .arg(vault, quoted(Uuid::makeV7().toString()), posting)
            .arg(balance));
}

Caller TestBank::addTeller(Ledger& ledger, const char* code) {
    const Caller teller = addUser(Role::Teller);
    till(run(ledger, opening(teller, {{currency(code), 1'000'000'000}})));
    return teller;
}

qint64 TestBank::balance(const AccountId& account) const {
    return ask(QStringLiteral("SELECT balance FROM accounts WHERE id = ") + quoted(account.toString())).toLongLong();
}

QString TestBank::fault() const {
    const auto checked = server::ledger::verifyBooks(connectionSettings());
    if (!checked) {
        return QStringLiteral("the database cannot be reached");
    }
    return *checked ? (*checked)->promise + u' ' + (*checked)->subject : QString();
}

TestLedger::TestLedger(TestBank& bank, const LedgerSettings& settings)
    : m_ledger(settings, bank.clock(), bank.businessDate()) {
    m_ledger.start();
}

std::vector<Outcome> runAll(Ledger& ledger, const std::vector<Order>& orders) {
    std::vector<std::promise<Outcome>> promises(orders.size());
    for (std::size_t i = 0; i < orders.size(); ++i) {
        ledger.submit(orders[i], [&promise = promises[i]](Outcome outcome) { promise.set_value(std::move(outcome)); });
    }
    std::vector<Outcome> outcomes;
    for (auto& promise : promises) {
        outcomes.push_back(promise.get_future().get());
    }
    return outcomes;
}

Outcome run(Ledger& ledger, const Order& order) {
    return runAll(ledger, {order}).front();
}

Currency currency(const char* code) {
    return Currency::fromCode(QString::fromLatin1(code)).value();
}

Order deposit(const Caller& caller, const AccountId& account, qint64 amount, const char* code) {
    return cashOrder(PostingKind::Deposit, caller, account, amount, code);
}

Order withdrawal(const Caller& caller, const AccountId& account, qint64 amount, const char* code) {
    return cashOrder(PostingKind::Withdrawal, caller, account, amount, code);
}

Order transfer(const Caller& caller, const AccountId& from, const AccountId& to, qint64 amount) {
    return order(caller, QStringLiteral("POST /v1/transfers"),
                 server::ledger::PostingOrder{.kind = PostingKind::Transfer,
                                              .accountId = from,
                                              .toAccountId = to,
                                              .amountMinor = amount,
                                              .currency = currency("EUR")},
                 from.toString() + to.toString() + QString::number(amount));
}

Order opening(const Caller& caller, std::vector<CashAmount> cash) {
    const QString body = textOf(cash);
    return order(caller, QStringLiteral("POST /v1/till-sessions"),
                 server::ledger::TillOpeningOrder{.opening = std::move(cash)}, body);
}

Order closing(const Caller& caller, const TillSessionId& till, std::vector<CashAmount> counted) {
    const QString body = textOf(counted);
    return order(caller, QStringLiteral("POST /v1/till-sessions/%1/close").arg(till.toString()),
                 server::ledger::TillClosingOrder{.tillSessionId = till, .counted = std::move(counted)}, body);
}

Order abandonment(const Caller& caller, const Order& of) {
    return withKey(order(caller, QStringLiteral("POST /v1/postings/%1/abandon").arg(of.key.toString()),
                         server::ledger::AbandonOrder{}, {}),
                   of.key);
}

Order withKey(Order order, const RequestKey& key) {
    order.key = key;
    return order;
}

std::optional<ErrorCode> refusal(const Outcome& outcome) {
    const auto* failure = std::get_if<Failure>(&outcome.result);
    return failure ? std::optional(failure->code) : std::nullopt;
}

bool isPosted(const Outcome& outcome) {
    return std::holds_alternative<PostingReply>(outcome.result);
}

const PostingReply& posting(const Outcome& outcome) {
    if (!isPosted(outcome)) {
        qFatal("not posted: %s", refusal(outcome) ? wireName(*refusal(outcome)).data() : "another kind of outcome");
    }
    return std::get<PostingReply>(outcome.result);
}

const TillSession& till(const Outcome& outcome) {
    const auto* session = std::get_if<TillSession>(&outcome.result);
    if (!session) {
        qFatal("no till session: %s", refusal(outcome) ? wireName(*refusal(outcome)).data() : "another kind");
    }
    return *session;
}

} // namespace tellerdesk::test

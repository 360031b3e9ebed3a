// SPDX-License-Identifier: GPL-3.0-or-later
// Each promise of the books, broken by hand: the proof names it.
#include "tests/server/ledger/testbank.h"

#include <QTest>

using namespace tellerdesk;
using namespace tellerdesk::server;
using namespace tellerdesk::test;

class TestLedgerVerify : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_bank = std::make_unique<TestBank>();
        TestLedger ledger(*m_bank);
        m_teller = m_bank->addTeller(ledger);
        m_account = m_bank->addAccount();
        m_other = m_bank->addAccount();
        m_posting = posting(run(ledger, deposit(m_teller, m_account, 500))).posting.id;
        posting(run(ledger, deposit(m_teller, m_account, 70)));
        posting(run(ledger, transfer(m_teller, m_account, m_other, 30)));
        const Caller closed = m_bank->addUser(Role::Teller);
        m_closed = till(run(ledger, opening(closed, {{currency("EUR"), 100}}))).id;
        posting(run(ledger, withdrawal(closed, m_account, 40)));
        till(run(ledger, closing(closed, m_closed, {{currency("EUR"), 55}})));
        m_open = posting(run(ledger, deposit(m_teller, m_other, 1))).posting.tillSessionId;
        QCOMPARE(m_bank->fault(), QString());
    }
    void cleanup() { m_bank.reset(); }

    void aChangedBalance() {
        damage(QStringLiteral("UPDATE accounts SET balance = balance + 1 WHERE id = ") + id(m_account));
        QCOMPARE(m_bank->fault(), QStringLiteral("balance_equals_entries ") + m_account.toString());
    }
    void aChangedAmount() {
        damage(QStringLiteral("UPDATE entries SET amount = amount + 1 WHERE entry_number = 2 AND account_id = ") +
               id(m_account));
        QCOMPARE(m_bank->fault(), QStringLiteral("balance_equals_entries ") + m_account.toString());
    }
    void anAmountBeyond64Bits() {
        damage(QStringLiteral("UPDATE entries SET amount = 9223372036854775807 WHERE account_id = ") + id(m_account));
        QCOMPARE(m_bank->fault(), QStringLiteral("balance_equals_entries ") + m_account.toString());
    }
    void anEntryThatIsGone() {
        damage(QStringLiteral("DELETE FROM entries WHERE entry_number = 1 AND account_id = ") + id(m_other));
        QCOMPARE(m_bank->fault(), QStringLiteral("balance_equals_entries ") + m_other.toString());
    }
    void aGapInTheNumbers() {
        damage(QStringLiteral("UPDATE entries SET entry_number = 9 WHERE entry_number = 4 AND account_id = %1")
                   .arg(id(m_account)));
        QCOMPARE(m_bank->fault(), QStringLiteral("entries_chain_without_gap ") + m_account.toString());
    }
    void aBalanceAfterThatDoesNotFollow() {
        damage(QStringLiteral("UPDATE entries SET balance_after = 1 WHERE entry_number = 2 AND account_id = ") +
               id(m_account));
        QCOMPARE(m_bank->fault(), QStringLiteral("entries_chain_without_gap ") + m_account.toString());
    }
    void aLastNumberThatIsNotTheLast() {
        damage(QStringLiteral("UPDATE accounts SET last_entry_number = 3 WHERE id = ") + id(m_account));
        QCOMPARE(m_bank->fault(), QStringLiteral("entries_chain_without_gap ") + m_account.toString());
        const AccountId empty = m_bank->addAccount();
        damage(QStringLiteral("UPDATE accounts SET last_entry_number = 4 WHERE id = ") + id(m_account));
        damage(QStringLiteral("UPDATE accounts SET last_entry_number = 1 WHERE id = ") + id(empty));
        QCOMPARE(m_bank->fault(), QStringLiteral("entries_chain_without_gap ") + empty.toString());
    }
    void aPostingWithoutItsSum() {
        // Two accounts that are wrong in step: only the posting shows it.
        damage(QStringLiteral("UPDATE entries SET amount = amount + 5, balance_after = balance_after + 5 "
                              "WHERE entry_number = 1 AND account_id = %1")
                   .arg(id(m_account)));
        damage(QStringLiteral("UPDATE entries SET amount = amount - 5 WHERE entry_number = 2 AND account_id = ") +
               id(m_account));
        QCOMPARE(m_bank->fault(), QStringLiteral("posting_sums_to_zero ") + m_posting.toString());
    }
    void aPostingOfAnotherAmount() {
        damage(QStringLiteral("UPDATE postings SET amount = amount + 1 WHERE id = ") + id(m_posting));
        QCOMPARE(m_bank->fault(), QStringLiteral("posting_sums_to_zero ") + m_posting.toString());
    }
    void aPostingThatIsGone() {
        damage(QStringLiteral("DELETE FROM postings WHERE id = ") + id(m_posting));
        QCOMPARE(m_bank->fault(), QStringLiteral("posting_sums_to_zero ") + m_posting.toString());
    }
    void anAccountBelowItsFloor() {
        damage(QStringLiteral("UPDATE accounts SET overdraft_limit = 100 WHERE id = ") + id(m_other));
        TestLedger ledger(*m_bank);
        QCOMPARE(posting(run(ledger, withdrawal(m_teller, m_other, 36))).account.balanceMinor, qint64(-5));
        QCOMPARE(m_bank->fault(), QString());
        m_bank->sql(QStringLiteral("ALTER TABLE accounts DROP CONSTRAINT accounts_customer_floor"));
        damage(QStringLiteral("UPDATE accounts SET overdraft_limit = 4 WHERE id = ") + id(m_other));
        QCOMPARE(m_bank->fault(), QStringLiteral("no_account_below_floor ") + m_other.toString());
    }
    void aPositionThatWasNotOpenedSo() {
        damage(QStringLiteral("UPDATE till_positions SET opening = opening + 1 WHERE till_session_id = ") + id(m_open));
        QCOMPARE(m_bank->fault(), QStringLiteral("till_accounts_agree_with_sessions ") + m_open.toString());
    }
    void aClosedTillThatDoesNotAddUp() {
        for (const char* change :
             {"expected = expected + 1", "counted = counted + 1", "expected = NULL, counted = NULL"}) {
            m_bank->sql(QStringLiteral("CREATE TABLE kept AS SELECT expected, counted FROM till_positions "
                                       "WHERE till_session_id = %1")
                            .arg(id(m_closed)));
            damage(QStringLiteral("UPDATE till_positions SET %1 WHERE till_session_id = %2")
                       .arg(QString::fromLatin1(change), id(m_closed)));
            QCOMPARE(m_bank->fault(), QStringLiteral("till_accounts_agree_with_sessions ") + m_closed.toString());
            m_bank->sql(
                QStringLiteral("UPDATE till_positions SET expected = kept.expected, counted = kept.counted FROM kept "
                               "WHERE till_session_id = %1; DROP TABLE kept")
                    .arg(id(m_closed)));
        }
    }
    void aPositionThatIsGone() {
        damage(QStringLiteral("DELETE FROM till_positions WHERE till_session_id = ") + id(m_open));
        QCOMPARE(m_bank->fault(), QStringLiteral("till_accounts_agree_with_sessions ") + m_open.toString());
    }
    void aTillWithCashAndNoSession() {
        damage(
            QStringLiteral("UPDATE till_positions SET expected = opening + 571, counted = 0 WHERE till_session_id = ") +
            id(m_open));
        damage(QStringLiteral("UPDATE till_sessions SET status = 'closed', closed_at = now(), closed_by = teller_id, "
                              "closing_id = id WHERE id = ") +
               id(m_open));
        QVERIFY(m_bank->fault().startsWith(QStringLiteral("till_accounts_agree_with_sessions")));
    }
    void aGapInTheTellersSequence() {
        damage(QStringLiteral("UPDATE postings SET teller_sequence = 77 WHERE id = ") + id(m_posting));
        QCOMPARE(m_bank->fault(), QStringLiteral("teller_sequences_without_gap ") + m_open.toString());
    }
    void aSequenceThatIsNotTheLast() {
        damage(QStringLiteral("UPDATE till_sessions SET last_sequence = 5 WHERE id = ") + id(m_open));
        QCOMPARE(m_bank->fault(), QStringLiteral("teller_sequences_without_gap ") + m_open.toString());
    }

private:
    template <class Tag>
    static QString id(const Id<Tag>& id) {
        return u'\'' + id.toString() + u'\'';
    }
    void damage(const QString& statement) { m_bank->sql(statement); }

    std::unique_ptr<TestBank> m_bank;
    Caller m_teller;
    AccountId m_account, m_other;
    PostingId m_posting;
    TillSessionId m_open, m_closed;
};

QTEST_GUILESS_MAIN(TestLedgerVerify)
#include "tst_ledgerverify.moc"

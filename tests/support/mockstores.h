// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/accountstore.h"
#include "server/domain/auditstore.h"
#include "server/domain/bankstore.h"
#include "server/domain/claimstore.h"
#include "server/domain/customerstore.h"
#include "server/domain/entrystore.h"
#include "server/domain/journalstore.h"
#include "server/domain/postingstore.h"
#include "server/domain/sessionstore.h"
#include "server/domain/stores.h"
#include "server/domain/tillstore.h"
#include "server/domain/transactor.h"
#include "server/domain/userstore.h"

#include <gmock/gmock.h>

namespace tellerdesk::test {

class MockAccountStore : public server::AccountStore {
public:
    MOCK_METHOD(bool, insert, (const server::AccountRecord&, Instant), (override));
    MOCK_METHOD(std::optional<server::AccountRecord>, find, (AccountId), (override));
    MOCK_METHOD(std::vector<server::AccountRecord>, list, (const server::AccountFilter&), (override));
    MOCK_METHOD(std::vector<QString>, numbersOf, (CustomerId), (override));
};

class MockAuditStore : public server::AuditStore {
public:
    MOCK_METHOD(void, append, (const server::AuditEvent&), (override));
};

class MockBankStore : public server::BankStore {
public:
    MOCK_METHOD(server::Bank, bank, (), (override));
    MOCK_METHOD(std::vector<server::Branch>, branches, (), (override));
    MOCK_METHOD(std::optional<server::Branch>, findBranch, (BranchId), (override));
    MOCK_METHOD(std::optional<server::Branch>, findBranchByCode, (const QString&), (override));
    MOCK_METHOD(std::vector<Currency>, currencies, (), (override));
};

class MockClaimStore : public server::ClaimStore {
public:
    MOCK_METHOD(server::ClaimOutcome, claim, (const server::Claim&), (override));
    MOCK_METHOD(void, storeReply, (RequestKey, const server::StoredReply&), (override));
    MOCK_METHOD(void, storeRefusal, (RequestKey, ErrorCode, UserId, BranchId, Instant), (override));
};

class MockCustomerStore : public server::CustomerStore {
public:
    MOCK_METHOD(void, insert, (const server::CustomerRecord&, UserId), (override));
    MOCK_METHOD(std::optional<server::CustomerRecord>, find, (CustomerId), (override));
    MOCK_METHOD(std::optional<server::CustomerRecord>, findForUpdate, (CustomerId), (override));
    MOCK_METHOD(void, update, (const server::CustomerRecord&), (override));
    MOCK_METHOD(void, replaceTerms, (const server::CustomerRecord&, const std::vector<QString>&), (override));
    MOCK_METHOD(void, addTerms, (const server::CustomerRecord&, const std::vector<QString>&), (override));
    MOCK_METHOD(std::vector<server::CustomerRecord>, list, (const server::CustomerFilter&), (override));
    MOCK_METHOD(std::vector<server::FoundCustomer>, search, (const server::CustomerSearch&), (override));
    MOCK_METHOD(std::vector<server::CustomerRecord>, candidates, (BranchId, const server::CandidateQuery&), (override));
    MOCK_METHOD(std::optional<server::CustomerPicture>, findPicture, (CustomerId, PictureKind), (override));
    MOCK_METHOD(void, savePicture,
                (CustomerId, PictureKind, const server::CustomerPicture&, const server::PictureChange&), (override));
};

class MockJournalStore : public server::JournalStore {
public:
    MOCK_METHOD(std::vector<JournalItem>, list, (const server::JournalFilter&), (override));
    MOCK_METHOD(std::optional<server::ReceiptRecord>, receipt, (PostingId), (override));
    MOCK_METHOD(qint64, addCopy, (const server::NewCopy&), (override));
};

class MockPostingStore : public server::PostingStore {
public:
    MOCK_METHOD(std::optional<server::PostingRecord>, find, (PostingId), (override));
};

class MockEntryStore : public server::EntryStore {
public:
    MOCK_METHOD(std::vector<server::AccountEntry>, find, (const server::EntryFilter&, int, int), (override));
    MOCK_METHOD(std::optional<qint64>, scannedTo, (const server::EntryFilter&, int), (override));
    MOCK_METHOD(std::optional<server::NumberRange>, numbersIn, (AccountId, const server::DateRange&), (override));
    MOCK_METHOD(qint64, sumBefore, (AccountId, QDate), (override));
    MOCK_METHOD(std::vector<server::EntryBrief>, briefs, (AccountId, const std::vector<qint64>&), (override));
    MOCK_METHOD(std::vector<server::EntryBrief>, allBriefs,
                (AccountId, const server::NumberRange&, const server::DateRange&, int), (override));
    MOCK_METHOD(std::vector<server::EntryBucket>, buckets,
                (AccountId, const server::NumberRange&, const server::DateRange&, qint64), (override));
    MOCK_METHOD(std::vector<BalancePoint>, withBalances,
                (AccountId, const server::DateRange&, const std::vector<server::BalanceWanted>&), (override));
};

class MockSessionStore : public server::SessionStore {
public:
    MOCK_METHOD(std::optional<server::LiveSession>, findLive, (const server::Caller&, Instant), (override));
    MOCK_METHOD(void, insert, (const server::NewSession&), (override));
    MOCK_METHOD(std::optional<server::RefreshState>, lockForRefresh, (const server::RefreshTokenId&, Instant),
                (override));
    MOCK_METHOD(void, noteFirstUse, (const server::RefreshTokenId&, Instant), (override));
    MOCK_METHOD(void, insertToken, (const server::RefreshTokenId&, const QByteArray&), (override));
    MOCK_METHOD(bool, end, (SessionId, server::SessionEnd, Instant), (override));
    MOCK_METHOD(qint64, endAllOf, (UserId, std::optional<SessionId>, server::SessionEnd, Instant), (override));
    MOCK_METHOD(qint64, removeOver, (Instant), (override));
};

class MockTillStore : public server::TillStore {
public:
    MOCK_METHOD(std::optional<server::TillRecord>, find, (TillSessionId), (override));
    MOCK_METHOD(std::optional<server::TillRecord>, openOf, (UserId), (override));
    MOCK_METHOD(std::vector<server::TillRecord>, list, (const server::TillFilter&), (override));
};

class MockUserStore : public server::UserStore {
public:
    MOCK_METHOD(std::optional<server::User>, find, (UserId), (override));
    MOCK_METHOD(std::vector<server::User>, list, (const server::UserFilter&), (override));
    MOCK_METHOD(bool, hasAdministrator, (), (override));
    MOCK_METHOD(std::optional<server::Credential>, lock, (UserId), (override));
    MOCK_METHOD(std::optional<server::Credential>, lockByName, (const QString&), (override));
    MOCK_METHOD(void, lockNobody, (), (override));
    MOCK_METHOD(std::vector<UserId>, lockActiveAdministrators, (), (override));
    MOCK_METHOD(bool, insert, (const server::Credential&), (override));
    MOCK_METHOD(void, save, (const server::Credential&), (override));
    MOCK_METHOD(void, insertSetupCode, (const QByteArray&, Instant), (override));
    MOCK_METHOD(std::vector<QByteArray>, setupCodes, (), (override));
    MOCK_METHOD(std::vector<QByteArray>, takeSetupCodes, (), (override));
};

// All stores of a transaction without a database. What a test does not expect, a handler must not do.
struct MockStores {
    testing::StrictMock<MockAccountStore> accounts = {};
    testing::StrictMock<MockAuditStore> audit = {};
    testing::StrictMock<MockBankStore> bank = {};
    testing::StrictMock<MockClaimStore> claims = {};
    testing::StrictMock<MockCustomerStore> customers = {};
    testing::StrictMock<MockEntryStore> entries = {};
    testing::StrictMock<MockJournalStore> journal = {};
    testing::StrictMock<MockPostingStore> postings = {};
    testing::StrictMock<MockSessionStore> sessions = {};
    testing::StrictMock<MockTillStore> tills = {};
    testing::StrictMock<MockUserStore> users = {};
    server::Stores stores{.accounts = accounts,
                          .audit = audit,
                          .bank = bank,
                          .claims = claims,
                          .customers = customers,
                          .entries = entries,
                          .journal = journal,
                          .postings = postings,
                          .sessions = sessions,
                          .tills = tills,
                          .users = users};
};

// Runs jobs at once on the caller's thread, their transactions on mocked stores; `failure` is what the world does.
class MockWorkers final : public server::WorkerPool, public server::Transactor {
public:
    explicit MockWorkers(server::Stores& stores)
        : m_stores(stores) {}

    bool submit(Job job) override {
        if (full) {
            return false;
        }
        job(*this);
        return true;
    }
    Result<void> run(const Work& work) override {
        if (failure) {
            return fail(*failure);
        }
        verdicts.push_back(work(m_stores));
        return {};
    }

    bool full = false;
    std::optional<ErrorCode> failure = {};
    std::vector<server::Verdict> verdicts = {};

private:
    server::Stores& m_stores;
};

} // namespace tellerdesk::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/counter/doubtfulamount.h"
#include "client/net/courier.h"
#include "client/net/session.h"
#include "shared/api/messages_accounts.h"
#include "shared/money/moneytext.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>

namespace tellerdesk::client {

// One posting from the first key press to the word that the database has for it. A draft belongs to the customer served
// and goes with them; any change of account, amount or direction voids the review.
class PostingPresenter : public QObject {
    Q_OBJECT

public:
    enum class Step { None, Editing, Review, Underway, Done };
    enum class Field { Account, Amount, ToAccount, Narrative };

    struct Fault {
        Field field = Field::Amount;
        QString text = {};
        std::optional<ErrorCode> refusal = {}; // of the server, in place of the text
    };

    struct Draft {
        PostingKind kind = PostingKind::Deposit;
        std::optional<AccountInfo> account = {};
        QString amountText = {};
        QString toNumber = {};
        std::optional<ReceivingAccount> to = {};
        QString narrative = {};
    };

    PostingPresenter(Api& api, Courier& courier, const Session& session, QObject* parent = nullptr);

    void begin(PostingKind kind, const std::optional<AccountInfo>& account);
    void drop();   // the customer changed
    void forget(); // the user has gone: a posting under way as well, which the courier keeps for them
    bool isDirty() const;

    void setAccount(const AccountInfo& account);
    void setAmountText(const QString& text);
    void setToNumber(const QString& text);
    void setNarrative(const QString& text);
    void fillAvailable(); // '=' in the amount: of a transfer, what is available on the paying account

    // F9: from the draft to its review, from the review to the posting. A second press within the arming time is
    // ignored.
    void reviewOrPost();
    // Esc: from the review to the draft, from the result to nothing. False when there is no step back from here.
    bool stepBack();
    void withdraw(); // the customer has left while the outcome was unknown

    Step step() const { return m_step; }
    const Draft& draft() const { return m_draft; }
    const std::optional<Fault>& fault() const { return m_fault; }
    bool isLookingUp() const { return m_lookingUp; }
    // The database has spoken, and the desk may go on to the next customer.
    bool isSettled() const { return m_step == Step::Done && m_progress && m_progress->state != PostingState::Refused; }
    // Not by the second half of a double click on what stood there before the result.
    bool mayGoOn() const { return isSettled() && m_settled.elapsed() >= m_armingMs; }
    const std::optional<PostingProgress>& progress() const { return m_progress; }

    qint64 amountMinor() const { return m_amountMinor; } // in review and later
    qint64 balanceAfterMinor() const;                    // of the served account, should it be posted
    void setArmingTime(int ms) { m_armingMs = ms; }

Q_SIGNALS:
    void changed();
    void posted(const tellerdesk::PostingReply& reply);

private:
    void go(Step step);
    void refuse(Field field, const QString& text);
    bool hasOpenTill();
    void backToRefused(const ApiError& error);
    bool checkAmount();
    void review();
    void lookUpReceiver();
    void receiverFound(const Outcome<ApiReply>& reply);
    void post();
    void edited();
    QJsonObject body() const;

    Api& m_api;
    Courier& m_courier;
    const Session& m_session;
    Step m_step = Step::None;
    Draft m_draft;
    DoubtfulAmount m_reader;
    std::optional<Fault> m_fault;
    quint64 m_lookUp = 0; // answers to earlier look-ups are dropped
    bool m_lookingUp = false;
    qint64 m_amountMinor = 0;
    std::optional<RequestKey> m_key;
    std::optional<PostingProgress> m_progress;
    QElapsedTimer m_inReview;
    QElapsedTimer m_settled;
    int m_armingMs = 300;
};

} // namespace tellerdesk::client

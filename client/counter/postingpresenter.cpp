// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/postingpresenter.h"

#include "client/counter/amountfaulttext.h"
#include "shared/api/page.h"
#include "shared/domain/accountnumber.h"

namespace tellerdesk::client {

PostingPresenter::PostingPresenter(Api& api, Courier& courier, const Session& session, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_courier(courier)
    , m_session(session) {
    connect(&courier, &Courier::progressed, this, [this](const PostingProgress& progress) {
        if (!m_key || progress.key != *m_key) {
            return;
        }
        m_progress = progress;
        const bool settled = progress.state != PostingState::Sending && progress.state != PostingState::Checking;
        if (settled) {
            m_key.reset();
        }
        go(settled ? Step::Done : Step::Underway);
        if (progress.state == PostingState::Posted && progress.reply) {
            Q_EMIT posted(*progress.reply);
        }
    });
}

void PostingPresenter::go(Step step) {
    m_step = step;
    Q_EMIT changed();
}

void PostingPresenter::begin(PostingKind kind, const std::optional<AccountInfo>& account) {
    if (m_step == Step::Underway) {
        return; // its outcome must be known first
    }
    m_draft = {.kind = kind, .account = account};
    m_fault.reset();
    m_progress.reset();
    m_lookingUp = false;
    go(Step::Editing);
}

void PostingPresenter::drop() {
    if (m_step == Step::Underway) {
        return; // the courier goes on; its result will be shown
    }
    m_draft = {};
    m_fault.reset();
    m_progress.reset();
    m_lookingUp = false;
    go(Step::None);
}

bool PostingPresenter::isDirty() const {
    return (m_step == Step::Editing || m_step == Step::Review) &&
           (!m_draft.amountText.isEmpty() || !m_draft.toNumber.isEmpty() || !m_draft.narrative.isEmpty());
}

void PostingPresenter::edited() {
    m_fault.reset();
    if (m_step == Step::Review || m_step == Step::Editing) {
        go(Step::Editing);
    }
}

void PostingPresenter::setAccount(const AccountInfo& account) {
    if (m_step == Step::Editing || m_step == Step::Review) {
        m_draft.account = account;
        edited();
    }
}

void PostingPresenter::setAmountText(const QString& text) {
    if (m_draft.amountText != text) {
        m_draft.amountText = text;
        edited();
    }
}

void PostingPresenter::setToNumber(const QString& text) {
    if (m_draft.toNumber != text) {
        m_draft.toNumber = text;
        m_draft.to.reset();
        edited();
    }
}

void PostingPresenter::setNarrative(const QString& text) {
    if (m_draft.narrative != text) {
        m_draft.narrative = text;
        edited();
    }
}

void PostingPresenter::fillAvailable() {
    if (m_draft.account && m_draft.kind != PostingKind::Deposit && m_draft.account->availableMinor > 0) {
        setAmountText(formatAmount(m_draft.account->availableMinor, m_draft.account->currency, QLocale()));
    }
}

void PostingPresenter::refuse(Field field, const QString& text) {
    m_fault = Fault{.field = field, .text = text};
    go(Step::Editing);
}

bool PostingPresenter::checkAmount() {
    const auto read = readAmount(m_draft.amountText, m_draft.account->currency, QLocale());
    if (!read || read->ambiguous || read->minor == 0) {
        refuse(Field::Amount, amountFaultText(read, m_draft.account->currency));
        return false;
    }
    m_amountMinor = read->minor;
    if (m_draft.kind != PostingKind::Deposit && m_amountMinor > m_draft.account->availableMinor) {
        refuse(Field::Amount,
               tr("only %1 is available on this account")
                   .arg(formatMoney({m_draft.account->availableMinor, m_draft.account->currency}, QLocale())));
        return false;
    }
    return true;
}

void PostingPresenter::reviewOrPost() {
    if (m_step == Step::Editing) {
        review();
    } else if (m_step == Step::Review && m_inReview.elapsed() >= m_armingMs) {
        post();
    }
}

void PostingPresenter::review() {
    m_fault.reset();
    if (!m_draft.account) {
        return refuse(Field::Account, tr("choose the customer's account first"));
    }
    if (!m_session.facts() || !m_session.facts()->till) {
        return refuse(Field::Amount, tr("your till is not open; open it with F8, what you typed stays here"));
    }
    if (!checkAmount()) {
        return;
    }
    if (m_draft.kind == PostingKind::Transfer && !m_draft.to) {
        return lookUpReceiver();
    }
    m_inReview.start();
    go(Step::Review);
}

void PostingPresenter::lookUpReceiver() {
    const auto number = AccountNumber::fromText(m_draft.toNumber);
    if (!number) {
        return refuse(
            Field::ToAccount,
            m_draft.toNumber.trimmed().isEmpty()
                ? tr("enter the number of the receiving account")
                : tr("this is no account number; its check digits do not fit, so a digit is wrong or missing"));
    }
    if (number->text() == m_draft.account->number) {
        return refuse(Field::ToAccount, tr("this is the account that the money comes from; enter another one"));
    }
    m_lookingUp = true;
    Q_EMIT changed();
    ApiCall call{.path = QStringLiteral("/v1/accounts")};
    call.query.addQueryItem(QStringLiteral("number"), number->text());
    m_api.send(std::move(call), this,
               [this, text = m_draft.toNumber](const Outcome<ApiReply>& reply) { receiverFound(reply, text); });
}

void PostingPresenter::receiverFound(const Outcome<ApiReply>& reply, const QString& number) {
    m_lookingUp = false;
    if (m_step != Step::Editing || m_draft.toNumber != number) {
        return; // edited meanwhile
    }
    const auto page = reply ? tellerdesk::Page<AccountInfo>::fromJson(reply->body) : fail(ErrorCode::Unavailable);
    if (!page) {
        return refuse(Field::ToAccount, tr("the server could not look this account up; press F9 to try again"));
    }
    if (page->items.empty()) {
        return refuse(Field::ToAccount, tr("there is no such account in your branch"));
    }
    const AccountInfo& account = page->items.front();
    if (account.currency != m_draft.account->currency) {
        return refuse(
            Field::ToAccount,
            tr("this account is kept in %1, not in %2").arg(account.currency.code(), m_draft.account->currency.code()));
    }
    m_draft.to = ReceivingAccount{.id = account.id, .number = account.number, .ownerName = account.ownerName};
    m_inReview.start();
    go(Step::Review);
}

QJsonObject PostingPresenter::body() const {
    const auto narrative =
        m_draft.narrative.trimmed().isEmpty() ? std::nullopt : std::optional(m_draft.narrative.trimmed());
    const auto till = std::optional(m_session.facts()->till->id);
    if (m_draft.kind == PostingKind::Transfer) {
        return TransferRequest{.fromAccountId = m_draft.account->id,
                               .toAccountId = m_draft.to->id,
                               .amountMinor = m_amountMinor,
                               .currency = m_draft.account->currency,
                               .narrative = narrative,
                               .tillSessionId = till}
            .toJson();
    }
    return CashRequest{.accountId = m_draft.account->id,
                       .amountMinor = m_amountMinor,
                       .currency = m_draft.account->currency,
                       .narrative = narrative,
                       .tillSessionId = till}
        .toJson();
}

void PostingPresenter::post() {
    if (!m_session.facts() || !m_session.facts()->till) {
        return refuse(Field::Amount, tr("your till is not open; open it with F8, what you typed stays here"));
    }
    m_key = RequestKey::make();
    m_progress = PostingProgress{.key = *m_key};
    go(Step::Underway);
    m_courier.post({.key = *m_key, .kind = m_draft.kind, .body = body()});
}

void PostingPresenter::withdraw() {
    if (m_step == Step::Underway && m_key) {
        m_courier.abandon(*m_key);
    }
}

bool PostingPresenter::stepBack() {
    switch (m_step) {
    case Step::Review:
        go(Step::Editing);
        return true;
    case Step::Done: {
        // A refusal leaves the draft as it was, so that one field can be mended; the next try has a key of its own.
        const bool refused = m_progress && m_progress->state == PostingState::Refused;
        m_progress.reset();
        if (refused) {
            go(Step::Editing);
        } else {
            drop();
        }
        return true;
    }
    case Step::Editing:
        drop();
        return true;
    case Step::Underway:
        return true; // there is no way back from here before the answer
    case Step::None:
        return false;
    }
    return false;
}

qint64 PostingPresenter::balanceAfterMinor() const {
    const qint64 signedAmount = m_draft.kind == PostingKind::Deposit ? m_amountMinor : -m_amountMinor;
    return checkedAdd(m_draft.account ? m_draft.account->balanceMinor : 0, signedAmount).value_or(0);
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/postingpresenter.h"

#include "client/counter/amountfaulttext.h"
#include "shared/api/page.h"
#include "shared/domain/accountnumber.h"

#include <algorithm>

namespace tellerdesk::client {

namespace {

using Field = PostingPresenter::Field;

// Which field a person would change so that the server takes it; nothing where trying again is all there is to do.
std::optional<Field> fieldOfRefusal(const Failure& failure, PostingKind kind) {
    const auto names = [&failure](const char* pointer) {
        return std::any_of(failure.fields.begin(), failure.fields.end(),
                           [pointer](const FieldError& each) { return each.pointer == QLatin1StringView(pointer); });
    };
    switch (failure.code) {
    case ErrorCode::InsufficientFunds:
    case ErrorCode::LimitExceeded:
    case ErrorCode::TillInsufficientCash:
    case ErrorCode::BalanceOverflow:
    case ErrorCode::TillSessionRequired:
    case ErrorCode::TillSessionClosed:
    case ErrorCode::TillSessionOutOfDate:
        return Field::Amount;
    case ErrorCode::SameAccount:
        return Field::ToAccount;
    case ErrorCode::AccountNotActive:
    case ErrorCode::CurrencyMismatch:
    case ErrorCode::NotFound:
        return kind == PostingKind::Transfer ? Field::ToAccount : Field::Account;
    case ErrorCode::InvalidRequest:
        return names("/narrative") ? Field::Narrative : names("/to_account_id") ? Field::ToAccount : Field::Amount;
    default:
        return std::nullopt;
    }
}

} // namespace

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
            m_settled.start();
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
    m_reader = {};
    m_fault.reset();
    m_progress.reset();
    ++m_lookUp;
    m_lookingUp = false;
    go(Step::Editing);
}

void PostingPresenter::drop() {
    if (m_step == Step::Underway) {
        return; // the courier goes on; its result will be shown
    }
    forget();
}

void PostingPresenter::forget() {
    m_key.reset();
    m_draft = {};
    m_amountMinor = 0;
    m_reader = {};
    m_fault.reset();
    m_progress.reset();
    ++m_lookUp;
    m_lookingUp = false;
    go(Step::None);
}

bool PostingPresenter::isDirty() const {
    return (m_step == Step::Editing || m_step == Step::Review) &&
           (!m_draft.amountText.isEmpty() || !m_draft.toNumber.isEmpty() || !m_draft.narrative.isEmpty());
}

void PostingPresenter::edited() {
    m_fault.reset();
    ++m_lookUp;
    m_lookingUp = false;
    if (m_step == Step::Review || m_step == Step::Editing) {
        go(Step::Editing);
    }
}

void PostingPresenter::setAccount(const AccountInfo& account) {
    const bool drafting = m_step == Step::Editing || m_step == Step::Review;
    if (!drafting || m_draft.account == account) {
        return;
    }
    if (m_draft.account && m_draft.account->id != account.id) {
        m_draft.to.reset(); // its currency, and that it is another account, are checked anew
    }
    m_draft.account = account;
    edited();
}

void PostingPresenter::setAmountText(const QString& text) {
    if (m_draft.amountText != text) {
        m_draft.amountText = text;
        m_reader.edited(text);
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
    if (m_step != Step::Editing) {
        return;
    }
    if (m_draft.kind == PostingKind::Deposit) {
        return refuse(Field::Amount, tr("= is for withdrawals and transfers; type the amount that you were handed"));
    }
    if (!m_draft.account) {
        return refuse(Field::Account, tr("choose the customer's account first"));
    }
    if (m_draft.account->availableMinor <= 0) {
        return refuse(Field::Amount, tr("nothing is available on this account"));
    }
    // Typed without signs between thousands, so that it can be read in one way only.
    const Currency currency = m_draft.account->currency;
    const qint64 major = m_draft.account->availableMinor / currency.minorPerMajor();
    const qint64 minor = m_draft.account->availableMinor % currency.minorPerMajor();
    QString text = major > 0 ? QString::number(major) : QStringLiteral("0");
    if (minor > 0) {
        const QString point = QLocale().decimalPoint();
        text += point + QStringLiteral("%1").arg(minor, currency.exponent(), 10, QLatin1Char('0'));
    }
    m_reader = DoubtfulAmount::trusting(text, currency);
    m_draft.amountText = text;
    edited();
}

void PostingPresenter::refuse(Field field, const QString& text) {
    m_fault = Fault{.field = field, .text = text};
    go(Step::Editing);
}

bool PostingPresenter::checkAmount() {
    const auto read = m_reader.read(m_draft.amountText, m_draft.account->currency);
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
    if (m_step == Step::Editing && !m_lookingUp) {
        review();
    } else if (m_step == Step::Review && m_inReview.elapsed() >= m_armingMs) {
        post();
    }
}

bool PostingPresenter::hasOpenTill() {
    if (m_session.facts() && m_session.facts()->till) {
        return true;
    }
    refuse(Field::Amount, tr("your till is not open; open it with F8, what you typed stays here"));
    return false;
}

void PostingPresenter::review() {
    m_fault.reset();
    if (!m_draft.account) {
        return refuse(Field::Account, tr("choose the customer's account first"));
    }
    if (!hasOpenTill() || !checkAmount()) {
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
    m_api.send(std::move(call), this, [this, asked = ++m_lookUp](const Outcome<ApiReply>& reply) {
        if (asked == m_lookUp) { // nothing was edited meanwhile
            receiverFound(reply);
        }
    });
}

void PostingPresenter::receiverFound(const Outcome<ApiReply>& reply) {
    m_lookingUp = false;
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
    if (!hasOpenTill()) {
        return;
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
        if (m_progress && m_progress->state == PostingState::Refused) {
            backToRefused(m_progress->error.value_or(ApiError()));
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

// The field that the server found at fault says so, with the focus in it.
void PostingPresenter::backToRefused(const ApiError& error) {
    m_progress.reset();
    const auto field =
        error.kind == ApiError::Kind::Refused ? fieldOfRefusal(error.failure, m_draft.kind) : std::nullopt;
    if (field) {
        m_fault = Fault{.field = *field, .refusal = error.failure.code};
    }
    go(Step::Editing);
}

qint64 PostingPresenter::balanceAfterMinor() const {
    const qint64 signedAmount = m_draft.kind == PostingKind::Deposit ? m_amountMinor : -m_amountMinor;
    return checkedAdd(m_draft.account ? m_draft.account->balanceMinor : 0, signedAmount).value_or(0);
}

} // namespace tellerdesk::client

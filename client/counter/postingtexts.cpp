// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/postingtexts.h"

#include "client/app/dates.h"
#include "client/app/errortext.h"
#include "shared/domain/accountnumber.h"
#include "shared/money/amountwords.h"

#include <QCoreApplication>
#include <QDateTime>

namespace tellerdesk::client {

namespace {

QString translated(const char* source) {
    return QCoreApplication::translate("Posting", source);
}

QString money(qint64 minor, Currency currency) {
    return formatMoney({.minor = minor, .currency = currency}, QLocale());
}

} // namespace

QString kindText(PostingKind kind) {
    switch (kind) {
    case PostingKind::Deposit:
        return translated(QT_TRANSLATE_NOOP("Posting", "Deposit"));
    case PostingKind::Withdrawal:
        return translated(QT_TRANSLATE_NOOP("Posting", "Withdrawal"));
    case PostingKind::Transfer:
        return translated(QT_TRANSLATE_NOOP("Posting", "Transfer"));
    }
    return {};
}

QString stateText(PostingState state) {
    switch (state) {
    case PostingState::Sending:
        return translated(QT_TRANSLATE_NOOP("Posting", "Sending"));
    case PostingState::Checking:
        return translated(QT_TRANSLATE_NOOP("Posting", "Unknown - checking"));
    case PostingState::Posted:
        return translated(QT_TRANSLATE_NOOP("Posting", "Posted"));
    case PostingState::Refused:
        return translated(QT_TRANSLATE_NOOP("Posting", "Not posted"));
    case PostingState::Abandoned:
        return translated(QT_TRANSLATE_NOOP("Posting", "Withdrawn - not posted"));
    }
    return {};
}

QString groupedNumber(const QString& accountNumber) {
    const auto number = AccountNumber::fromText(accountNumber);
    return number ? number->grouped() : accountNumber;
}

QString directionText(PostingKind kind) {
    switch (kind) {
    case PostingKind::Deposit:
        return translated(QT_TRANSLATE_NOOP("Posting", "CREDIT - cash in from the customer"));
    case PostingKind::Withdrawal:
        return translated(QT_TRANSLATE_NOOP("Posting", "DEBIT - cash out to the customer"));
    case PostingKind::Transfer:
        return translated(QT_TRANSLATE_NOOP("Posting", "DEBIT - to another account"));
    }
    return {};
}

QString inWords(const Money& money) {
    const bool korean = QLocale().language() == QLocale::Korean;
    return amountInWords(money, korean ? WordLanguage::Korean : WordLanguage::English);
}

std::vector<Fact> receiverFacts(const ReceivingAccount& receiver) {
    return {
        {.caption = translated(QT_TRANSLATE_NOOP("Posting", "To account")),
         .value = groupedNumber(receiver.number),
         .strong = true},
        {.caption = translated(QT_TRANSLATE_NOOP("Posting", "Held by")), .value = receiver.ownerName, .strong = true}};
}

std::vector<Fact> consequenceFacts(const PostingPresenter& presenter) {
    const auto& draft = presenter.draft();
    const Currency currency = draft.account->currency;
    const bool credit = draft.kind == PostingKind::Deposit;
    const QString sign = credit ? QStringLiteral("+") : QLocale().negativeSign();
    std::vector<Fact> facts{
        {.caption = translated(QT_TRANSLATE_NOOP("Posting", "Balance now")),
         .value = money(draft.account->balanceMinor, currency),
         .amount = true},
        {.caption = credit ? translated(QT_TRANSLATE_NOOP("Posting", "Credit"))
                           : translated(QT_TRANSLATE_NOOP("Posting", "Debit")),
         .value = sign + money(presenter.amountMinor(), currency),
         .amount = true},
        {.caption = translated(QT_TRANSLATE_NOOP("Posting", "Balance after")),
         .value = money(presenter.balanceAfterMinor(), currency),
         .amount = true,
         .strong = true},
    };
    if (!draft.narrative.trimmed().isEmpty()) {
        facts.push_back(
            {.caption = translated(QT_TRANSLATE_NOOP("Posting", "Narrative")), .value = draft.narrative.trimmed()});
    }
    return facts;
}

std::vector<Fact> postedFacts(const PostingReply& reply) {
    std::vector<Fact> facts{
        {.caption = translated(QT_TRANSLATE_NOOP("Posting", "Account")), .value = groupedNumber(reply.account.number)}};
    if (reply.toAccount) {
        for (const Fact& fact :
             receiverFacts({.number = reply.toAccount->number, .ownerName = reply.toAccount->ownerName})) {
            facts.push_back(fact);
        }
    }
    facts.push_back({.caption = translated(QT_TRANSLATE_NOOP("Posting", "Balance after")),
                     .value = money(reply.account.balanceMinor, reply.account.currency),
                     .strong = true});
    const auto at = QDateTime::fromMSecsSinceEpoch(reply.posting.postedAt.time_since_epoch().count());
    facts.push_back({.caption = translated(QT_TRANSLATE_NOOP("Posting", "Posted at")), .value = dateTimeText(at)});
    facts.push_back({.caption = translated(QT_TRANSLATE_NOOP("Posting", "Sequence")),
                     .value = QString::number(reply.posting.tellerSequence)});
    return facts;
}

QString resultText(const PostingPresenter& presenter) {
    const auto& progress = presenter.progress();
    if (!progress) {
        return {};
    }
    switch (progress->state) {
    case PostingState::Posted:
        return {};
    case PostingState::Refused:
        return (progress->error ? errorText(*progress->error) : QString()) + u'\n' +
               translated(QT_TRANSLATE_NOOP("Posting", "Esc goes back to the form; what you typed is still there."));
    case PostingState::Abandoned:
        return translated(QT_TRANSLATE_NOOP("Posting", "It was withdrawn before it was posted, and never will be."));
    case PostingState::Checking:
        return translated(QT_TRANSLATE_NOOP(
            "Posting", "No answer yet. The same request is sent again until the server says what became of it; it "
                       "is posted once at most. If the customer leaves, withdraw it."));
    case PostingState::Sending:
        return translated(QT_TRANSLATE_NOOP("Posting", "Waiting for the server."));
    }
    return {};
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/postingtexts.h"

#include "client/app/errortext.h"
#include "shared/domain/accountnumber.h"

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

QString postedText(const PostingReply& reply) {
    QStringList lines{
        translated(QT_TRANSLATE_NOOP("Posting", "Sequence: %1")).arg(reply.posting.tellerSequence),
        translated(QT_TRANSLATE_NOOP("Posting", "Account: %1")).arg(groupedNumber(reply.account.number)),
        translated(QT_TRANSLATE_NOOP("Posting", "Holder: %1")).arg(reply.account.ownerName),
    };
    if (reply.toAccount) {
        lines << translated(QT_TRANSLATE_NOOP("Posting", "To: %1, %2"))
                     .arg(groupedNumber(reply.toAccount->number), reply.toAccount->ownerName);
    }
    lines << translated(QT_TRANSLATE_NOOP("Posting", "Balance after: %1"))
                 .arg(money(reply.account.balanceMinor, reply.account.currency));
    const auto at = QDateTime::fromMSecsSinceEpoch(reply.posting.postedAt.time_since_epoch().count());
    lines
        << translated(QT_TRANSLATE_NOOP("Posting", "Posted at: %1")).arg(QLocale().toString(at, QLocale::ShortFormat));
    return lines.join(u'\n');
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

QString reviewText(const PostingPresenter& presenter) {
    const auto& draft = presenter.draft();
    const Currency currency = draft.account->currency;
    QStringList lines;
    if (draft.kind == PostingKind::Transfer) {
        lines << translated(QT_TRANSLATE_NOOP("Posting", "From: %1, %2"))
                     .arg(groupedNumber(draft.account->number), draft.account->ownerName);
        lines << translated(QT_TRANSLATE_NOOP("Posting", "To: %1, %2"))
                     .arg(groupedNumber(draft.to->number), draft.to->ownerName);
    } else {
        lines << translated(QT_TRANSLATE_NOOP("Posting", "Account: %1")).arg(groupedNumber(draft.account->number));
        lines << translated(QT_TRANSLATE_NOOP("Posting", "Holder: %1")).arg(draft.account->ownerName);
    }
    lines << translated(QT_TRANSLATE_NOOP("Posting", "Balance now: %1"))
                 .arg(money(draft.account->balanceMinor, currency));
    lines << translated(QT_TRANSLATE_NOOP("Posting", "Balance after: %1"))
                 .arg(money(presenter.balanceAfterMinor(), currency));
    if (!draft.narrative.trimmed().isEmpty()) {
        lines << translated(QT_TRANSLATE_NOOP("Posting", "Narrative: %1")).arg(draft.narrative.trimmed());
    }
    return lines.join(u'\n');
}

QString resultText(const PostingPresenter& presenter) {
    const auto& progress = presenter.progress();
    if (!progress) {
        return {};
    }
    switch (progress->state) {
    case PostingState::Posted:
        return progress->reply ? postedText(*progress->reply) : QString();
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

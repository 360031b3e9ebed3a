// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_postings.h"
#include "shared/core/expected.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace tellerdesk::client {

// One line that says a whole posting: dp AMOUNT ACCOUNT, cw AMOUNT ACCOUNT, tr AMOUNT FROM TO, each with a narrative
// behind it if there is one. Account numbers may be grouped by spaces; those of the customer served may be left out.
struct QuickOrder {
    PostingKind kind = PostingKind::Deposit;
    QString amountText = {};   // "=": all that is available
    QStringList accounts = {}; // valid numbers, as many as were given
    QString narrative = {};

    bool operator==(const QuickOrder&) const = default;
};

enum class QuickFault {
    NoCode, // nothing, or something else than one of the three codes: a name to search for
    NoAmount,
    AllOfADeposit,     // "=" says nothing for cash that comes in
    AccountIncomplete, // fewer than twelve digits
    AccountWrong,      // check digits
};

QStringList quickCodes();
std::optional<PostingKind> quickKind(const QString& code); // also as the keys are labelled in Korean
Expected<QuickOrder, QuickFault> parseQuickLine(const QString& text);

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/counter/postingpresenter.h"
#include "client/widgets/factlist.h"

#include <QString>

#include <vector>

namespace tellerdesk::client {

QString kindText(PostingKind kind);
QString stateText(PostingState state);   // the word that the database has
QString directionText(PostingKind kind); // CREDIT or DEBIT, as seen from the customer's account
QString groupedNumber(const QString& accountNumber);
QString inWords(const Money& money); // in the language of the desk, where it has words of its own

// What the teller reads back to the customer.
std::vector<Fact> receiverFacts(const ReceivingAccount& receiver);
std::vector<Fact> consequenceFacts(const PostingPresenter& presenter);
std::vector<Fact> postedFacts(const PostingReply& reply);
// What a state without a posting means, and what can be done.
QString resultText(const PostingPresenter& presenter);

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/counter/postingpresenter.h"

#include <QString>

namespace tellerdesk::client {

QString kindText(PostingKind kind);
QString stateText(PostingState state); // the word that the database has
QString groupedNumber(const QString& accountNumber);

// One fact a line, "name: value", in the order in which a teller reads them back.
QString reviewText(const PostingPresenter& presenter);
QString resultText(const PostingPresenter& presenter);

} // namespace tellerdesk::client

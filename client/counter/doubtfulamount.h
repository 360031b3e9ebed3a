// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/money/moneytext.h"

namespace tellerdesk::client {

// Reads an amount field. A text that could mean two amounts is doubted until it has been typed anew: then it means what
// the user's locale makes of it.
class DoubtfulAmount {
public:
    // For a text that was not typed but filled in, as the user's locale writes it.
    static DoubtfulAmount trusting(const QString& text, Currency currency);

    void edited(const QString& text); // at each change
    Expected<ReadAmount, AmountFault> read(const QString& text, Currency currency);

private:
    QString m_doubted;
    Currency m_currency;
    bool m_anew = false; // the field was cleared, or begun again, since
};

} // namespace tellerdesk::client

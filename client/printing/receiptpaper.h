// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_receipts.h"

#include <QString>

namespace tellerdesk::client {

// What a bank's paper says of the bank.
struct BankName {
    QString name = {};
    bool demo = false; // a paper of the demo bank says so
};

struct ReceiptPaper {
    BankName bank = {};
    Receipt receipt = {};
    qint64 copy = 0; // 0: the first paper; else COPY n
};

// As HTML for QTextDocument; everything that a person gave is escaped. The receiver's balance is nowhere.
QString receiptHtml(const ReceiptPaper& paper);

} // namespace tellerdesk::client

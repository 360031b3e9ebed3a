// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/printing/receiptprinting.h"

namespace tellerdesk::client {

// All that a station has for its paper, made once.
class Printing {
public:
    struct Parts {
        Api& api;
        DiskThread& disk;
        Spooler& spooler;
        std::function<BankName()> bank;
        QString dataFolder;
        QString documentsFolder;
    };
    explicit Printing(const Parts& parts)
        : spooler(parts.spooler)
        , failed(parts.disk, parts.dataFolder + QStringLiteral("/failed-prints"))
        , choice(parts.disk, parts.dataFolder + QStringLiteral("/printing.json"))
        , receipts({.api = parts.api,
                    .spooler = parts.spooler,
                    .failed = failed,
                    .choice = choice,
                    .bank = parts.bank,
                    .documentsFolder = parts.documentsFolder}) {}

    Spooler& spooler;
    FailedPrints failed;
    PrintChoiceFile choice;
    ReceiptPrinting receipts;
};

} // namespace tellerdesk::client

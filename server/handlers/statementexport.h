// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/domain/actor.h"
#include "server/domain/entrystore.h"
#include "server/handlers/call.h"

#include <memory>

namespace tellerdesk::server {

enum class ExportFormat { Csv, Camt053 };
std::optional<ExportFormat> exportFormatFrom(const QString& text);

struct ExportOrder {
    AccountId account = {};
    DateRange dates = {};
    ExportFormat format = ExportFormat::Csv;
    QString bank = {};
    Uuid id = {};
    Instant now = {};
    QDate today = {}; // the business date
};

// A period's entries as a file, from the first to the last one that there is now: entries that come while it is sent
// have higher numbers and are not in it.
Result<std::shared_ptr<BodyStream>> exportEntries(Stores& stores, const Actor& actor, const ExportOrder& order);

} // namespace tellerdesk::server

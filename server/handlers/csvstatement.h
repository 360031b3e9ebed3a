// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/statementwriter.h"

namespace tellerdesk::server {

// RFC 4180 in UTF-8. A text that a spreadsheet would take for a formula gets an apostrophe before it; amounts are
// numbers and stay as they are.
class CsvStatement final : public StatementWriter {
public:
    explicit CsvStatement(Currency currency)
        : m_currency(currency) {}

    QByteArray begin() override;
    QByteArray entries(const std::vector<AccountEntry>& entries) override;
    QByteArray end() override { return {}; }

private:
    const Currency m_currency;
};

} // namespace tellerdesk::server

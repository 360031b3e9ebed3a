// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/handlers/statementwriter.h"

#include <QBuffer>
#include <QXmlStreamWriter>

namespace tellerdesk::server {

// ISO 20022 camt.053.001.08: one statement with its opening and closing booked balance. Elements stand in the order of
// the published schema, and texts are cut to its lengths.
class CamtStatement final : public StatementWriter {
public:
    explicit CamtStatement(StatementHead head);

    QByteArray begin() override;
    QByteArray entries(const std::vector<AccountEntry>& entries) override;
    QByteArray end() override;

    // The schema takes 18 digits.
    static bool canWrite(const EntrySummary& summary);

private:
    void write(const char* element, const QString& text);
    void write(const AccountEntry& entry);
    void writeBalance(const char* code, qint64 minor, QDate date);
    void writeAmount(qint64 minor); // without its sign, and then which side
    void writeDate(const char* element, QDate date);
    void writeAccount();
    void writeTotals();
    void writeTransactionCode(const AccountEntry& entry);
    QByteArray take();

    const StatementHead m_head;
    QBuffer m_out;
    QXmlStreamWriter m_xml;
};

} // namespace tellerdesk::server

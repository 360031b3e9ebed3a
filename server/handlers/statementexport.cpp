// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/statementexport.h"

#include "server/handlers/camtstatement.h"
#include "server/handlers/csvstatement.h"
#include "server/services/accountservice.h"
#include "server/services/entryservice.h"

namespace tellerdesk::server {

namespace {

constexpr int kEntriesInPiece = 1'000;

class StatementStream final : public BodyStream {
public:
    struct Parts {
        EntryFilter entries = {}; // oldest first
        std::unique_ptr<StatementWriter> writer = {};
        QByteArray contentType = {};
        QByteArray fileName = {};
    };

    explicit StatementStream(Parts parts)
        : m_parts(std::move(parts)) {}

    QByteArray contentType() const override { return m_parts.contentType; }
    QByteArray fileName() const override { return m_parts.fileName; }

    void read(Stores& stores) override {
        m_read = stores.entries.find(m_parts.entries, kEntriesInPiece, kEntriesInPiece);
    }

    BodyPiece write() override {
        BodyPiece piece;
        if (!std::exchange(m_begun, true)) {
            piece.bytes = m_parts.writer->begin();
        }
        piece.bytes += m_parts.writer->entries(m_read);
        piece.last = m_read.size() < static_cast<std::size_t>(kEntriesInPiece);
        if (piece.last) {
            piece.bytes += m_parts.writer->end();
        } else {
            m_parts.entries.numbers.first = m_read.back().entryNumber + 1;
        }
        return piece;
    }

private:
    Parts m_parts;
    std::vector<AccountEntry> m_read;
    bool m_begun = false;
};

// An open end is told as what it comes to.
StatementHead headOf(const ExportOrder& order, const AccountInfo& account, const EntrySummary& summary) {
    StatementHead head{
        .id = order.id, .createdAt = order.now, .bank = order.bank, .account = account, .summary = summary};
    const QDate first = summary.firstDate.value_or(summary.to.value_or(order.today));
    head.from = summary.from.value_or(first);
    const QDate last = std::max(order.today, summary.lastDate.value_or(order.today));
    head.to = std::max(head.from, summary.to.value_or(last));
    return head;
}

} // namespace

std::optional<ExportFormat> exportFormatFrom(const QString& text) {
    if (text == u"csv") {
        return ExportFormat::Csv;
    }
    return text == u"camt.053" ? std::optional(ExportFormat::Camt053) : std::nullopt;
}

Result<std::shared_ptr<BodyStream>> exportEntries(Stores& stores, const Actor& actor, const ExportOrder& order) {
    const auto account = findAccount(stores, actor, order.account);
    if (!account) {
        return account.failed();
    }
    StatementStream::Parts parts{
        .entries = {.account = order.account, .dates = order.dates, .order = EntryOrder::Oldest}};
    const QByteArray name = "statement-" + account->info.number.toLatin1();
    if (order.format == ExportFormat::Csv) {
        // No such number: then there is nothing to be read either.
        parts.entries.numbers = stores.entries.numbersIn(order.account, order.dates).value_or(NumberRange{.last = 0});
        parts.writer = std::make_unique<CsvStatement>(account->info.currency);
        parts.contentType = "text/csv; charset=utf-8; header=present";
        parts.fileName = name + ".csv";
    } else {
        const EntrySummary summary = sumUpEntries(stores.entries, order.account, order.dates);
        if (!CamtStatement::canWrite(summary)) {
            return fail(ErrorCode::BalanceOverflow);
        }
        parts.entries.numbers = {.first = summary.firstEntryNumber.value_or(1),
                                 .last = summary.lastEntryNumber.value_or(0)};
        parts.writer = std::make_unique<CamtStatement>(headOf(order, account->info, summary));
        parts.contentType = "application/xml";
        parts.fileName = name + ".xml";
    }
    return std::shared_ptr<BodyStream>(std::make_shared<StatementStream>(std::move(parts)));
}

} // namespace tellerdesk::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/pgledgerwrites.h"

#include <map>

namespace tellerdesk::server::db {

namespace {

// Divides by zero, which undoes the transaction, where a locked row is not there any more: somebody else's hand in the
// books.
const Statement kWriteBookings{
    .name = "ledger_write",
    .sql = R"(WITH posting AS (
    INSERT INTO postings (id, kind, branch_id, currency, amount, business_date, posted_at, teller_id, till_session_id,
        teller_sequence, narrative)
    SELECT p.id, p.kind, p.branch_id, p.currency, p.amount, p.business_date, :posted_at, p.teller_id, p.till_session_id,
        p.teller_sequence, p.narrative
    FROM unnest(CAST(:posting_ids AS uuid[]), CAST(:kinds AS text[]), CAST(:branch_ids AS uuid[]),
        CAST(:currencies AS text[]), CAST(:amounts AS bigint[]), CAST(:business_dates AS date[]),
        CAST(:teller_ids AS uuid[]), CAST(:till_session_ids AS uuid[]), CAST(:teller_sequences AS bigint[]),
        CAST(:narratives AS text[]))
        AS p (id, kind, branch_id, currency, amount, business_date, teller_id, till_session_id, teller_sequence, narrative)
    RETURNING id
), entry AS (
    INSERT INTO entries (account_id, entry_number, id, posting_id, amount, balance_after, available_after, business_date,
        holder_name)
    SELECT e.account_id, e.entry_number, e.id, e.posting_id, e.amount, e.balance_after, e.available_after,
        e.business_date, e.holder_name
    FROM unnest(CAST(:entry_account_ids AS uuid[]), CAST(:entry_numbers AS bigint[]), CAST(:entry_ids AS uuid[]),
        CAST(:entry_posting_ids AS uuid[]), CAST(:entry_amounts AS bigint[]), CAST(:balances_after AS bigint[]),
        CAST(:availables_after AS bigint[]), CAST(:entry_dates AS date[]), CAST(:holder_names AS text[]))
        AS e (account_id, entry_number, id, posting_id, amount, balance_after, available_after, business_date, holder_name)
    RETURNING id
), account AS (
    UPDATE accounts a SET balance = n.balance, last_entry_number = n.last_entry_number
    FROM unnest(CAST(:account_ids AS uuid[]), CAST(:balances AS bigint[]), CAST(:last_entry_numbers AS bigint[]))
        AS n (id, balance, last_entry_number)
    WHERE a.id = n.id
    RETURNING a.id
), till AS (
    UPDATE till_sessions t SET last_sequence = n.last_sequence
    FROM unnest(CAST(:till_ids AS uuid[]), CAST(:last_sequences AS bigint[])) AS n (id, last_sequence)
    WHERE t.id = n.id
    RETURNING t.id
)
SELECT 1 / ((SELECT CAST(count(p.id) = :posting_count AS integer) FROM posting p)
    * (SELECT CAST(count(e.id) = :entry_count AS integer) FROM entry e)
    * (SELECT CAST(count(a.id) = :account_count AS integer) FROM account a)
    * (SELECT CAST(count(t.id) = :till_count AS integer) FROM till t)) AS whole)",
    .parameters = {{"posted_at", Type::Timestamp},
                   {"posting_ids", Type::UuidArray},
                   {"kinds", Type::TextArray},
                   {"branch_ids", Type::UuidArray},
                   {"currencies", Type::TextArray},
                   {"amounts", Type::BigIntArray},
                   {"business_dates", Type::DateArray},
                   {"teller_ids", Type::UuidArray},
                   {"till_session_ids", Type::UuidArray},
                   {"teller_sequences", Type::BigIntArray},
                   {"narratives", Type::TextArray},
                   {"entry_account_ids", Type::UuidArray},
                   {"entry_numbers", Type::BigIntArray},
                   {"entry_ids", Type::UuidArray},
                   {"entry_posting_ids", Type::UuidArray},
                   {"entry_amounts", Type::BigIntArray},
                   {"balances_after", Type::BigIntArray},
                   {"availables_after", Type::BigIntArray},
                   {"entry_dates", Type::DateArray},
                   {"holder_names", Type::TextArray},
                   {"account_ids", Type::UuidArray},
                   {"balances", Type::BigIntArray},
                   {"last_entry_numbers", Type::BigIntArray},
                   {"till_ids", Type::UuidArray},
                   {"last_sequences", Type::BigIntArray},
                   {"posting_count", Type::BigInt},
                   {"entry_count", Type::BigInt},
                   {"account_count", Type::BigInt},
                   {"till_count", Type::BigInt}},
    .columns = {{"whole", Type::Integer}},
};

struct Postings {
    std::vector<Uuid> ids, branchIds, tellerIds, tillSessionIds;
    std::vector<QString> kinds, currencies;
    std::vector<qint64> amounts;
    std::vector<QDate> businessDates;
    std::vector<std::optional<qint64>> tellerSequences;
    std::vector<std::optional<QString>> narratives;

    void add(const Booking& booking) {
        ids.push_back(booking.id.value);
        kinds.push_back(wireName(booking.kind));
        branchIds.push_back(booking.branchId.value);
        currencies.push_back(booking.currency.code());
        amounts.push_back(booking.amountMinor);
        businessDates.push_back(booking.businessDate);
        tellerIds.push_back(booking.tellerId.value);
        tillSessionIds.push_back(booking.tillSessionId.value);
        tellerSequences.push_back(booking.tellerSequence);
        narratives.push_back(booking.narrative);
    }
};

// Ids of one statement's entries: one random start, then counted up, as RFC 9562 has it for ids made together.
class EntryIds {
public:
    Uuid next() {
        auto bytes = m_last.bytes();
        for (std::size_t at = bytes.size(); at-- > 9 && ++bytes[at] == 0;) {
        }
        m_last = Uuid(bytes);
        return m_last;
    }

private:
    Uuid m_last = Uuid::makeV7();
};

struct Entries {
    EntryIds newIds;
    std::vector<Uuid> accountIds, ids, postingIds;
    std::vector<qint64> numbers, amounts, balancesAfter, availablesAfter;
    std::vector<QDate> dates;
    std::vector<std::optional<QString>> holderNames;

    void add(const Booking& booking, const BookedEntry& entry) {
        accountIds.push_back(entry.accountId.value);
        numbers.push_back(entry.entryNumber);
        ids.push_back(newIds.next());
        postingIds.push_back(booking.id.value);
        amounts.push_back(entry.amountMinor);
        balancesAfter.push_back(entry.balanceAfterMinor);
        availablesAfter.push_back(entry.availableAfterMinor);
        dates.push_back(booking.businessDate);
        holderNames.push_back(entry.holderName.isNull() ? std::nullopt : std::optional(entry.holderName));
    }
};

// Where the accounts and till sessions stand after the last of the bookings.
struct Standings {
    std::map<Uuid, std::pair<qint64, qint64>> accounts; // balance, last entry number
    std::map<Uuid, qint64> tills;                       // last teller sequence

    void follow(const Booking& booking) {
        for (const BookedEntry& entry : booking.entries) {
            accounts[entry.accountId.value] = {entry.balanceAfterMinor, entry.entryNumber};
        }
        if (booking.tellerSequence) {
            tills[booking.tillSessionId.value] = *booking.tellerSequence;
        }
    }
};

} // namespace

Connection::Step bookingsStep(const std::vector<Booking>& bookings) {
    Postings postings;
    Entries entries;
    Standings standings;
    for (const Booking& booking : bookings) {
        postings.add(booking);
        standings.follow(booking);
        for (const BookedEntry& entry : booking.entries) {
            entries.add(booking, entry);
        }
    }
    std::vector<Uuid> accountIds, tillIds;
    std::vector<qint64> balances, lastEntryNumbers, lastSequences;
    for (const auto& [id, standing] : standings.accounts) {
        accountIds.push_back(id);
        balances.push_back(standing.first);
        lastEntryNumbers.push_back(standing.second);
    }
    for (const auto& [id, sequence] : standings.tills) {
        tillIds.push_back(id);
        lastSequences.push_back(sequence);
    }
    const auto count = [](const auto& list) { return static_cast<qint64>(list.size()); };
    const Bind postingCount("posting_count", count(postings.ids)), entryCount("entry_count", count(entries.ids));
    const Bind accountCount("account_count", count(accountIds)), tillCount("till_count", count(tillIds));
    return {
        .statement = kWriteBookings,
        .binds = bindsOf(
            Bind("posted_at", bookings.front().postedAt), Bind("posting_ids", std::move(postings.ids)),
            Bind("kinds", std::move(postings.kinds)), Bind("branch_ids", std::move(postings.branchIds)),
            Bind("currencies", std::move(postings.currencies)), Bind("amounts", std::move(postings.amounts)),
            Bind("business_dates", std::move(postings.businessDates)),
            Bind("teller_ids", std::move(postings.tellerIds)),
            Bind("till_session_ids", std::move(postings.tillSessionIds)),
            Bind("teller_sequences", std::move(postings.tellerSequences)),
            Bind("narratives", std::move(postings.narratives)),
            Bind("entry_account_ids", std::move(entries.accountIds)), Bind("entry_numbers", std::move(entries.numbers)),
            Bind("entry_ids", std::move(entries.ids)), Bind("entry_posting_ids", std::move(entries.postingIds)),
            Bind("entry_amounts", std::move(entries.amounts)), Bind("balances_after", std::move(entries.balancesAfter)),
            Bind("availables_after", std::move(entries.availablesAfter)), Bind("entry_dates", std::move(entries.dates)),
            Bind("holder_names", std::move(entries.holderNames)), Bind("account_ids", std::move(accountIds)),
            Bind("balances", std::move(balances)), Bind("last_entry_numbers", std::move(lastEntryNumbers)),
            Bind("till_ids", std::move(tillIds)), Bind("last_sequences", std::move(lastSequences)), postingCount,
            entryCount, accountCount, tillCount)};
}

void writeBookings(Connection& connection, const std::vector<Booking>& bookings) {
    if (!bookings.empty()) {
        connection.run(bookingsStep(bookings));
    }
}

} // namespace tellerdesk::server::db

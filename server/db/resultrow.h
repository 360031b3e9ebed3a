// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/statement.h"

#include <libpq-fe.h>

namespace tellerdesk::server::db {

// 2000-01-01: PostgreSQL's dates count from there.
inline constexpr qint64 kEpochJulianDay = 2'451'545;

// Where the declared columns stand in a statement's results; found once per prepared statement.
std::vector<int> columnPlaces(const Statement& statement, const PGresult* result);

// Reads a result of libpq in place. The driver's QVariants are no way for money: they turn a non-negative bigint into
// an unsigned number and a NUMERIC into a double, and cost an allocation per value.
class ResultRow final : public Row {
public:
    ResultRow(const Statement& statement, const std::vector<int>& places, const PGresult* result)
        : m_statement(statement)
        , m_places(places)
        , m_result(result)
        , m_isBinary(PQbinaryTuples(result) != 0) {}

    void moveTo(int row) { m_row = row; }

    bool isNull(const char* column) const override;
    Uuid uuid(const char* column) const override;
    QString text(const char* column) const override;
    qint64 bigInt(const char* column) const override;
    bool boolean(const char* column) const override;
    QByteArray bytes(const char* column) const override;
    QDate date(const char* column) const override;

private:
    std::size_t indexOf(const char* column) const;
    std::string_view value(const char* column, std::initializer_list<Type> types) const;
    [[noreturn]] void abort(const char* column, const char* why) const;

    const Statement& m_statement;
    const std::vector<int>& m_places;
    const PGresult* m_result;
    const bool m_isBinary; // as numbers in network order and bytes, not as texts
    int m_row = 0;
    mutable std::size_t m_next = 0; // mappers read in the order of declaration: look there first
};

} // namespace tellerdesk::server::db

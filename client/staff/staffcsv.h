// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace tellerdesk::client {

struct CsvLine {
    int number = 0; // in the file, from 1; where a cell spans lines, the first of them
    QStringList cells = {};

    bool operator==(const CsvLine&) const = default;
};

enum class CsvFault { NotUtf8, OpenQuote, TextAfterQuote };

struct Csv {
    std::vector<CsvLine> lines = {}; // empty ones are left out
    std::optional<CsvFault> fault = {};
    int faultLine = 0;
};

// RFC 4180, with or without a byte-order mark, cells parted by comma, semicolon or tab: whichever stands first outside
// quotes.
Csv readCsv(const QByteArray& bytes);

// One line; what a spreadsheet would take for a formula gets an apostrophe in front.
QString csvLine(const QStringList& cells);

} // namespace tellerdesk::client

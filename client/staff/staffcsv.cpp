// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/staffcsv.h"

#include "shared/core/csvfield.h"

#include <QStringDecoder>

namespace tellerdesk::client {

namespace {

QChar separatorOf(const QString& text) {
    bool quoted = false;
    for (const QChar each : text) {
        if (each == u'"') {
            quoted = !quoted;
        } else if (!quoted && (each == u',' || each == u';' || each == u'\t')) {
            return each;
        }
    }
    return u',';
}

// One cell from `at`, which is left behind it. Nothing where the cell is malformed.
std::optional<QString> readCell(const QString& text, qsizetype& at, QChar separator, int& line, Csv& csv) {
    const auto ends = [&](QChar each) { return each == separator || each == u'\n' || each == u'\r'; };
    if (at >= text.size() || text[at] != u'"') {
        const qsizetype from = at;
        while (at < text.size() && !ends(text[at])) {
            ++at;
        }
        return text.mid(from, at - from).trimmed();
    }
    const int openedAt = line;
    QString cell;
    for (++at; at < text.size(); ++at) {
        const bool doubled = text[at] == u'"' && at + 1 < text.size() && text[at + 1] == u'"';
        if (text[at] == u'"' && !doubled) {
            ++at;
            if (at < text.size() && !ends(text[at])) {
                csv.fault = CsvFault::TextAfterQuote;
                csv.faultLine = line;
                return std::nullopt;
            }
            return cell.trimmed();
        }
        line += text[at] == u'\n' ? 1 : 0;
        cell += text[at];
        at += doubled ? 1 : 0;
    }
    csv.fault = CsvFault::OpenQuote;
    csv.faultLine = openedAt;
    return std::nullopt;
}

void readLines(const QString& text, Csv& csv) {
    const QChar separator = separatorOf(text);
    int line = 1;
    CsvLine current{.number = line};
    for (qsizetype at = 0; at <= text.size();) {
        const auto cell = readCell(text, at, separator, line, csv);
        if (!cell) {
            return;
        }
        current.cells.append(*cell);
        const bool more = at < text.size() && text[at] == separator;
        if (!more) {
            if (current.cells != QStringList{QString()}) {
                csv.lines.push_back(current);
            }
            const bool carriage = at < text.size() && text[at] == u'\r';
            at += carriage && at + 1 < text.size() && text[at + 1] == u'\n' ? 1 : 0;
            current = CsvLine{.number = ++line};
        }
        ++at;
    }
}

} // namespace

Csv readCsv(const QByteArray& bytes) {
    Csv csv;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    if (decoder.hasError()) {
        csv.fault = CsvFault::NotUtf8;
        csv.faultLine = 1;
        return csv;
    }
    readLines(text, csv);
    return csv;
}

QString csvLine(const QStringList& cells) {
    QStringList written;
    for (const QString& cell : cells) {
        written.append(csvField(cell));
    }
    return written.join(u',') + QStringLiteral("\r\n");
}

} // namespace tellerdesk::client

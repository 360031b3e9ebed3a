// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/placeholders.h"

#include <string_view>

namespace tellerdesk::server::db {

namespace {

bool startsName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool continuesName(char c) {
    return startsName(c) || (c >= '0' && c <= '9');
}

std::size_t nameEnd(std::string_view sql, std::size_t from) {
    while (from < sql.size() && continuesName(sql[from])) {
        ++from;
    }
    return from;
}

// Past the closing quote of a literal or a quoted identifier; a doubled quote reads as two literals side by side.
std::size_t quoteEnd(std::string_view sql, std::size_t open) {
    const std::size_t close = sql.find(sql[open], open + 1);
    return close == std::string_view::npos ? sql.size() : close + 1;
}

} // namespace

QString numberedSql(const Statement& statement) {
    const std::string_view sql(statement.sql);
    std::vector<bool> used(statement.parameters.size(), false);
    QByteArray text;
    text.reserve(static_cast<qsizetype>(sql.size()) + 16);
    const auto copy = [&](std::size_t from, std::size_t end) {
        text.append(sql.data() + from, static_cast<qsizetype>(end - from));
        return end;
    };
    for (std::size_t at = 0; at < sql.size();) {
        if (sql[at] == '\'' || sql[at] == '"') {
            at = copy(at, quoteEnd(sql, at));
        } else if (sql.substr(at, 2) == "::") {
            at = copy(at, at + 2);
        } else if (sql[at] == ':' && at + 1 < sql.size() && startsName(sql[at + 1])) {
            const std::size_t end = nameEnd(sql, at + 1);
            const std::string_view name = sql.substr(at + 1, end - at - 1);
            std::size_t index = 0;
            while (index < used.size() && name != statement.parameters[index].name) {
                ++index;
            }
            if (index == used.size()) {
                qFatal("Statement %s does not declare a parameter that it uses", statement.name);
            }
            used[index] = true;
            text.append('$').append(QByteArray::number(static_cast<qulonglong>(index) + 1));
            at = end;
        } else {
            at = copy(at, at + 1);
        }
    }
    for (std::size_t index = 0; index < used.size(); ++index) {
        if (!used[index]) {
            qFatal("Statement %s declares %s and does not use it", statement.name, statement.parameters[index].name);
        }
    }
    return QString::fromUtf8(text);
}

} // namespace tellerdesk::server::db

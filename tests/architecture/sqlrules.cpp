// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/rules.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tellerdesk::architecture {

namespace {

constexpr auto kFlags = QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption;

// The one file that may bind values (ARCHITECTURE.md: a value of an unknown type would be pasted into the statement).
constexpr QStringView kBindWrapper = u"server/db/preparedstatement.cpp";

struct SqlRule {
    QRegularExpression words = {};
    QString reason = {};
};

void search(const SourceFile& file, const QString& text, qsizetype firstLine, const SqlRule& rule,
            QList<Finding>& findings) {
    auto matches = rule.words.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        findings.append(file.finding(firstLine + lineAt(text, match.capturedStart()) - 1,
                                     match.captured().simplified() + u": "_s + rule.reason));
    }
}

void searchLiterals(const SourceFile& file, const SqlRule& rule, QList<Finding>& findings) {
    for (const Literal& literal : file.literals()) {
        search(file, literal.text, literal.line, rule, findings);
    }
}

QString withoutSqlComments(QString text) {
    static const QRegularExpression comment(u"--[^\\n]*"_s);
    return text.replace(comment, QString());
}

bool isMigration(const SourceFile& file) {
    return file.path().endsWith(u".sql");
}

bool isOnPostingPath(const SourceFile& file) {
    static const QRegularExpression names(u"posting|ledger|lane|claim|till|entr(y|ies)|balance|abandon|refusal"_s);
    return file.isIn(u"server/ledger") || (file.isIn(u"server/db") && file.name().contains(names));
}

} // namespace

QList<Finding> looseStatements(const SourceFile& file) {
    static const SqlRule star{
        .words = QRegularExpression(uR"re(\b(?:SELECT|RETURNING)\s+(?:DISTINCT\s+)?(?:\w+\.)?\*)re"_s, kFlags),
        .reason = u"columns are named"_s};
    static const SqlRule glued{
        .words = QRegularExpression(uR"re(^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b[^%]*%L?\d)re"_s, kFlags),
        .reason = u"statements are not glued together; bind the value"_s};
    static const SqlRule bind{.words = QRegularExpression(uR"re(\b(?:addBindValue|bindValue)\b)re"_s),
                              .reason = u"only %1 binds values"_s.arg(kBindWrapper)};
    QList<Finding> findings;
    if (file.isIn(u"tests")) {
        return findings;
    }
    if (isMigration(file)) {
        search(file, withoutSqlComments(file.text()), 1, star, findings);
    }
    searchLiterals(file, star, findings);
    searchLiterals(file, glued, findings);
    if (file.path() != kBindWrapper) {
        search(file, file.code(), 1, bind, findings);
    }
    return findings;
}

QList<Finding> unportablePosting(const SourceFile& file) {
    static const QList<SqlRule> all = {
        {.words = QRegularExpression(uR"re(\bplpgsql\b|\bDO\s+\$|\bCREATE\b)re"_s, kFlags),
         .reason = u"no procedures and no definitions on the posting path"_s},
        {.words = QRegularExpression(uR"re(\bSAVEPOINT\b)re"_s, kFlags),
         .reason = u"no savepoints on the posting path"_s},
        {.words = QRegularExpression(uR"re(\bpg_(?:try_)?advisory\w*)re"_s, kFlags),
         .reason = u"advisory locks belong to one server's session"_s},
        {.words = QRegularExpression(uR"re(^\s*(?:UN)?LISTEN\b|\bNOTIFY\b|\bpg_notify\b)re"_s, kFlags),
         .reason = u"notifications do not pass a pooler"_s},
        {.words = QRegularExpression(uR"re(\b(?:nextval|currval|setval)\b)re"_s, kFlags),
         .reason = u"ids are made by the programs"_s},
        {.words = QRegularExpression(uR"re(^\s*TRUNCATE\b)re"_s, kFlags), .reason = u"the books only grow"_s},
        {.words = QRegularExpression(uR"re(\bTEMP(?:ORARY)?\s+TABLE\b|\bpg_temp\b)re"_s, kFlags),
         .reason = u"temporary tables belong to one server's session"_s},
        {.words = QRegularExpression(uR"re((?:\A|;)\s*SET\s+(?!LOCAL\b|TRANSACTION\b|CONSTRAINTS\b)\w+)re"_s, kFlags),
         .reason = u"only SET LOCAL ends with its transaction"_s},
    };
    QList<Finding> findings;
    if (isOnPostingPath(file)) {
        for (const SqlRule& rule : all) {
            searchLiterals(file, rule, findings);
        }
    }
    return findings;
}

QList<Finding> mixedMigration(const SourceFile& file) {
    static const QRegularExpression table(uR"re(\bCREATE\s+TABLE\b)re"_s, kFlags);
    static const SqlRule program{
        .words =
            QRegularExpression(uR"re(\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:TRIGGER|FUNCTION|PROCEDURE)\b)re"_s, kFlags),
        .reason = u"PostgreSQL-only hardening has a migration of its own"_s};
    QList<Finding> findings;
    const QString sql = withoutSqlComments(file.text());
    if (isMigration(file) && sql.contains(table)) {
        search(file, sql, 1, program, findings);
    }
    return findings;
}

} // namespace tellerdesk::architecture

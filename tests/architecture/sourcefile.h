// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace tellerdesk::architecture {

// One place where a rule is broken.
struct Finding {
    QString path = {};
    qsizetype line = 0; // from 1; 0: the file as a whole
    QString message = {};
};

// A string literal without quotes and escapes; neighbours that the compiler joins are one.
struct Literal {
    qsizetype line = 0;
    QString text = {};
};

struct Include {
    qsizetype line = 0;
    QString header = {};
    bool angled = false;
};

// A file of the tree, cut into what the rules ask for. Only .h and .cpp have code, literals and includes.
class SourceFile {
public:
    // path is relative to the root of the tree, with forward slashes.
    SourceFile(QString path, QString text);

    const QString& path() const { return m_path; }
    const QString& text() const { return m_text; }
    const QString& code() const { return m_code; } // comments and literals are blanks; the lines stay
    const QList<Literal>& literals() const { return m_literals; }
    const QList<Include>& includes() const { return m_includes; }

    qsizetype lineCount() const;
    bool isCpp() const;
    bool isIn(QStringView folder) const; // "server/db"
    QStringView name() const;            // without its folders

    Finding finding(qsizetype line, const QString& message) const { return {m_path, line, message}; }

private:
    QString m_path;
    QString m_text;
    QString m_code;
    QList<Literal> m_literals;
    QList<Include> m_includes;
};

qsizetype lineAt(QStringView text, qsizetype offset);

// Every file of the tree under root but what is built, hidden folders other than .ci and .github, and binaries.
QList<SourceFile> readTree(const QString& root);

} // namespace tellerdesk::architecture

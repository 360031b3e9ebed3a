// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/sourcefile.h"

#include "tests/architecture/lexer.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tellerdesk::architecture {

namespace {

QList<Include> includesOf(const QString& withoutComments) {
    static const QRegularExpression line(uR"re(^\s*#\s*include\s*(["<])([^">]+)[">])re"_s,
                                         QRegularExpression::MultilineOption);
    QList<Include> includes;
    auto matches = line.globalMatch(withoutComments);
    while (matches.hasNext()) {
        const auto match = matches.next();
        includes.append({.line = lineAt(withoutComments, match.capturedStart(1)),
                         .header = match.captured(2),
                         .angled = match.captured(1) == u"<"});
    }
    return includes;
}

void append(QList<SourceFile>& files, const QDir& top, const QString& path) {
    QFile file(top.filePath(path));
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    const QByteArray bytes = file.readAll();
    if (!bytes.contains('\0')) {
        files.append(SourceFile(path, QString::fromUtf8(bytes)));
    }
}

} // namespace

SourceFile::SourceFile(QString path, QString text)
    : m_path(std::move(path))
    , m_text(std::move(text)) {
    if (isCpp()) {
        Lexed lexed = lex(m_text);
        m_includes = includesOf(lexed.withoutComments);
        m_code = std::move(lexed.code);
        m_literals = std::move(lexed.literals);
    }
}

qsizetype SourceFile::lineCount() const {
    return m_text.count(u'\n') + (m_text.endsWith(u'\n') ? 0 : 1);
}

bool SourceFile::isCpp() const {
    return m_path.endsWith(u".h") || m_path.endsWith(u".cpp");
}

bool SourceFile::isIn(QStringView folder) const {
    return m_path.startsWith(folder) && m_path.size() > folder.size() && m_path[folder.size()] == u'/';
}

QStringView SourceFile::name() const {
    return QStringView(m_path).mid(m_path.lastIndexOf(u'/') + 1);
}

qsizetype lineAt(QStringView text, qsizetype offset) {
    return text.left(offset).count(u'\n') + 1;
}

QList<SourceFile> readTree(const QString& root) {
    const QDir top(root);
    QList<SourceFile> files;
    for (const QString& path : top.entryList(QDir::Files | QDir::Hidden | QDir::NoSymLinks)) {
        append(files, top, path);
    }
    for (const QString& folder : top.entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot)) {
        if (folder == u"build" || (folder.startsWith(u'.') && folder != u".ci" && folder != u".github")) {
            continue;
        }
        QDirIterator all(top.filePath(folder), QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            append(files, top, top.relativeFilePath(all.next()));
        }
    }
    return files;
}

} // namespace tellerdesk::architecture

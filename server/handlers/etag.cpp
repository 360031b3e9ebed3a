// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/etag.h"

#include <QRegularExpression>

namespace tellerdesk::server {

namespace {

// Entity tags, or nothing where the header is malformed.
std::optional<QStringList> tagsOf(const QByteArray& ifMatch) {
    static const QRegularExpression tag(
        QStringLiteral("\\G[ \\t]*((?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")[ \\t]*(,|\\z)"));
    const QString text = QString::fromLatin1(ifMatch);
    QStringList tags;
    qsizetype at = 0;
    bool more = true;
    while (more) {
        const auto match = tag.match(text, at);
        if (!match.hasMatch()) {
            return std::nullopt;
        }
        tags.append(match.captured(1));
        at = match.capturedEnd();
        more = match.captured(2) == u",";
    }
    return tags;
}

} // namespace

QString etagOf(qint64 version) {
    return u'"' + QString::number(version) + u'"';
}

Result<bool> ifMatchNames(const QByteArray& ifMatch, qint64 version) {
    if (const auto good = checkIfMatch(ifMatch); !good) {
        return good.failed();
    }
    return tagsName(ifMatch, etagOf(version), TagComparison::Strong);
}

Result<void> checkIfMatch(const QByteArray& ifMatch) {
    return checkTags("If-Match", ifMatch);
}

Result<void> checkTags(const char* header, const QByteArray& tags) {
    const bool good = tags.trimmed() == "*" || tagsOf(tags);
    return good ? Result<void>() : Result<void>(failField(QString::fromLatin1(header), FieldFault::Malformed));
}

bool tagsName(const QByteArray& tags, const QString& etag, TagComparison comparison) {
    if (tags.trimmed() == "*") {
        return true;
    }
    const auto list = tagsOf(tags).value_or(QStringList());
    return list.contains(etag) || (comparison == TagComparison::Weak && list.contains(QStringLiteral("W/") + etag));
}

} // namespace tellerdesk::server

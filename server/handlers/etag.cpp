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
    if (ifMatch.trimmed() == "*") {
        return true;
    }
    const auto tags = tagsOf(ifMatch);
    if (!tags) {
        return failField(QStringLiteral("If-Match"), FieldFault::Malformed);
    }
    return tags->contains(etagOf(version));
}

Result<void> checkIfMatch(const QByteArray& ifMatch) {
    const auto named = ifMatchNames(ifMatch, 0);
    return named ? Result<void>() : Result<void>(named.failed());
}

} // namespace tellerdesk::server

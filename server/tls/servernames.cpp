// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/servernames.h"

#include <QAbstractSocket>
#include <QHostAddress>
#include <QHostInfo>
#include <QRegularExpression>
#include <QUrl>

#include <optional>

namespace tellerdesk::server::tls {

namespace {

std::optional<QString> canonicalName(const QString& text) {
    const QHostAddress address(text);
    if (!address.isNull()) {
        // 1.2.3 is an address to Qt (1.2.0.3); nobody means that.
        const bool isLoose = address.protocol() == QAbstractSocket::IPv4Protocol && address.toString() != text;
        return address.scopeId().isEmpty() && !isLoose ? std::optional(address.toString()) : std::nullopt;
    }
    static const QRegularExpression form(QStringLiteral("\\A(?=.{1,253}\\z)(?:\\*\\.)?[a-z0-9_](?:[a-z0-9_-]{0,61}[a-"
                                                        "z0-9_])?(?:\\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*\\z"));
    // A wildcard's star is no part of a host name that QUrl knows.
    const bool isWildcard = text.startsWith(QStringLiteral("*."));
    const QByteArray host = QUrl::toAce(isWildcard ? text.sliced(2) : text);
    const QString name = (isWildcard ? QStringLiteral("*.") : QString()) + QString::fromLatin1(host).toLower();
    static const QRegularExpression numbersOnly(QStringLiteral("\\A[0-9.]+\\z"));
    return form.match(name).hasMatch() && !numbersOnly.match(name).hasMatch() ? std::optional(name) : std::nullopt;
}

} // namespace

files::Loaded<QStringList> serverNames(const QString& tlsNames) {
    QStringList names{QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
    const QString host = QHostInfo::localHostName();
    const QString domain = QHostInfo::localDomainName();
    // A host may have a name that no certificate can carry: then clients use another.
    for (const QString& own : {host, host + u'.' + domain}) {
        if (const auto name = canonicalName(own)) {
            names << *name;
        }
    }
    static const QRegularExpression separators(QStringLiteral("[,\\s]+"));
    for (const QString& text : tlsNames.split(separators, Qt::SkipEmptyParts)) {
        const auto name = canonicalName(text);
        if (!name) {
            return Unexpected{
                QStringLiteral("TLS_NAMES holds \"%1\", which is neither a host name nor an address.").arg(text)};
        }
        names << *name;
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

} // namespace tellerdesk::server::tls

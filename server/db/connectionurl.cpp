// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/connectionurl.h"

#include <QUrl>

#include <arpa/inet.h>
#include <libpq-fe.h>

#include <algorithm>
#include <map>
#include <memory>

namespace tellerdesk::server::db {

namespace {

using Pairs = std::map<QString, QString>;

std::optional<Pairs> parsed(const QString& url) {
    char* error = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(url.toUtf8().constData(), &error), &PQconninfoFree);
    if (!options) {
        PQfreemem(error);
        return std::nullopt;
    }
    Pairs pairs;
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val != nullptr) {
            pairs[QString::fromLatin1(option->keyword)] = QString::fromUtf8(option->val);
        }
    }
    return pairs;
}

QString take(Pairs& pairs, const char* key) {
    const auto found = pairs.find(QLatin1StringView(key));
    if (found == pairs.end()) {
        return {};
    }
    QString value = found->second;
    pairs.erase(found);
    return value;
}

bool isLocalName(const QString& host) {
    if (host.isEmpty() || host.startsWith(u'/') || host.startsWith(u'@') || host == QLatin1StringView("localhost")) {
        return true; // libpq takes no host, a path and an abstract name for a unix socket
    }
    const QByteArray text = host.toLatin1();
    in_addr four{};
    in6_addr six{};
    return (inet_pton(AF_INET, text.constData(), &four) == 1 && ntohl(four.s_addr) >> 24 == IN_LOOPBACKNET) ||
           (inet_pton(AF_INET6, text.constData(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six) != 0);
}

// hostaddr, where given, is what libpq connects to; both may be lists.
bool isLocal(const Pairs& pairs) {
    const auto value = [&pairs](const char* key, const char* variable) {
        const auto found = pairs.find(QLatin1StringView(key));
        return found == pairs.end() ? qEnvironmentVariable(variable) : found->second;
    };
    const QString addresses = value("hostaddr", "PGHOSTADDR");
    const QStringList hosts = (addresses.isEmpty() ? value("host", "PGHOST") : addresses).split(u',');
    return std::all_of(hosts.begin(), hosts.end(), isLocalName);
}

QString quoted(QString value) {
    value.replace(u'\\', QLatin1StringView("\\\\")).replace(u'\'', QLatin1StringView("\\'"));
    return u'\'' + value + u'\'';
}

qint64 seconds(std::chrono::milliseconds time) {
    return std::max<qint64>(1, time.count() / 1000);
}

constexpr auto kKeyLookupsOnly = " -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off"
                                 " -c plan_cache_mode=force_generic_plan";

// The URL's own options come before those that correct binding depends on, and after those an operator may change.
// Compiling a plan (jit) takes longer than any statement here should run, and happens just where an estimate is far
// off.
QString sessionOptions(const ConnectionSettings& settings, const QString& own) {
    return QStringLiteral("-c statement_timeout=%1 -c lock_timeout=%2 -c idle_in_transaction_session_timeout=10000 %3"
                          " -c standard_conforming_strings=on -c TimeZone=UTC -c jit=off")
        .arg(settings.statementTimeout.count())
        .arg(settings.lockTimeout.count())
        .arg(own + (settings.keyLookupsOnly ? QLatin1StringView(kKeyLookupsOnly) : QLatin1StringView()))
        .simplified();
}

} // namespace

QString ConnectionParts::name() const {
    return (host.isEmpty() ? QStringLiteral("localhost") : host) + u'/' + database;
}

std::optional<ConnectionParts> connectionParts(const ConnectionSettings& settings) {
    auto pairs = parsed(settings.url);
    if (!pairs) {
        return std::nullopt;
    }
    ConnectionParts parts;
    parts.local = isLocal(*pairs);
    parts.host = take(*pairs, "host");
    parts.database = take(*pairs, "dbname");
    parts.user = take(*pairs, "user");
    parts.password = take(*pairs, "password");
    parts.sslMode = pairs->contains(QStringLiteral("sslmode")) ? pairs->at(QStringLiteral("sslmode")) : QString();

    Pairs options = std::move(*pairs);
    options[QStringLiteral("options")] = sessionOptions(settings, take(options, "options"));
    // emplace leaves what the URL says
    options.emplace(QStringLiteral("connect_timeout"), QString::number(seconds(settings.connectTimeout)));
    options.emplace(QStringLiteral("application_name"), QStringLiteral("tellerdesk-server"));
    options.emplace(QStringLiteral("keepalives_idle"), QStringLiteral("10"));
    options.emplace(QStringLiteral("keepalives_interval"), QStringLiteral("5"));
    options.emplace(QStringLiteral("keepalives_count"), QStringLiteral("3"));
    options.emplace(QStringLiteral("tcp_user_timeout"), QString::number(settings.answerTimeout.count()));
    if (!parts.local) {
        options.emplace(QStringLiteral("sslmode"), QStringLiteral("verify-full"));
    }
    for (const auto& [key, value] : options) {
        if (value.contains(u';')) {
            return std::nullopt; // the driver turns it into a space
        }
        parts.options += key + u'=' + quoted(value) + u' ';
    }
    return parts;
}

std::optional<QString> urlForRole(const QString& url, const QString& role, const QString& database) {
    auto pairs = parsed(url);
    if (!pairs) {
        return std::nullopt;
    }
    (*pairs)[QStringLiteral("user")] = role;
    pairs->erase(QStringLiteral("password"));
    if (!database.isEmpty()) {
        (*pairs)[QStringLiteral("dbname")] = database;
    }
    QStringList query;
    for (const auto& [key, value] : *pairs) {
        query += key + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
    }
    return QStringLiteral("postgresql:///?") + query.join(u'&');
}

} // namespace tellerdesk::server::db

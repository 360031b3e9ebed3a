// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/databaseurl.h"
#include "server/ops/setting.h"
#include "server/ops/settingkinds.h"

#include <algorithm>
#include <vector>

namespace tellerdesk::server::ops {

namespace {

using namespace std::chrono_literals;
using C = Configuration;

std::vector<Setting> generalSettings() {
    using namespace kinds;
    return {
        serverAddress("SERVER_ADDRESS", "where the server listens; port 0 takes a free one"),
        text(
            "BANK_NAME", [](C& c) -> auto& { return c.bankName; },
            "the bank's name as clients show it; none: as the books say"),
        file(
            "DATA_DIR", [](C& c) -> auto& { return c.dataFolder; },
            "the private database, keys and certificates; for root /var/lib/tellerdesk"),
        databaseUrl(
            "DB_SOURCE", [](C& c) -> auto& { return c.dbSource; },
            "URL of the bank's PostgreSQL, as the application's role; none: a private PostgreSQL in DATA_DIR"),
        databaseUrl(
            "DB_OWNER_SOURCE", [](C& c) -> auto& { return c.dbOwnerSource; },
            "the same as the owner's role, for migrations and grants; none: DB_SOURCE"),
        text(
            "DB_ACCOUNT", [](C& c) -> auto& { return c.databaseAccount; },
            "system account of the private PostgreSQL when the server runs as root; none: postgres"),
        boolean(
            "AUTO_MIGRATE", [](C& c) -> auto& { return c.autoMigrate; }, "bring the schema up to date at the start"),
        file(
            "TLS_CERT_FILE", [](C& c) -> auto& { return c.tlsCertFile; },
            "certificate chain (PEM); none: made in DATA_DIR by a local authority"),
        file(
            "TLS_KEY_FILE", [](C& c) -> auto& { return c.tlsKeyFile; }, "its private key (PEM)"),
        certificateNames("TLS_NAMES",
                         "names and addresses in the certificate made here, besides localhost and the host's"),
        secret(
            "TOKEN_SYMMETRIC_KEY", [](C& c) -> auto& { return c.tokenSymmetricKey; },
            "key of the access tokens (k4.local...); none: made once in DATA_DIR"),
        tokenFormat("TOKEN_FORMAT", "how access tokens are made"),
        duration(
            "ACCESS_TOKEN_DURATION", [](C& c) -> auto& { return c.accessTokenDuration; }, {1s, 24h},
            "life of an access token"),
        duration(
            "REFRESH_TOKEN_DURATION", [](C& c) -> auto& { return c.refreshTokenDuration; }, {1s, 24h * 90},
            "life of a login"),
        timeZone("BUSINESS_TIME_ZONE", "where the bank's calendar date is read; none: the system's zone"),
        logFormat("LOG_FORMAT", "json or text; none: text on a terminal, else json"),
        boolean(
            "ACCESS_LOG", [](C& c) -> auto& { return c.accessLog; }, "one line in the log for each request"),
    };
}

std::vector<Setting> edgeSettings() {
    using namespace kinds;
    return {
        count(
            "EDGE_LOOPS", [](C& c) -> auto& { return c.edge.loops; }, {1, 64}, "threads that serve connections"),
        count(
            "MAX_CONNECTIONS", [](C& c) -> auto& { return c.edge.connections; }, {16, 100'000},
            "connections at a time, unfinished ones included"),
        count(
            "MAX_CONNECTIONS_PER_ADDRESS", [](C& c) -> auto& { return c.edge.connectionsPerAddress; }, {1, 100'000},
            "connections at a time from one address"),
        count(
            "RESERVED_FILES", [](C& c) -> auto& { return c.edge.reservedDescriptors; }, {32, 100'000},
            "of the limit on open files, kept for everything but connections"),
        bytes(
            "MAX_HEAD_BYTES", [](C& c) -> auto& { return c.edge.headBytes; }, {1'024, 1'048'576},
            "request line and header fields"),
        count(
            "MAX_HEADER_FIELDS", [](C& c) -> auto& { return c.edge.headerFields; }, {8, 1'000}, "header fields"),
        bytes(
            "MAX_BODY_BYTES", [](C& c) -> auto& { return c.edge.bodyBytes; }, {1'024, 1'048'576}, "body of a request"),
        bytes(
            "MAX_REPLY_BYTES", [](C& c) -> auto& { return c.edge.replyBytes; }, {1'048'576, 1'073'741'824},
            "body of a reply"),
        bytes(
            "MAX_UNSENT_BYTES", [](C& c) -> auto& { return c.edge.unsentBytes; }, {1'048'576, 1'073'741'824},
            "replies that clients have not taken yet, over all connections"),
        duration(
            "HANDSHAKE_TIMEOUT", [](C& c) -> auto& { return c.edge.handshake; }, {100ms, 60s}, "for the TLS handshake"),
        duration(
            "IDLE_TIMEOUT", [](C& c) -> auto& { return c.edge.idleInRequest; }, {100ms, 60s},
            "to a connection's first byte, and between two bytes of a request"),
        duration(
            "REQUEST_TIMEOUT", [](C& c) -> auto& { return c.edge.wholeRequest; }, {100ms, 10min},
            "for a whole request"),
        duration(
            "KEEP_ALIVE_TIMEOUT", [](C& c) -> auto& { return c.edge.keepAlive; }, {100ms, 1h}, "between two requests"),
        duration(
            "WRITE_TIMEOUT", [](C& c) -> auto& { return c.edge.writeStall; }, {100ms, 10min},
            "for a client that takes nothing of its reply"),
        duration(
            "REPLY_TIMEOUT", [](C& c) -> auto& { return c.edge.wholeReply; }, {100ms, 1h}, "for a whole reply"),
        duration(
            "LINGER_TIMEOUT", [](C& c) -> auto& { return c.edge.linger; }, {0ms, 10s},
            "to read off what a refused client still sends"),
        duration(
            "DRAIN_DELAY", [](C& c) -> auto& { return c.drainDelay; }, {0ms, 10min},
            "between /readyz telling that the server stops and the end of listening"),
        duration(
            "DRAIN_TIMEOUT", [](C& c) -> auto& { return c.drainTimeout; }, {0ms, 10min},
            "for requests in flight when the server stops"),
    };
}

std::vector<Setting> databaseSettings() {
    using namespace kinds;
    return {
        count(
            "DB_WORKERS", [](C& c) -> auto& { return c.workers.threads; }, {1, 256},
            "threads with a database connection each"),
        count(
            "DB_QUEUE", [](C& c) -> auto& { return c.workers.waiting; }, {1, 100'000},
            "requests that may wait for one"),
        duration(
            "DB_QUEUE_TIMEOUT", [](C& c) -> auto& { return c.workers.longestWait; }, {100ms, 60s}, "for so long"),
        duration(
            "DB_CONNECT_TIMEOUT", [](C& c) -> auto& { return c.connection.connectTimeout; }, {1s, 60s}, "to connect"),
        duration(
            "DB_STATEMENT_TIMEOUT", [](C& c) -> auto& { return c.connection.statementTimeout; }, {100ms, 10min},
            "for one statement"),
        duration(
            "DB_LOCK_TIMEOUT", [](C& c) -> auto& { return c.connection.lockTimeout; }, {10ms, 10min},
            "for one row's lock"),
        duration(
            "DB_ANSWER_TIMEOUT", [](C& c) -> auto& { return c.connection.answerTimeout; }, {1s, 10min},
            "for a database that says nothing, before the connection is given up"),
        count(
            "LEDGER_LANES", [](C& c) -> auto& { return c.ledger.lanes; }, {1, 16}, "threads that post"),
        count(
            "LEDGER_BATCH", [](C& c) -> auto& { return c.ledger.batchCap; }, {1, 1'000}, "postings in one transaction"),
        count(
            "LEDGER_QUEUE", [](C& c) -> auto& { return c.ledger.queueCap; }, {1, 100'000}, "postings that may wait"),
    };
}

std::vector<Setting> loginSettings() {
    using namespace kinds;
    return {
        count(
            "HASHING_THREADS", [](C& c) -> auto& { return c.hashing.threads; }, {1, 64},
            "threads that check passwords"),
        count(
            "HASHING_QUEUE", [](C& c) -> auto& { return c.hashing.waiting; }, {1, 10'000},
            "passwords that may wait for one"),
        count(
            "LOGIN_TURNS", [](C& c) -> auto& { return c.loginTurns.running; }, {1, 1'000},
            "logins under way at a time"),
        count(
            "LOGIN_QUEUE", [](C& c) -> auto& { return c.loginTurns.waiting; }, {1, 100'000},
            "logins that may wait for their turn"),
        count(
            "LOGIN_TRIES", [](C& c) -> auto& { return c.loginLimits.tries; }, {1, 1'000},
            "wrong passwords in a row that lock a user"),
        duration(
            "LOGIN_LOCK_DURATION", [](C& c) -> auto& { return c.loginLimits.lockFor; }, {1s, 24h * 30}, "for so long"),
        count(
            "LOGIN_FAILURES_PER_ADDRESS", [](C& c) -> auto& { return c.loginThrottle.failures; }, {1, 100'000},
            "failed logins from one address within"),
        duration(
            "LOGIN_ADDRESS_WINDOW", [](C& c) -> auto& { return c.loginThrottle.window; }, {1s, 24h}, "this time"),
        bytes(
            "LOGIN_ADDRESSES", [](C& c) -> auto& { return c.loginThrottle.addresses; }, {100, 1'000'000},
            "addresses with failed logins that are remembered"),
    };
}

std::vector<Setting> together() {
    std::vector<Setting> all = generalSettings();
    for (std::vector<Setting>& part : std::vector{edgeSettings(), databaseSettings(), loginSettings()}) {
        all.insert(all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
    }
    return all;
}

} // namespace

std::span<const Setting> allSettings() {
    static const std::vector<Setting> all = together();
    return all;
}

const Setting* findSetting(const QString& name) {
    const auto all = allSettings();
    const auto found =
        std::ranges::find_if(all, [&](const Setting& one) { return name == QLatin1StringView(one.name); });
    return found == all.end() ? nullptr : &*found;
}

QString optionName(const Setting& setting) {
    return QString::fromLatin1(setting.name).toLower().replace(u'_', u'-');
}

QString shownValue(const Setting& setting, const Configuration& configuration) {
    const QString value = setting.show(configuration);
    if (value.isEmpty() || setting.privacy == Privacy::Open) {
        return value;
    }
    if (setting.privacy == Privacy::Secret) {
        return QStringLiteral("***");
    }
    return withoutPassword(value);
}

} // namespace tellerdesk::server::ops

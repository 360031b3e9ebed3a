// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/wire/wirebank.h"

namespace tellerdesk::test {

namespace {

Settings settingsFor(const TestDatabase& database) {
    return {{QStringLiteral("DB_SOURCE"), database.applicationUrl()},
            {QStringLiteral("DB_OWNER_SOURCE"), database.ownerUrl()},
            {QStringLiteral("BUSINESS_TIME_ZONE"), QStringLiteral("UTC")}};
}

WireClient clientOf(ServerProgram& program) {
    if (!program.waitForReady()) { // which also makes its certificate
        qFatal("%s", program.log().constData());
    }
    return {program.port(), program.folder().authority()};
}

QByteArray quoted(const QByteArray& body) {
    return QByteArray(body).replace('\'', '"');
}

} // namespace

WireBank::WireBank()
    : m_folder(settingsFor(m_database), ServerFolder::Bank::None)
    , m_program(m_folder)
    , m_client(clientOf(m_program)) {
    runSql(m_database.superuserUrl(), QStringLiteral("INSERT INTO branches (id, code, name) VALUES "
                                                     "('01900000-0000-7000-8000-000000000002', 'north', 'North')"));
}

QByteArray WireBank::token(const QByteArray& role, const QByteArray& username, const char* branch) {
    const QByteArray name = username.isEmpty() ? role : username;
    if (!m_tokens.contains(name)) {
        const Ended ended =
            m_folder.run({QStringLiteral("user"), QStringLiteral("create"), QStringLiteral("--username"),
                          QString::fromLatin1(name), QStringLiteral("--full-name"), QString::fromLatin1(name),
                          QStringLiteral("--role"), QString::fromLatin1(role), QStringLiteral("--branch"),
                          QString::fromLatin1(branch), QStringLiteral("--password-stdin")},
                         kPassword + '\n');
        const Told told = login(name);
        if (ended.exitCode != 0 || told.status != 200) {
            qFatal("user create: %s", qPrintable(ended.errors));
        }
        m_tokens.insert(name, told.text("access_token"));
    }
    return m_tokens.value(name);
}

Told WireBank::get(const QByteArray& path, const QByteArray& token) {
    return m_client.ask({.path = path, .token = token});
}

Told WireBank::post(const QByteArray& path, const QByteArray& body, const QByteArray& token, const QByteArray& key) {
    return m_client.ask(
        {.method = "POST", .path = path, .token = token, .body = quoted(body), .headers = {{"Idempotency-Key", key}}});
}

Told WireBank::patch(const QByteArray& path, const QByteArray& body, const QByteArray& token,
                     const QByteArray& ifMatch) {
    HeaderFields headers;
    if (!ifMatch.isEmpty()) {
        headers.emplace_back("If-Match", ifMatch);
    }
    return m_client.ask(
        {.method = "PATCH", .path = path, .token = token, .body = quoted(body), .headers = std::move(headers)});
}

Told WireBank::abandon(const QByteArray& key, const QByteArray& token) {
    return m_client.ask({.method = "POST", .path = "/v1/postings/" + key + "/abandon", .token = token});
}

Told WireBank::login(const QByteArray& username, const QByteArray& password) {
    return post("/v1/login", "{'username':'" + username + "','password':'" + password + "'}");
}

QByteArray WireBank::customer(const QByteArray& token, const QByteArray& name) {
    return post("/v1/customers", "{'full_name':'" + name + "'}", token).text("id");
}

QByteArray WireBank::account(const QByteArray& token, const QByteArray& currency) {
    return post("/v1/accounts", "{'customer_id':'" + customer(token) + "','currency':'" + currency + "'}", token)
        .text("id");
}

QByteArray WireBank::openTill(const QByteArray& token, qint64 euros) {
    return post("/v1/till-sessions", "{'opening':[{'currency':'EUR','amount':" + QByteArray::number(euros) + "}]}",
                token)
        .text("id");
}

} // namespace tellerdesk::test

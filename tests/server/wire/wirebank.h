// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/server/wire/wireclient.h"
#include "tests/support/serverprogram.h"
#include "tests/support/testdatabase.h"

#include <QHash>

namespace tellerdesk::test {

inline const QByteArray kPassword = "a password for the tests";

// A server program on a fresh database, and people who work there. Bodies are written with ' instead of ".
class WireBank {
public:
    WireBank();

    // Signs in a user of that name, whom `user create` makes at the first time; "north": another branch.
    QByteArray token(const QByteArray& role, const QByteArray& username = {}, const char* branch = "main");
    WireClient& client() { return m_client; }
    QString setupLine() const { return m_program.line(QStringLiteral("There is no administrator yet.")); }

    Told get(const QByteArray& path, const QByteArray& token = {});
    Told post(const QByteArray& path, const QByteArray& body, const QByteArray& token = {},
              const QByteArray& key = freshKey());
    Told patch(const QByteArray& path, const QByteArray& body, const QByteArray& token, const QByteArray& ifMatch = {});
    Told abandon(const QByteArray& key, const QByteArray& token); // without a body
    Told login(const QByteArray& username, const QByteArray& password = kPassword);

    QByteArray customer(const QByteArray& token, const QByteArray& name = "Kim"); // its id
    QByteArray account(const QByteArray& token, const QByteArray& currency = "EUR");
    QByteArray openTill(const QByteArray& token, qint64 euros = 100'000);
    QByteArray log() const { return m_program.log(); }
    Ended verify() const { return m_folder.run({QStringLiteral("verify")}); }

private:
    TestDatabase m_database;
    ServerFolder m_folder;
    ServerProgram m_program;
    WireClient m_client;
    QHash<QByteArray, QByteArray> m_tokens;
};

} // namespace tellerdesk::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/apiclient.h"

#include <atomic>

namespace tellerdesk::test {

// What a teller's desk has seen.
struct DeskTally {
    std::atomic<int> posted = 0; // 201; may be looked at while the desk works
    int unavailable = 0;         // 503, with Retry-After
    int lost = 0;                // no answer
    int wrong = 0;               // anything else
    QString firstWrong = {};
};

// A teller at work over HTTPS: signs in, opens a till, takes deposits of 1 minor unit each into an account of their
// own. For one thread at a time, which lets go of the connection before another one takes over.
class TellersDesk {
public:
    // The user exists.
    TellersDesk(quint16 port, const QByteArray& authority, const QString& username, const QString& password);

    bool open(); // login, till, customer, account
    // Deposits one after the other until told to stop. What has no answer, or one that says "later", is sent again with
    // its key, as the client does; at the end one of them may be left unsettled.
    void work(const std::atomic<bool>& stop);
    // Sends what is left until it is settled. False: no such answer came.
    bool settle();
    // As the server tells it.
    qint64 balance();

    void letGo() { m_client.disconnect(); }
    // The same desk at a server that was started again; the session lives on.
    void moveTo(quint16 port);

    const DeskTally& tally() const { return m_tally; }

private:
    bool deposit(); // true: settled

    const QByteArray m_authority;
    const QString m_username;
    const QString m_password;
    ApiClient m_client;
    QString m_account;
    QString m_unsettled; // a key
    DeskTally m_tally;
};

} // namespace tellerdesk::test

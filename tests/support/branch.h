// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/serverprogram.h"
#include "tests/support/tellersdesk.h"

#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace tellerdesk::test {

inline const QString kPassword = QStringLiteral("a password for the tests");

QStringList words(const char* text);
QByteArray contentOf(const QString& path);

// By the program's own command; aborts where that fails.
void createUser(const ServerFolder& folder, const QString& username, const char* role);

// Several desks that post at once, each on a thread of its own.
class Branch {
public:
    static constexpr int kDesks = 4;

    // Tellers are created; two branches at one bank begin with different numbers.
    Branch(const ServerFolder& folder, const ServerProgram& server, int firstTeller = 0);
    ~Branch() { stop(); }
    Branch(const Branch&) = delete;
    Branch& operator=(const Branch&) = delete;

    bool open(); // logins, tills, customers, accounts
    void start();
    void stop();
    void moveTo(quint16 port);
    int posted() const;

    // Settles what is left. What is wrong then: an answer that no server should give, or an account that does not hold
    // exactly what its teller was told to be posted. Empty: nothing.
    QString faults();

private:
    void each(const std::function<void(TellersDesk&)>& work);

    std::vector<std::unique_ptr<TellersDesk>> m_desks;
    std::vector<std::unique_ptr<QThread>> m_threads;
    std::atomic<bool> m_stop = false;
};

} // namespace tellerdesk::test

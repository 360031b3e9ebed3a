// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include <mutex>
#include <thread>
#include <vector>

namespace tellerdesk::test {

// A unix socket in front of the run's cluster that loses messages on demand, as a link between two machines does.
class DatabaseProxy {
public:
    enum class Fault {
        CloseBefore, // the message never arrives; the link closes
        CloseAfter,  // the message arrives and is obeyed, its answer does not come back; the link closes
        Silence,     // the message arrives, and nothing comes back on an open link
    };

    DatabaseProxy();
    ~DatabaseProxy();
    DatabaseProxy(const DatabaseProxy&) = delete;
    DatabaseProxy& operator=(const DatabaseProxy&) = delete;

    QString urlOf(const QString& database, const QString& role = QStringLiteral("postgres")) const;

    // Strikes once: at the first message from a client that contains `words`.
    void loseAt(const QByteArray& words, Fault fault);
    // Strikes once: at the message that comes after so many others from now on.
    void loseAfter(int messages, Fault fault);
    int messages() const; // that clients have sent since the last call of lose...()
    bool hasStruck() const;

private:
    struct Link {
        int client = -1;
        int server = -1;
        QByteArray pending = {}; // bytes of the client that are no whole message yet
        bool started = false;    // the first message has no type byte
        bool silent = false;
        bool closing = false;
    };

    void serve();
    void acceptOne();
    void fromClient(Link& link);
    void fromServer(Link& link);
    void pass(Link& link, const QByteArray& message);
    bool strikes(const QByteArray& message);
    static void close(Link& link);

    QTemporaryDir m_folder;
    int m_listener = -1;
    int m_stop[2] = {-1, -1};
    std::vector<Link> m_links;

    mutable std::mutex m_mutex;
    QByteArray m_words;
    int m_after = -1;
    int m_messages = 0;
    bool m_armed = false;
    bool m_struck = false;
    Fault m_fault = Fault::CloseBefore;

    std::thread m_thread;
};

} // namespace tellerdesk::test

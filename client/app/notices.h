// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace tellerdesk::client {

class ApiClient;
class Courier;
class Desk;
class MessageBar;
class Session;
class TokenVault;

// The line below the top bar: of all that is the matter with the desk, the most urgent, in words.
class Notices : public QObject {
    Q_OBJECT

public:
    struct Parts {
        const ApiClient& api;
        const Desk& desk;
        const Session& session;
        const Courier& courier;
        const TokenVault& vault;
        MessageBar& bar;
    };
    explicit Notices(const Parts& parts);

    void say(const QString& done); // what was done last
    void refresh();

Q_SIGNALS:
    void unsettledWanted(); // the person wants to see what is unsettled

private:
    QString unsettledText() const;

    Parts m_parts;
    QString m_done;
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace tellerdesk::client {

class ApiClient;
class Courier;
class Desk;
class MessageBar;
class Report;
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
        const Report& report;
        MessageBar& bar;
    };
    explicit Notices(const Parts& parts);

    void say(const QString& done);       // what was done last, for its user's eyes
    void sayOpenly(const QString& done); // for anybody's
    void refresh();

Q_SIGNALS:
    void unsettledWanted(); // the person wants to see what is unsettled
    void reportWanted();    // and here, to copy the report

private:
    bool showUrgent();
    void showPlain();
    QString unsettledText() const;
    QString skewText() const;

    Parts m_parts;
    QString m_done;
    bool m_doneIsOpen = false;
    bool m_offersReport = false;
    QTimer m_doneUntil;
    QTimer m_faultUntil; // by key the report can be copied at any time
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/desk.h"

#include <QObject>

namespace tellerdesk::client {

class ApiClient;
class ConnectionPresenter;
class HandOver;
class LockedPage;
class MainWindow;
class Page;
class VersionPage;

// The pages of somebody who is not at work yet, or not just now, and what leads from one to the next.
class Reception : public QObject {
    Q_OBJECT

public:
    struct Parts {
        const ApiClient& api;
        Desk& desk;
        ConnectionPresenter& connection;
        HandOver& handOver;
        MainWindow& window;
    };
    explicit Reception(const Parts& parts);

    Page* pageOf(Place place) const; // null: at work
    Page* lockedPage() const;

private:
    void follow();

    Parts m_parts;
    Page* m_connection;
    VersionPage* m_version;
    Page* m_setUp;
    Page* m_signIn;
    LockedPage* m_locked;
    Page* m_newPassword;
};

} // namespace tellerdesk::client

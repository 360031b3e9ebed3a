// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/login/reception.h"

#include "client/app/errortext.h"
#include "client/app/handover.h"
#include "client/app/mainwindow.h"
#include "client/login/connectionpage.h"
#include "client/login/connectionpresenter.h"
#include "client/login/passwordpages.h"
#include "client/login/signinpage.h"
#include "client/login/versionpage.h"

namespace tellerdesk::client {

Reception::Reception(const Parts& parts)
    : m_parts(parts)
    , m_connection(new ConnectionPage(parts.connection))
    , m_version(new VersionPage(parts.desk))
    , m_setUp(new SetUpPage(parts.desk))
    , m_signIn(new SignInPage(parts.desk))
    , m_locked(new LockedPage(parts.desk))
    , m_newPassword(new NewPasswordPage(parts.desk)) {
    for (Page* page :
         std::initializer_list<Page*>{m_connection, m_version, m_setUp, m_signIn, m_locked, m_newPassword}) {
        parts.window.addPage(page);
    }
    follow();
}

Page* Reception::lockedPage() const {
    return m_locked;
}

void Reception::follow() {
    Desk& desk = m_parts.desk;
    ConnectionPresenter& connection = m_parts.connection;
    connect(&desk, &Desk::serverFailed, this,
            [&connection](const ApiError& error) { connection.fail(errorText(error)); });
    connect(&connection, &ConnectionPresenter::chosen, this, [&desk](const ServerTrust& trust) { desk.start(trust); });
    connect(m_version, &VersionPage::retryWanted, this, [this] { m_parts.desk.start(m_parts.api.trust()); });
    connect(m_version, &VersionPage::anotherServerWanted, this, [this] {
        m_parts.connection.setTrust(m_parts.api.trust());
        m_parts.window.showPage(m_connection);
    });
    HandOver& handOver = m_parts.handOver;
    connect(m_locked, &LockedPage::anotherUserWanted, &handOver, &HandOver::ask);
    connect(&handOver, &HandOver::changed, m_locked, [this] { m_locked->showWaitsFor(m_parts.handOver.waitsFor()); });
}

Page* Reception::pageOf(Place place) const {
    switch (place) {
    case Place::Connection:
        return m_connection;
    case Place::Unfit:
        return m_version;
    case Place::SetUp:
        return m_setUp;
    case Place::SignIn:
        return m_signIn;
    case Place::Locked:
        return m_locked;
    case Place::NewPassword:
        return m_newPassword;
    case Place::Working:
        return nullptr;
    }
    return nullptr;
}

} // namespace tellerdesk::client

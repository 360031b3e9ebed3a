// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/apiclient.h"
#include "client/net/session.h"
#include "client/net/tokenvault.h"
#include "shared/api/messages_server.h"

#include <QObject>
#include <QVersionNumber>

#include <chrono>
#include <functional>
#include <optional>

namespace tellerdesk::client {

// Where a person at the desk is, as to who they are.
enum class Place {
    Connection, // no server is known, or it is not one of ours
    Unfit,      // server and program are of releases that do not work together
    SetUp,      // the server has no administrator yet
    SignIn,
    Locked,      // a user's desk, hidden: only the password of that user opens it
    NewPassword, // that page and no other
    Working,
};

enum class Misfit { ProgramTooOld, ServerTooOld };
// Nothing: they work together.
std::optional<Misfit> misfitOf(const ServerInfo& server, const QVersionNumber& program);

// Signs in and out, locks and unlocks; knows no widget. Other presenters work only while it says Working.
class Desk : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(std::optional<ApiError>)>; // nothing: it worked

    Desk(ApiClient& api, Session& session, TokenVault& vault, QObject* parent = nullptr);

    // Asks the server what it is and goes to the place that follows. Without a server: Connection.
    void start(const std::optional<ServerTrust>& trust);
    // Once more, for it may be another release by now; whoever is at the desk stays there if it still fits.
    void checkServer();

    Place place() const { return m_place; }
    const std::optional<ServerInfo>& server() const { return m_server; }
    // Of the last answer about itself; while there is one, nothing else is sent to this server.
    const std::optional<Misfit>& misfit() const { return m_misfit; }
    QString lockedUsername() const { return m_lockedUsername; }
    // How far this PC's clock is from the server's; known once the server has answered.
    std::chrono::milliseconds clockSkew() const { return m_skew; }

    void setUp(const SetupRequest& request, Done done);
    void signIn(const QString& username, const QString& password, Done done);
    void unlock(const QString& password, Done done);
    void changePassword(const QString& current, const QString& wanted, Done done);
    void lock();
    // The person who wants in is another one: nothing of the locked user's desk is kept.
    void leaveToOther();
    void signOut();
    void refreshMe(); // the till and the business date as the server has them

Q_SIGNALS:
    void placeChanged(tellerdesk::client::Place place);
    void serverChanged();
    void serverFailed(const tellerdesk::client::ApiError& error);
    // What pages hold of the user who was here must go: drafts, lists, names.
    void deskCleared();

private:
    void go(Place place);
    bool learnServer(const ServerInfo& info); // false: it does not fit
    void afterServer();
    void signedIn(const SessionReply& reply, const Done& done);
    void keepToken();
    void loadMe(const Done& done);
    void revokeKept(const QString& refreshToken);

    ApiClient& m_api;
    Session& m_session;
    TokenVault& m_vault;
    Place m_place = Place::Connection;
    std::optional<ServerInfo> m_server;
    std::optional<Misfit> m_misfit;
    std::optional<KeptToken> m_kept; // of a session before this one
    QString m_lockedUsername;
    std::chrono::milliseconds m_skew{};
    quint64 m_turn = 0; // another one for everybody who comes or goes: a login that is answered later is for nobody
};

} // namespace tellerdesk::client

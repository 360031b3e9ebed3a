// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/application.h"
#include "client/app/mainwindow.h"
#include "tests/client/support/samples.h"
#include "tests/support/certificates.h"
#include "tests/support/fakeserver.h"

#include <QKeyCombination>
#include <QTemporaryDir>

#include <map>
#include <memory>
#include <vector>

namespace tellerdesk::test {

// What the scripted bank is like now; a test changes it between key presses.
struct Bank {
    struct Person {
        QString password = {};
        client::Session::Facts facts = {};
    };
    ServerInfo info = {.name = QStringLiteral("Test Bank"), .minimumClientVersion = QStringLiteral("0.1.0")};
    QString setUpCode = {};
    std::map<QString, Person> people = {};
    int wrongTries = 0;
    int logouts = 0;           // each a session that was ended on purpose
    bool holdsLogins = false;  // until the server releases them
    bool tokensRanOut = false; // those of a login: only renewed ones are good
    bool meFails = false;
};

// The client as it starts on a desk, and a server that plays the bank over real TLS. Keys go where the focus is.
class Door {
public:
    Door();

    // The tellerdesk.conf of this desk, before the client starts.
    void writeConfig(const QString& path, const QUrl& address) const;
    QString config() const { return m_folder.filePath(QStringLiteral("desk/tellerdesk.conf")); }
    QString in(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    void start(); // the client, with what config() says
    client::Application& client() { return *m_client; }

    void press(QKeyCombination keys);
    void type(const QString& text);
    bool comesTo(const char* focusName); // the focus comes to a widget of that name
    bool comesToPlace(client::Place place);
    QString textOf(const char* objectName) const; // of a visible label or line edit
    QWidget* find(const char* objectName) const;
    QString description() const; // of the widget that has the focus, as a screen reader is told

    Bank bank;
    CertificateAuthority authority;
    FakeServer server;

private:
    FakeReply answer(const FakeRequest& request);
    FakeReply signIn(const QJsonObject& body);
    FakeReply renew(const QJsonObject& body);
    FakeReply changePassword(const FakeRequest& request, const QJsonObject& body);
    QString callerOf(const FakeRequest& request) const;

    std::vector<SessionReply> m_sessions;
    QTemporaryDir m_folder;
    std::unique_ptr<client::Application> m_client;
};

} // namespace tellerdesk::test

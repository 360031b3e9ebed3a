// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/login/cardpage.h"

class QLineEdit;

namespace tellerdesk::client {

class Desk;

class SignInPage : public CardPage {
    Q_OBJECT

public:
    explicit SignInPage(Desk& desk, QWidget* parent = nullptr);
    void enter() override;

protected:
    void submit() override;

private:
    Desk& m_desk;
    QLineEdit* m_username;
    QLineEdit* m_password;
    QLabel* m_demoUsers;
};

// A user's desk, hidden. Shows the user name and nothing else of the desk; only that user's password opens it.
class LockedPage : public CardPage {
    Q_OBJECT

public:
    explicit LockedPage(Desk& desk, QWidget* parent = nullptr);
    void enter() override;

    // Another user waits until these are settled; 0: nobody waits.
    void showWaitsFor(int postings);

Q_SIGNALS:
    void anotherUserWanted();

protected:
    void submit() override;

private:
    void explain();

    Desk& m_desk;
    QLineEdit* m_password;
    QPushButton* m_other;
    int m_waitsFor = 0;
};

} // namespace tellerdesk::client

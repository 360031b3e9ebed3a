// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/login/cardpage.h"

class QLineEdit;

namespace tellerdesk::client {

class Desk;

// For a user whose password was set by somebody else: this page and no other until it is changed.
class NewPasswordPage : public CardPage {
    Q_OBJECT

public:
    explicit NewPasswordPage(Desk& desk, QWidget* parent = nullptr);
    void enter() override;

protected:
    void submit() override;

private:
    Desk& m_desk;
    QLineEdit* m_current;
    QLineEdit* m_new;
    QLineEdit* m_again;
};

// The first administrator of a new server, with the code that the server printed on its console.
class SetUpPage : public CardPage {
    Q_OBJECT

public:
    explicit SetUpPage(Desk& desk, QWidget* parent = nullptr);
    QString chapter() const override { return QStringLiteral("start"); }

protected:
    void submit() override;

private:
    Desk& m_desk;
    QLineEdit* m_code;
    QLineEdit* m_username;
    QLineEdit* m_fullName;
    QLineEdit* m_password;
    QLineEdit* m_again;
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/login/signinpage.h"

#include "client/app/desk.h"
#include "client/widgets/form.h"
#include "client/widgets/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace tellerdesk::client {

SignInPage::SignInPage(Desk& desk, QWidget* parent)
    : CardPage(tr("Sign in"), tr("Sign in"), parent)
    , m_desk(desk)
    , m_username(form().addText("username", tr("User name")))
    , m_password(form().addText("password", tr("Password"), QLineEdit::Password))
    , m_demoUsers(new QLabel) {
    m_demoUsers->setObjectName(QStringLiteral("demoNotice"));
    m_demoUsers->setWordWrap(true);
    Theme::setTone(m_demoUsers, Theme::Tone::Caution);
    m_demoUsers->setText(
        tr("DEMO bank: no real money. Its users and passwords were printed where the server was started."));
    m_demoUsers->hide();
    addBelow(m_demoUsers);
    m_username->setMaxLength(200);
    m_password->setMaxLength(1024);
}

void SignInPage::enter() {
    m_demoUsers->setVisible(m_desk.server() && m_desk.server()->demo);
    m_password->clear();
    clearError();
    setWaiting(false);
    CardPage::enter();
}

void SignInPage::submit() {
    clearError();
    if (m_username->text().trimmed().isEmpty()) {
        form().setFault(QStringLiteral("username"), tr("enter your user name"));
        return;
    }
    if (m_password->text().isEmpty()) {
        form().setFault(QStringLiteral("password"), tr("enter your password"));
        return;
    }
    setWaiting(true);
    // Names of users are lower case on the server; people type them as they like.
    m_desk.signIn(m_username->text().trimmed().toLower(), m_password->text(),
                  [this](const std::optional<ApiError>& error) {
                      m_password->clear();
                      setWaiting(false);
                      if (error) {
                          showError(*error);
                          m_password->setFocus();
                      }
                  });
}

LockedPage::LockedPage(Desk& desk, QWidget* parent)
    : CardPage(tr("Locked"), tr("Unlock"), parent)
    , m_desk(desk)
    , m_password(form().addText("password", tr("Password"), QLineEdit::Password)) {
    auto* other = new QPushButton(tr("&Another user"));
    other->setObjectName(QStringLiteral("anotherUser"));
    connect(other, &QPushButton::clicked, &desk, &Desk::leaveToOther);
    addBelow(other);
}

void LockedPage::enter() {
    setExplanation(tr("This desk is in use by %1.").arg(m_desk.lockedUsername()));
    m_password->clear();
    clearError();
    setWaiting(false);
    m_password->setFocus();
}

void LockedPage::submit() {
    clearError();
    if (m_password->text().isEmpty()) {
        form().setFault(QStringLiteral("password"), tr("enter your password"));
        return;
    }
    setWaiting(true);
    m_desk.unlock(m_password->text(), [this](const std::optional<ApiError>& error) {
        m_password->clear();
        setWaiting(false);
        if (error) {
            showError(*error);
            m_password->setFocus();
        }
    });
}

} // namespace tellerdesk::client

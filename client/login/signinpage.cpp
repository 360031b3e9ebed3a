// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/login/signinpage.h"

#include "client/app/desk.h"
#include "client/widgets/form.h"
#include "client/widgets/theme.h"
#include "client/widgets/wraptext.h"

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
    m_username->clear(); // of somebody who has left
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
                          m_password->setFocus();
                          showError(*error);
                      }
                  });
}

LockedPage::LockedPage(Desk& desk, QWidget* parent)
    : CardPage(tr("Locked"), tr("Unlock"), parent)
    , m_desk(desk)
    , m_password(form().addText("password", tr("Password"), QLineEdit::Password))
    , m_other(new QPushButton) {
    m_password->setMaxLength(1024);
    m_other->setObjectName(QStringLiteral("anotherUser"));
    connect(m_other, &QPushButton::clicked, this, &LockedPage::anotherUserWanted);
    addBelow(m_other);
    explain();
    connect(&desk, &Desk::placeChanged, this, [this](Place place) {
        if (place != Place::Locked) {
            setExplanation({}); // the name of somebody who may have left
        }
    });
}

void LockedPage::showWaitsFor(int postings) {
    m_waitsFor = postings;
    explain();
}

void LockedPage::explain() {
    QStringList lines{tr("This desk is in use by %1.").arg(wrapAnywhere(m_desk.lockedUsername()))};
    if (m_waitsFor > 0) {
        lines << tr("%n posting(s) of this user have no known outcome yet. The server is being asked; then the desk is "
                    "free for you. If you do not wait, they stay on this PC for this user or a supervisor.",
                    nullptr, m_waitsFor);
    }
    setExplanation(lines.join(u'\n'));
    m_other->setText(m_waitsFor > 0 ? tr("Do not &wait") : tr("&Another user"));
}

void LockedPage::enter() {
    explain();
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
            m_password->setFocus();
            showError(*error);
        }
    });
}

} // namespace tellerdesk::client

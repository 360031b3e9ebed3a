// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/login/passwordpages.h"

#include "client/app/desk.h"
#include "client/widgets/form.h"
#include "shared/domain/passwordrule.h"
#include "shared/domain/textrule.h"

#include <QLineEdit>

namespace tellerdesk::client {

namespace {

// Marks what is wrong with a new password and its repetition; true when nothing is.
bool checkNewPassword(Form& form, const char* name, const QLineEdit& wanted, const QLineEdit& again) {
    if (passwordFault(wanted.text())) {
        form.setFault(QString::fromLatin1(name), CardPage::tr("use %1 to %2 characters; a sentence is easy to remember")
                                                     .arg(kPasswordMin)
                                                     .arg(kPasswordMax));
        return false;
    }
    if (wanted.text() != again.text()) {
        form.setFault(QStringLiteral("again"),
                      CardPage::tr("this differs from the line above; type the same password again"));
        return false;
    }
    return true;
}

} // namespace

NewPasswordPage::NewPasswordPage(Desk& desk, QWidget* parent)
    : CardPage(tr("Choose a password"), tr("Save"), parent)
    , m_desk(desk)
    , m_current(form().addText("current_password", tr("Current password"), QLineEdit::Password))
    , m_new(form().addText("new_password", tr("New password"), QLineEdit::Password))
    , m_again(form().addText("again", tr("New password again"), QLineEdit::Password)) {
    setExplanation(tr("Your password was set by somebody else. Choose one that only you know; then the desk opens."));
}

void NewPasswordPage::enter() {
    for (QLineEdit* edit : {m_current, m_new, m_again}) {
        edit->clear();
    }
    clearError();
    setWaiting(false);
    CardPage::enter();
}

void NewPasswordPage::submit() {
    clearError();
    if (m_current->text().isEmpty()) {
        form().setFault(QStringLiteral("current_password"), tr("enter the password that you signed in with"));
        return;
    }
    if (!checkNewPassword(form(), "new_password", *m_new, *m_again)) {
        return;
    }
    if (m_new->text() == m_current->text()) {
        form().setFault(QStringLiteral("new_password"), tr("choose another one than the current password"));
        return;
    }
    setWaiting(true);
    m_desk.changePassword(m_current->text(), m_new->text(), [this](const std::optional<ApiError>& error) {
        setWaiting(false);
        if (error) {
            if (error->isRefusal(ErrorCode::CurrentPasswordWrong)) {
                m_current->setFocus();
            }
            showError(*error);
        }
    });
}

SetUpPage::SetUpPage(Desk& desk, QWidget* parent)
    : CardPage(tr("Set up this bank"), tr("Create the administrator"), parent)
    , m_desk(desk)
    , m_code(form().addText("setup_code", tr("Set-up code")))
    , m_username(form().addText("username", tr("User name")))
    , m_fullName(form().addText("full_name", tr("Full name")))
    , m_password(form().addText("password", tr("Password"), QLineEdit::Password))
    , m_again(form().addText("again", tr("Password again"), QLineEdit::Password)) {
    setExplanation(tr("The server has no administrator yet. It printed a set-up code on its console when it started."));
}

void SetUpPage::submit() {
    clearError();
    const QString username = m_username->text().trimmed().toLower();
    if (m_code->text().trimmed().isEmpty()) {
        form().setFault(QStringLiteral("setup_code"), tr("enter the code that the server printed"));
        return;
    }
    if (faultOf(kUsernameRule, username)) {
        form().setFault(QStringLiteral("username"), tr("use 2 to 64 of a-z, 0-9, dot, hyphen and underscore"));
        return;
    }
    if (faultOf(kFullNameRule, m_fullName->text())) {
        form().setFault(QStringLiteral("full_name"), tr("enter the person's name"));
        return;
    }
    if (!checkNewPassword(form(), "password", *m_password, *m_again)) {
        return;
    }
    setWaiting(true);
    m_desk.setUp({.setupCode = m_code->text().trimmed(),
                  .username = username,
                  .fullName = m_fullName->text(),
                  .password = m_password->text()},
                 [this](const std::optional<ApiError>& error) {
                     setWaiting(false);
                     if (error) {
                         m_code->setFocus(); // a code that is wrong or used up is what the server refuses
                         showError(*error);
                     }
                 });
}

} // namespace tellerdesk::client

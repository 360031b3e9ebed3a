// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/staffdetails.h"

#include "client/staff/stafftexts.h"
#include "client/widgets/theme.h"
#include "client/widgets/wraptext.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tellerdesk::client {

namespace {

QLabel* label(const char* name, Theme::Type type) {
    auto* it = new QLabel;
    it->setObjectName(QString::fromLatin1(name));
    it->setTextFormat(Qt::PlainText);
    it->setWordWrap(true);
    Theme::setType(it, type);
    return it;
}

} // namespace

StaffDetails::StaffDetails(QWidget* parent)
    : QWidget(parent)
    , m_name(label("detailsName", Theme::Type::Heading))
    , m_facts(label("detailsFacts", Theme::Type::Body))
    , m_reason(label("detailsReason", Theme::Type::Small)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kGap);
    column->addWidget(m_name);
    column->addWidget(m_facts);
    column->addSpacing(Theme::kGap);
    m_edit = add("edit", tr("&Edit"), &StaffDetails::editWanted);
    m_unlock = add("unlock", tr("&Unlock"), &StaffDetails::unlockWanted);
    m_reset = add("reset", tr("&Reset password"), &StaffDetails::resetWanted);
    m_sessions = add("endSessions", tr("End &sessions"), &StaffDetails::sessionsWanted);
    m_status = add("changeStatus", QString(), &StaffDetails::statusWanted);
    column->addWidget(m_reason);
    column->addStretch(1);
    Theme::setTone(m_reason, Theme::Tone::Muted);
    m_reason->setText(tr("This is you. Nobody changes their own role or status, or resets their own password: another "
                         "administrator does."));
}

QPushButton* StaffDetails::add(const char* name, const QString& text, void (StaffDetails::*wanted)()) {
    auto* button = new QPushButton(text);
    button->setObjectName(QString::fromLatin1(name));
    layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, wanted);
    return button;
}

void StaffDetails::show(const Shown& shown) {
    const UserInfo& user = shown.user;
    m_name->setText(wrapAnywhere(user.fullName));
    QStringList facts{tr("User name: %1").arg(wrapAnywhere(user.username)),
                      tr("E-mail: %1").arg(user.email ? wrapAnywhere(*user.email) : tr("none")),
                      tr("Role: %1").arg(roleText(user.role)),
                      tr("Branch: %1").arg(wrapAnywhere(shown.branch)),
                      tr("Status: %1").arg(statusText(user)),
                      tr("Last login: %1").arg(momentText(user.lastLoginAt))};
    if (user.mustChangePassword) {
        facts.append(tr("Must choose a new password at the next login."));
    }
    m_facts->setText(facts.join(u'\n'));
    const bool disabled = user.status == UserStatus::Disabled;
    m_status->setText(disabled ? tr("En&able") : tr("Dis&able"));
    for (QPushButton* button : {m_edit, m_unlock, m_reset, m_sessions, m_status}) {
        button->setVisible(shown.mayManage);
        // Read out after the button's name, where the reason below it is not seen.
        button->setAccessibleDescription(QString());
    }
    m_unlock->setVisible(shown.mayManage && user.locked);
    for (QPushButton* button : {m_reset, m_status}) {
        button->setEnabled(!shown.isOwn);
        button->setAccessibleDescription(shown.isOwn ? m_reason->text() : QString());
    }
    m_reason->setVisible(shown.isOwn && shown.mayManage);
}

void StaffDetails::showNobody(const QString& why) {
    m_name->clear();
    m_facts->setText(why);
    m_reason->hide();
    for (QPushButton* button : {m_edit, m_unlock, m_reset, m_sessions, m_status}) {
        button->hide();
    }
}

} // namespace tellerdesk::client

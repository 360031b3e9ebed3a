// SPDX-License-Identifier: GPL-3.0-or-later
// What the page does when somebody is chosen and something is to be done about them.
#include "client/net/session.h"
#include "client/staff/confirmcard.h"
#include "client/staff/passwordcard.h"
#include "client/staff/staffdetails.h"
#include "client/staff/stafffilter.h"
#include "client/staff/staffform.h"
#include "client/staff/staffpage.h"
#include "client/staff/stafftexts.h"
#include "client/widgets/pagestack.h"

#include <QLabel>
#include <QTableView>

namespace tellerdesk::client {

void StaffPage::refreshList() {
    QString notice;
    Theme::Tone tone = Theme::Tone::Muted;
    if (m_list.state() == StaffList::State::Failed && m_list.error()) {
        notice = staffErrorText(*m_list.error());
        tone = Theme::Tone::Bad;
    } else if (m_list.state() == StaffList::State::Loading) {
        notice = tr("Reading the list.");
    } else if (m_list.users().empty()) {
        notice = m_list.filter() == StaffList::Filter()
                     ? tr("Nobody works here yet.")
                     : tr("Nobody fits. Type less of the name, or choose all roles, any status, all branches.");
    }
    Theme::setTone(m_listNotice, tone);
    m_listNotice->setText(notice);
    m_listNotice->setVisible(!notice.isEmpty());
    m_filter->tell(notice);
    const auto& users = m_list.users();
    if (!users.empty()) {
        const UserInfo* before = chosen();
        m_table->selectRow(before == nullptr ? 0 : static_cast<int>(before - users.data()));
    }
    refreshDetails();
}

void StaffPage::refreshDetails() {
    const UserInfo* user = chosen();
    if (user == nullptr) {
        return m_details->showNobody(tr("Choose somebody in the list to see more."));
    }
    const QString branch = m_list.branchName(user->branchId);
    m_details->show({.user = *user,
                     .branch = branch.isEmpty() ? tr("unknown") : branch,
                     .isOwn = isOwn(*user),
                     .mayManage = m_session.may(Permission::ManageUsers)});
}

void StaffPage::begin(Act act) {
    if (!m_session.may(Permission::ManageUsers) || m_record.isBusy() || (act != Act::Create && chosen() == nullptr)) {
        return;
    }
    m_act = act;
    m_leaving = false;
    say({});
    if (act != Act::Create) {
        return m_record.open(chosen()->id);
    }
    m_side->setCurrentWidget(m_form);
    m_form->startNew(m_session.facts()->branchCode);
    Q_EMIT commandsChanged();
}

void StaffPage::opened() {
    const UserInfo user = *m_record.user();
    const UserInfo* shown = chosen();
    const QString differences = shown != nullptr ? differenceText(*shown, user, m_list) : QString();
    m_list.take(user);
    if (m_act == Act::Edit) {
        m_side->setCurrentWidget(m_form);
        m_form->startChange(user, isOwn(user));
    } else {
        ask();
    }
    if (!differences.isEmpty()) {
        say(tr("Changed since the list was read:\n%1").arg(differences), Theme::Tone::Caution);
    }
    Q_EMIT commandsChanged();
}

void StaffPage::ask() {
    const QString name = m_record.user()->username;
    m_side->setCurrentWidget(m_confirm);
    switch (m_act) {
    case Act::Reset:
        return m_confirm->ask(tr("Reset the password of %1?").arg(name),
                              tr("A one-time password is made and shown once. The old one stops working, every session "
                                 "ends, and a lock is lifted."),
                              tr("O&K, reset it"));
    case Act::Disable:
        return m_confirm->ask(tr("Disable %1?").arg(name),
                              tr("Every session ends at once, and nobody can log in by this name until it is enabled."),
                              tr("O&K, disable"));
    case Act::Enable:
        return m_confirm->ask(tr("Enable %1?").arg(name), tr("The old password works again."), tr("O&K, enable"));
    case Act::EndSessions:
        return m_confirm->ask(tr("End the sessions of %1?").arg(name),
                              tr("Wherever this user is signed in, the desk asks for a login again."),
                              tr("O&K, end them"));
    case Act::None:
    case Act::Create:
    case Act::Edit:
        return;
    }
}

void StaffPage::confirm() {
    if (m_side->currentWidget() != m_confirm || !m_record.user()) {
        return;
    }
    const UserId id = m_record.user()->id;
    switch (m_act) {
    case Act::Reset:
        return m_record.reset(id);
    case Act::Disable:
        return m_record.change({.status = UserStatus::Disabled});
    case Act::Enable:
        return m_record.change({.status = UserStatus::Active});
    case Act::EndSessions:
        return m_record.endSessions(id);
    case Act::None:
    case Act::Create:
    case Act::Edit:
        return;
    }
}

void StaffPage::save() {
    if (m_side->currentWidget() != m_form || m_record.isBusy()) {
        return;
    }
    m_leaving = false;
    if (!m_form->isNew()) {
        return saveChange();
    }
    if (auto request = m_form->readNew()) {
        say({});
        m_record.create(*std::move(request));
    }
}

void StaffPage::saveChange() {
    const auto change = m_form->readChange();
    if (!change) {
        return;
    }
    say({});
    if (change->toJson().isEmpty()) {
        return endAct(tr("Nothing was changed."));
    }
    m_record.change(*change);
}

void StaffPage::endAct(const QString& done) {
    const bool wasElsewhere = m_side->currentWidget() != m_details;
    m_act = Act::None;
    m_leaving = false;
    m_password->forget();
    m_side->setCurrentWidget(m_details);
    say(done, Theme::Tone::Good);
    refreshDetails();
    if (wasElsewhere) {
        m_table->setFocus();
    }
    Q_EMIT commandsChanged();
}

} // namespace tellerdesk::client

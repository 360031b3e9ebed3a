// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/staff/staffpage.h"

#include "client/app/dates.h"
#include "client/net/session.h"
#include "client/staff/confirmcard.h"
#include "client/staff/passwordcard.h"
#include "client/staff/staffdetails.h"
#include "client/staff/stafffilter.h"
#include "client/staff/staffform.h"
#include "client/staff/stafftexts.h"
#include "client/widgets/listtable.h"
#include "client/widgets/pagestack.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace tellerdesk::client {

namespace {

constexpr int kSideWidth = 424; // what the widest card needs, with a scroll bar beside it

} // namespace

StaffPage::StaffPage(StaffList& list, StaffRecord& record, const Session& session, QWidget* parent)
    : Page(parent)
    , m_list(list)
    , m_record(record)
    , m_session(session)
    , m_model(list)
    , m_filter(new StaffFilter)
    , m_new(new QPushButton(tr("&New")))
    , m_import(new QPushButton(tr("&Import")))
    , m_table(new QTableView)
    , m_listNotice(new QLabel)
    , m_notice(new QLabel)
    , m_side(new PageStack)
    , m_details(new StaffDetails)
    , m_confirm(new ConfirmCard)
    , m_form(new StaffForm)
    , m_password(new PasswordCard) {
    buildTable();
    auto* left = new QVBoxLayout;
    left->setSpacing(Theme::kGap);
    left->addWidget(buildHead());
    left->addWidget(m_filter);
    left->addWidget(m_listNotice);
    left->addWidget(m_table, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kSection, Theme::kGap, Theme::kSection, Theme::kGap);
    row->setSpacing(Theme::kSection);
    row->addLayout(left, 1);
    row->addWidget(buildSide());
    connectDetails();
    connectRecord();
}

QWidget* StaffPage::buildHead() {
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kGap);
    auto* heading = new QLabel(tr("Staff"));
    Theme::setType(heading, Theme::Type::Title);
    m_new->setObjectName(QStringLiteral("newStaff"));
    m_import->setObjectName(QStringLiteral("importStaff"));
    row->addWidget(heading, 1);
    row->addWidget(m_new);
    row->addWidget(m_import);
    m_listNotice->setObjectName(QStringLiteral("staffListNotice"));
    m_listNotice->setWordWrap(true);
    m_listNotice->setTextFormat(Qt::PlainText);
    return head;
}

void StaffPage::buildTable() {
    m_table->setModel(&m_model);
    m_table->setObjectName(QStringLiteral("staff"));
    m_table->setAccessibleName(tr("Members of staff, by user name"));
    layOutList(*m_table, StaffModel::FullName);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    auto* header = m_table->horizontalHeader();
    for (const auto& [column, width] : {std::pair(StaffModel::Username, 108), std::pair(StaffModel::Status, 116),
                                        std::pair(StaffModel::Branch, 112)}) {
        header->resizeSection(column, width);
    }
    QStringList roles;
    for (const Role role : {Role::Teller, Role::Supervisor, Role::Administrator, Role::Auditor}) {
        roles << roleText(role);
    }
    header->resizeSection(StaffModel::RoleName, columnWidthFor(roles));
    header->resizeSection(StaffModel::LastLogin, columnWidthFor(longestMoments()));
}

QWidget* StaffPage::buildSide() {
    m_notice->setObjectName(QStringLiteral("staffNotice"));
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->hide();
    for (QWidget* each : std::initializer_list<QWidget*>{m_details, m_confirm, m_form, m_password}) {
        m_side->addWidget(each);
    }
    auto* inner = new QFrame;
    inner->setProperty("card", true);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(Theme::kSection, Theme::kSection, Theme::kSection, Theme::kSection);
    column->setSpacing(Theme::kSection);
    column->addWidget(m_notice);
    column->addWidget(m_side, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(kSideWidth);
    scroll->setWidget(inner);
    return scroll;
}

void StaffPage::connectDetails() {
    connect(&m_list, &StaffList::changed, this, &StaffPage::refreshList);
    connect(&m_list, &StaffList::branchesChanged, this, [this] {
        m_filter->setBranches(m_list.branches());
        m_form->setBranches(m_list.branches());
        refreshDetails();
    });
    connect(m_filter, &StaffFilter::changed, this, [this] { m_list.setFilter(m_filter->filter()); });
    connect(m_filter, &StaffFilter::left, this, [this] { m_table->setFocus(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        if (now.isValid()) {
            m_chosen = m_list.users()[static_cast<std::size_t>(now.row())].id;
            say({});
            refreshDetails();
        }
    });
    connect(m_table, &QTableView::activated, this, [this] { begin(Act::Edit); });
    connect(m_new, &QPushButton::clicked, this, [this] { begin(Act::Create); });
    connect(m_import, &QPushButton::clicked, this, &StaffPage::importWanted);
    connect(m_details, &StaffDetails::editWanted, this, [this] { begin(Act::Edit); });
    connect(m_details, &StaffDetails::resetWanted, this, [this] { begin(Act::Reset); });
    connect(m_details, &StaffDetails::sessionsWanted, this, [this] { begin(Act::EndSessions); });
    connect(m_details, &StaffDetails::statusWanted, this, [this] {
        begin(chosen() != nullptr && chosen()->status == UserStatus::Disabled ? Act::Enable : Act::Disable);
    });
    connect(m_details, &StaffDetails::unlockWanted, this, [this] {
        if (chosen() != nullptr) {
            m_record.unlock(chosen()->id);
        }
    });
    connect(m_confirm, &ConfirmCard::confirmed, this, &StaffPage::confirm);
    connect(m_confirm, &ConfirmCard::declined, this, [this] { endAct(); });
    connect(m_form, &StaffForm::saveWanted, this, &StaffPage::save);
    connect(m_password, &PasswordCard::done, this, [this] { endAct(); });
}

void StaffPage::connectRecord() {
    connect(&m_record, &StaffRecord::opened, this, &StaffPage::opened);
    connect(&m_record, &StaffRecord::saved, this, [this](const UserInfo& user) {
        m_chosen = user.id;
        m_list.take(user);
        m_table->setFocus();
        endAct(m_act == Act::Create ? tr("%1 was made.").arg(user.username) : tr("%1 was changed.").arg(user.username));
    });
    connect(&m_record, &StaffRecord::passwordMade, this, [this](const UserInfo& user, const QString& password) {
        m_side->setCurrentWidget(m_password);
        m_password->show(user.fullName, user.username, password);
        Q_EMIT commandsChanged();
    });
    connect(&m_record, &StaffRecord::sessionsEnded, this,
            [this] { endAct(tr("Every session was ended. A new login opens another.")); });
    connect(&m_record, &StaffRecord::overtaken, this, [this](const UserInfo& before, const UserInfo& now) {
        const QString differences = differenceText(before, now, m_list);
        m_list.take(now);
        m_form->rebase(now);
        say(tr("Somebody else has changed this meanwhile, and nothing of yours is saved yet.\n%1\nF9 saves yours now.")
                .arg(differences.isEmpty() ? tr("The password was reset.") : differences),
            Theme::Tone::Caution);
    });
    connect(&m_record, &StaffRecord::changed, this, [this] {
        if (m_record.error()) {
            const QString text = staffErrorText(*m_record.error());
            if (m_side->currentWidget() == m_form) {
                return m_form->showError(*m_record.error(), text);
            }
            say(text, Theme::Tone::Bad);
        }
    });
}

std::vector<Command> StaffPage::commands() const {
    std::vector<Command> commands{Command::FindCustomer};
    if (m_side->currentWidget() == m_form || m_side->currentWidget() == m_confirm) {
        commands.push_back(Command::Save);
    }
    commands.push_back(Command::Lock);
    return commands;
}

void StaffPage::run(Command command) {
    if (command == Command::FindCustomer) {
        m_list.enter();
        m_filter->focusText();
    } else if (command == Command::Save) {
        m_side->currentWidget() == m_form ? save() : confirm();
    }
}

bool StaffPage::stepBack() {
    if (m_side->currentWidget() == m_form && m_form->isDirty() && !m_leaving) {
        m_leaving = true;
        say(tr("What you typed is not saved. F9 saves it, Esc once more drops it."), Theme::Tone::Caution);
        return true;
    }
    if (m_side->currentWidget() != m_details) {
        endAct();
        return true;
    }
    return false;
}

bool StaffPage::hasUnsaved() const {
    return (m_side->currentWidget() == m_form && m_form->isDirty()) ||
           (m_side->currentWidget() == m_password && !m_password->isEmpty()); // shown once
}

void StaffPage::enter() {
    const bool mayManage = m_session.may(Permission::ManageUsers);
    m_new->setVisible(mayManage);
    m_import->setVisible(mayManage);
    m_list.enter();
    if (m_side->currentWidget() == m_details) {
        m_filter->focusText();
    }
}

// Behind another page or a lock the password is gone for good.
void StaffPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (m_side->currentWidget() == m_password && m_password->isEmpty()) {
        endAct();
        say(tr("The one-time password was put away when this page was left. If it was not handed over, reset the "
               "password again."),
            Theme::Tone::Caution);
    }
}

void StaffPage::clearDesk() {
    endAct();
    m_form->forget();
    m_password->forget();
    m_filter->reset();
    m_chosen.reset();
    m_record.leave();
    m_list.leave();
}

const UserInfo* StaffPage::chosen() const {
    const auto& users = m_list.users();
    const auto found =
        std::find_if(users.begin(), users.end(), [this](const UserInfo& user) { return user.id == m_chosen; });
    return found == users.end() ? nullptr : &*found;
}

bool StaffPage::isOwn(const UserInfo& user) const {
    return m_session.facts() && m_session.facts()->userId == user.id;
}

void StaffPage::say(const QString& text, Theme::Tone tone) {
    Theme::setTone(m_notice, tone);
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/page.h"
#include "client/staff/staffmodel.h"
#include "client/staff/staffrecord.h"
#include "client/widgets/theme.h"

class QLabel;
class QPushButton;
class QTableView;

namespace tellerdesk::client {

class ConfirmCard;
class PageStack;
class PasswordCard;
class Session;
class StaffDetails;
class StaffFilter;
class StaffForm;

// The bank's staff: a list to find somebody in, and beside it what is known of them and can be done about them.
class StaffPage : public Page {
    Q_OBJECT

public:
    StaffPage(StaffList& list, StaffRecord& record, const Session& session, QWidget* parent = nullptr);

    QString title() const override { return tr("Staff"); }
    QString chapter() const override { return QStringLiteral("staff"); }
    std::vector<Command> commands() const override;
    void run(Command command) override;
    bool stepBack() override;
    bool hasUnsaved() const override;
    void enter() override;
    void clearDesk();

protected:
    void showEvent(QShowEvent* event) override;

Q_SIGNALS:
    void importWanted();

private:
    enum class Act { None, Create, Edit, Reset, Disable, Enable, EndSessions };

    void buildTable();
    QWidget* buildSide();
    QWidget* buildHead();
    void connectRecord();
    void connectDetails();

    const UserInfo* chosen() const;
    bool isOwn(const UserInfo& user) const;
    void refreshList();
    void refreshDetails();
    void begin(Act act); // reads the user first: what is changed is what the server has now
    void opened();
    void ask();
    void confirm();
    void save();
    void endAct(const QString& done = {});
    void say(const QString& text, Theme::Tone tone = Theme::Tone::Muted);
    void saveChange();

    StaffList& m_list;
    StaffRecord& m_record;
    const Session& m_session;
    StaffModel m_model;
    StaffFilter* m_filter;
    QPushButton* m_new;
    QPushButton* m_import;
    QTableView* m_table;
    QLabel* m_listNotice;
    QLabel* m_notice;
    PageStack* m_side;
    StaffDetails* m_details;
    ConfirmCard* m_confirm;
    StaffForm* m_form;
    PasswordCard* m_password;
    Act m_act = Act::None;
    std::optional<UserId> m_chosen; // kept while the list is read again
    bool m_leaving = false;         // Esc was pressed once over something typed
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/page.h"
#include "client/staff/branchdesk.h"
#include "client/widgets/theme.h"

#include <QTimer>

class QFrame;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace tellerdesk::client {

class Form;

// Where a supervisor begins: who is locked, which tills are open, and the closing of a till whose teller cannot.
class BranchPage : public Page {
    Q_OBJECT

public:
    explicit BranchPage(BranchDesk& desk, QWidget* parent = nullptr);

    QString title() const override { return tr("Branch"); }
    QString chapter() const override { return QStringLiteral("branch"); }
    std::vector<Command> commands() const override;
    void run(Command command) override;
    bool stepBack() override;
    void enter() override;
    void clearDesk();

private:
    QWidget* buildLocked();
    QWidget* buildTills();
    QWidget* buildClosing();
    void refresh();
    void refreshLists();
    void refreshClosing();
    void rebuildForm();
    void offer();
    void unlockChosen();
    void closeChosen();
    void say(const QString& text, Theme::Tone tone);

    BranchDesk& m_desk;
    QLabel* m_notice;
    QListWidget* m_locked;
    QLabel* m_lockedNotice;
    QPushButton* m_unlock;
    QListWidget* m_tills;
    QLabel* m_tillsNotice;
    QPushButton* m_close;
    QFrame* m_closing;
    QLabel* m_whose;
    QVBoxLayout* m_formPlace;
    Form* m_form = nullptr;
    Form* m_reasonForm;
    QLineEdit* m_reason;
    QLabel* m_readBack;
    QLabel* m_hint;
    BranchDesk::Closing m_shown = BranchDesk::Closing::None;
    QTimer m_again;
    bool m_wantsFocus = false; // until the lists have been read
};

} // namespace tellerdesk::client

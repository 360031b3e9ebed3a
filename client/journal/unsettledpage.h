// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/page.h"
#include "client/journal/unsettledpresenter.h"

#include <optional>

class QLabel;
class QListWidget;
class QPushButton;

namespace tellerdesk::client {

// Postings whose outcome nobody knows yet: one's own can be sent again (the customer is still here) or withdrawn (they
// have left); of other users only their number is shown, and a supervisor may withdraw them.
class UnsettledPage : public Page {
    Q_OBJECT

public:
    explicit UnsettledPage(UnsettledPresenter& presenter, QWidget* parent = nullptr);

    QString title() const override { return tr("Unsettled postings"); }
    QString chapter() const override { return QStringLiteral("unsettled"); }
    std::vector<Command> commands() const override { return {Command::Lock}; }
    void enter() override;

private:
    void refresh();
    void offer();
    void withdraw();
    void sendAgain();

    UnsettledPresenter& m_presenter;
    QLabel* m_notice;
    QListWidget* m_list;
    QPushButton* m_send;
    QPushButton* m_withdraw;
    std::vector<RequestKey> m_own;
    std::vector<QString> m_others; // after the own ones in the list
};

} // namespace tellerdesk::client

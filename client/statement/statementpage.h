// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/page.h"
#include "client/statement/entriesmodel.h"

class QLabel;
class QLineEdit;
class QTableView;

namespace tellerdesk::client {

class ElidedLabel;
class Form;

class StatementPage : public Page {
    Q_OBJECT

public:
    explicit StatementPage(StatementPresenter& presenter, QWidget* parent = nullptr);

    QString title() const override { return tr("Statement"); }
    std::vector<Command> commands() const override;
    void run(Command command) override;
    void enter() override;

private:
    void refresh();
    void savePeriod();

    StatementPresenter& m_presenter;
    EntriesModel m_model;
    ElidedLabel* m_holder;
    QLabel* m_account;
    QLabel* m_notice;
    QTableView* m_table;
    Form* m_form;
    QLineEdit* m_from;
    QLineEdit* m_to;
};

} // namespace tellerdesk::client

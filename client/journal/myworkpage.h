// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/app/page.h"
#include "client/journal/workmodel.h"

class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace tellerdesk::client {

class AmountLabel;
class Printing;

// The day's postings with what became of each. Typing narrows them down while Up and Down choose; Enter shows the
// receipt, Ctrl+P prints a copy.
class MyWorkPage : public Page {
    Q_OBJECT

public:
    MyWorkPage(MyWorkPresenter& presenter, Printing& printing, QWidget* parent = nullptr);

    QString title() const override { return tr("My work"); }
    QString chapter() const override { return QStringLiteral("mywork"); }
    std::vector<Command> commands() const override;
    void run(Command command) override;
    bool stepBack() override; // first the filter goes
    void enter() override;
    void clearDesk();

Q_SIGNALS:
    void receiptWanted(const tellerdesk::PostingId& id);
    void printingWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeSide();
    void layOutTable();
    void refresh();
    void refreshSide();
    QString noticeText() const;
    QString totalsText() const;
    const WorkLine* chosen() const;
    void chooseRow(int row);
    void showReceipt();
    void printCopy();

    MyWorkPresenter& m_presenter;
    Printing& m_printing;
    WorkModel m_model;
    PostingId m_chosen;
    QLineEdit* m_filter;
    QLabel* m_scopeCaption;
    QComboBox* m_scope;
    QLabel* m_notice;
    QTableView* m_table;
    QLabel* m_totals;
    QLabel* m_state = nullptr;
    AmountLabel* m_amount = nullptr;
    QLabel* m_detail = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_preview = nullptr;
    QPushButton* m_failed = nullptr;
    QString m_said; // what became of the last print
};

} // namespace tellerdesk::client

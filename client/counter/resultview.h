// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace tellerdesk::client {

class AmountLabel;
class ElidedLabel;
class FactList;
class PostingPresenter;
class SpaceButton;

// The word that the database has for a posting, and what can be done next.
class ResultView : public QWidget {
    Q_OBJECT

public:
    explicit ResultView(PostingPresenter& presenter, QWidget* parent = nullptr);

    void refresh();
    void focusFirst();

Q_SIGNALS:
    void receiptRequested();
    void nextRequested(); // the desk is to be cleared for the next customer

private:
    void refreshButtons();

    PostingPresenter& m_presenter;
    QLabel* m_state;
    QLabel* m_direction;
    ElidedLabel* m_holder;
    AmountLabel* m_amount;
    FactList* m_facts;
    QLabel* m_lines;
    SpaceButton* m_next;
    SpaceButton* m_back;
    SpaceButton* m_receipt;
    SpaceButton* m_withdraw;
};

} // namespace tellerdesk::client

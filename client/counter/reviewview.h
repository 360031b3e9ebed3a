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

// What is about to happen, as it is read back: whose account, how much, and what the balance will be.
class ReviewView : public QWidget {
    Q_OBJECT

public:
    explicit ReviewView(PostingPresenter& presenter, QWidget* parent = nullptr);

    void refresh(); // in review only
    void focusFirst();

private:
    PostingPresenter& m_presenter;
    QLabel* m_title;
    ElidedLabel* m_holder;
    QLabel* m_account;
    QLabel* m_direction;
    AmountLabel* m_amount;
    QLabel* m_words;
    FactList* m_receiver;
    FactList* m_consequence;
    SpaceButton* m_post;
    QLabel* m_hint;
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace tellerdesk::client {

class DraftView;
class PageStack;
class PostingPresenter;
class ResultView;
class ReviewView;

// The draft, its review, and the word that the database has for it: one after the other in the same place.
class PostingPanel : public QWidget {
    Q_OBJECT

public:
    explicit PostingPanel(PostingPresenter& presenter, QWidget* parent = nullptr);

    void focusFirst();
    void setMayPost(bool may); // an auditor looks only

    void forget(); // another user: nothing of the last posting stays, seen or unseen

Q_SIGNALS:
    void receiptRequested();
    void nextRequested();

private:
    void makeViews();
    QWidget* makeHint();
    void refresh();

    PostingPresenter& m_presenter;
    PageStack* m_stack;
    QLabel* m_hint;
    QWidget* m_hintPage;
    DraftView* m_draft = nullptr;
    ReviewView* m_review = nullptr;
    ResultView* m_result = nullptr;
    int m_shownStep = -1;
};

} // namespace tellerdesk::client

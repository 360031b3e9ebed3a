// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tellerdesk::client {

class AmountEdit;
class AmountLabel;
class ElidedLabel;
class Form;
class PageStack;
class PostingPresenter;

// The draft, its review, and the word that the database has for it: one after the other in the same place.
class PostingPanel : public QWidget {
    Q_OBJECT

public:
    PostingPanel(PostingPresenter& presenter, QWidget* parent = nullptr);

    void focusFirst();

Q_SIGNALS:
    void receiptRequested();

private:
    QWidget* makeHint();
    QWidget* makeDraft();
    QWidget* makeReview();
    QWidget* makeResult();
    void refresh();
    void refreshDraft();
    void refreshReview();
    void refreshResult();
    void showFault();

    PostingPresenter& m_presenter;
    PageStack* m_stack;
    QWidget* m_hint;
    QWidget* m_draft;
    QWidget* m_review;
    QWidget* m_result;

    QLabel* m_draftTitle;
    Form* m_form;
    QLineEdit* m_account;
    AmountEdit* m_amount;
    QLabel* m_readBack;
    Form* m_transferForm;
    QLineEdit* m_toNumber;
    Form* m_narrativeForm;
    QLineEdit* m_narrative;
    QLabel* m_draftHint;

    QLabel* m_reviewTitle;
    AmountLabel* m_reviewAmount;
    QLabel* m_reviewWords;
    QLabel* m_reviewLines;

    QLabel* m_resultState;
    AmountLabel* m_resultAmount;
    QLabel* m_resultLines;
    QPushButton* m_receipt;
    QPushButton* m_withdraw;
    int m_shownStep = -1;
};

} // namespace tellerdesk::client

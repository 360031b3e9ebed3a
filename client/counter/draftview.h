// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace tellerdesk::client {

class AmountEdit;
class Form;
class PostingPresenter;

// The posting as it is being typed, and below it what the amount says so far.
class DraftView : public QWidget {
    Q_OBJECT

public:
    explicit DraftView(PostingPresenter& presenter, QWidget* parent = nullptr);

    void refresh();
    void focusFirst();

private:
    void refreshReadBack();
    void showFault();

    PostingPresenter& m_presenter;
    QLabel* m_title;
    Form* m_form;
    QLineEdit* m_account;
    AmountEdit* m_amount;
    QLabel* m_available;
    Form* m_transferForm;
    QLineEdit* m_toNumber;
    Form* m_narrativeForm;
    QLineEdit* m_narrative;
    QLabel* m_readBack;
    QLabel* m_words;
    QLabel* m_hint;
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QFormLayout;
class QLabel;
class QScrollArea;

namespace tellerdesk::client {

class CustomerFieldsForm;
class CustomerPresenter;
class ElidedLabel;

// A customer's details, or the form that changes them.
class CustomerDetails : public QFrame {
    Q_OBJECT

public:
    explicit CustomerDetails(CustomerPresenter& presenter, QWidget* parent = nullptr);

    void save(); // what was typed, when nothing of it is at fault
    bool isDirty() const;
    void focusForm();

private:
    void refresh();
    void takeTexts();
    void showRows();
    void addRow(const QString& caption, const QString& text);
    QString stateText() const;

    CustomerPresenter& m_presenter;
    ElidedLabel* m_name;
    QLabel* m_state;
    QScrollArea* m_scroll;
    QWidget* m_list;
    QFormLayout* m_rows;
    CustomerFieldsForm* m_form;
    QLabel* m_hint;
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/customers/newcustomer.h"

#include <QWidget>

class QLabel;

namespace tellerdesk::client {

class CustomerFieldsForm;
class SimilarList;

// A new customer at the counter. Who may be the same person is shown before anybody is created.
class CustomerForm : public QWidget {
    Q_OBJECT

public:
    explicit CustomerForm(ServedCustomer& served, QWidget* parent = nullptr);

    void clear();
    bool isDirty() const;
    void save(); // looks for similar ones first; in spite of those that are shown it creates
    void focusFirst();
    bool stepBack(); // from the similar ones to the fields

Q_SIGNALS:
    void created();                                                // and served
    void existingChosen(const tellerdesk::CustomerInfo& customer); // instead of a new one

private:
    void refresh();

    NewCustomer m_new;
    CustomerFieldsForm* m_fields;
    SimilarList* m_similar;
    QLabel* m_state;
    QLabel* m_hint;
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/apierror.h"
#include "shared/api/messages_customers.h"

#include <QWidget>

class QLineEdit;
class QLabel;

namespace tellerdesk::client {

class Form;

// A new customer. Checks by the same rules as the server, so that what is wrong is said at its field before anything is
// sent.
class CustomerForm : public QWidget {
    Q_OBJECT

public:
    explicit CustomerForm(QWidget* parent = nullptr);

    void clear();
    bool isDirty() const;
    // The fields, or nothing when one is at fault (marked, with the focus in it).
    std::optional<CustomerFields> read();
    void showError(const ApiError& error);
    void focusFirst();

private:
    QString textOf(const char* name) const;
    bool check(const char* name, const TextRule& rule, const QString& advice);

    Form* m_form;
    QLabel* m_error;
};

} // namespace tellerdesk::client

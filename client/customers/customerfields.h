// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/customers/customertexts.h"
#include "client/net/apierror.h"
#include "client/widgets/form.h"

#include <optional>

namespace tellerdesk::client {

// The fields of a customer, new or changed. Checks by the same rules as the server, so that what is wrong is said at
// its field before anything is sent.
class CustomerFieldsForm : public Form {
    Q_OBJECT

public:
    explicit CustomerFieldsForm(QWidget* parent = nullptr);

    void clear() { show({}); }
    void show(const CustomerTexts& texts); // also takes the faults away
    CustomerTexts texts() const;
    bool isEmpty() const;
    // What was typed, or nothing when a field is at fault (marked, with the focus in it).
    std::optional<CustomerTexts> read();
    // Marks the fields that the server found at fault. False: it named none that is here.
    bool showFaults(const ApiError& error);
    void focusFirst();

private:
    QString textOf(const char* name) const;
    bool check(const char* name, const TextRule& rule, const QString& advice);
    bool checkAll();
    bool checkDocument();

    CustomerTexts m_shown;
};

} // namespace tellerdesk::client

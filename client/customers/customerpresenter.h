// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/counter/servedcustomer.h"
#include "client/customers/customertexts.h"
#include "client/net/session.h"

#include <QObject>

namespace tellerdesk::client {

// The page of the customer who is served: read anew whenever it is opened, changed against the version that was read.
class CustomerPresenter : public QObject {
    Q_OBJECT

public:
    enum class State { Nobody, Loading, Failed, Shown, Editing, Saving };

    CustomerPresenter(Api& api, const Session& session, ServedCustomer& served, QObject* parent = nullptr);

    void enter();
    void forget(); // the user has gone
    void edit();
    void stopEditing();
    // Nothing typed that differs: editing just ends.
    void save(const CustomerTexts& typed);

    State state() const { return m_state; }
    bool mayEdit() const { return m_session.may(Permission::ManageCustomers); }
    const std::optional<CustomerInfo>& customer() const { return m_customer; }
    const std::optional<ApiError>& error() const { return m_error; }
    // What the form is to show; another one only when `takesTexts` was emitted.
    const CustomerTexts& texts() const { return m_texts; }
    // What somebody else changed meanwhile; empty: nothing, or it has been saved over since.
    const std::vector<FieldConflict>& conflicts() const { return m_conflicts; }

Q_SIGNALS:
    void changed();
    void takesTexts(); // the form begins, or goes on with what was merged
    void saved();

private:
    void show(const CustomerInfo& customer, const std::optional<QString>& etag);
    void fail(const ApiError& error, State state);
    void mergeTheirs(const CustomerTexts& typed);

    Api& m_api;
    const Session& m_session;
    ServedCustomer& m_served;
    State m_state = State::Nobody;
    std::optional<CustomerInfo> m_customer;
    std::optional<QString> m_etag;
    std::optional<ApiError> m_error;
    CustomerTexts m_texts;
    std::vector<FieldConflict> m_conflicts;
    quint64 m_asked = 0; // answers to what was left are dropped
};

} // namespace tellerdesk::client

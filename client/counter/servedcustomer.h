// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/customers/customerpictures.h"
#include "client/net/api.h"
#include "shared/api/messages_accounts.h"
#include "shared/api/messages_customers.h"
#include "shared/api/messages_similar.h"
#include "shared/api/page.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace tellerdesk::client {

// The customer at the counter and their accounts. Everything that belongs to a customer hangs on served(): when it
// changes, drafts go.
class ServedCustomer : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(std::optional<ApiError>)>; // nothing: it worked

    explicit ServedCustomer(Api& api, QObject* parent = nullptr);

    void serve(const CustomerInfo& customer);
    // As the server has them now; whoever asked serves them, unless the teller has moved on.
    void findCustomer(const CustomerId& id, std::function<void(Outcome<CustomerInfo>)> done);
    quint64 turn() const { return m_turn; } // another one since somebody was served, or left
    // Nothing: no account of the branch has this number.
    void findAccount(const QString& number, std::function<void(Outcome<std::optional<AccountInfo>>)> done);
    void leave();
    void reloadAccounts();

    const std::optional<CustomerInfo>& customer() const { return m_customer; }
    const std::vector<AccountInfo>& accounts() const { return m_accounts; }
    bool isLoading() const { return m_loading; }
    const std::optional<ApiError>& error() const { return m_error; }
    CustomerPictures& pictures() { return m_pictures; }

    // Until the server has answered for good, a repeated try carries the same key.
    void create(const CustomerFields& fields, std::function<void(Outcome<CustomerInfo>)> done);
    // `done` is told only while the same customer is served.
    void openAccount(Currency currency, Done done);
    // Who may be the same person as one who is to be created.
    using SimilarDone = std::function<void(Outcome<tellerdesk::Page<SimilarCustomer>>)>;
    void findSimilar(const CustomerFields& fields, QObject* context, SimilarDone done);
    // What the customer's page has read or saved; another customer's is no news here.
    void updateCustomer(const CustomerInfo& customer);
    // What a posting's reply says of one of the accounts.
    void updateAccount(const AccountInfo& account);

Q_SIGNALS:
    void servedChanged();   // another customer, or none
    void customerChanged(); // the same one, with other details
    void accountsChanged();

private:
    // A request that makes something, and its key for as long as its outcome is not known.
    struct Making {
        QJsonObject body = {};
        std::optional<RequestKey> key = {};
    };
    RequestKey keyFor(Making& making, const QJsonObject& body);
    static void settle(Making& making, const RequestKey& key, const std::optional<ApiError>& error);

    Api& m_api;
    std::optional<CustomerInfo> m_customer;
    std::vector<AccountInfo> m_accounts;
    CustomerPictures m_pictures;
    quint64 m_turn = 0;
    bool m_loading = false;
    std::optional<ApiError> m_error;
    Making m_newCustomer;
    Making m_newAccount;
};

} // namespace tellerdesk::client

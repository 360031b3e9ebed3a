// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/counter/servedcustomer.h"

#include "shared/api/page.h"

#include <algorithm>

namespace tellerdesk::client {

ServedCustomer::ServedCustomer(Api& api, QObject* parent)
    : QObject(parent)
    , m_api(api)
    , m_pictures(api) {}

void ServedCustomer::serve(const CustomerInfo& customer) {
    const bool another = !m_customer || m_customer->id != customer.id;
    m_customer = customer;
    ++m_turn;
    if (another) {
        m_accounts.clear();
        m_newAccount = {};
        Q_EMIT servedChanged();
    }
    reloadAccounts();
    if (another) {
        m_pictures.load(customer.id);
    }
}

void ServedCustomer::findCustomer(const CustomerId& id, std::function<void(Outcome<CustomerInfo>)> done) {
    m_api.sendFor<CustomerInfo>({.path = QStringLiteral("/v1/customers/") + id.toString()}, this, std::move(done));
}

void ServedCustomer::findAccount(const QString& number, std::function<void(Outcome<std::optional<AccountInfo>>)> done) {
    ApiCall call{.path = QStringLiteral("/v1/accounts")};
    call.query.addQueryItem(QStringLiteral("number"), number);
    m_api.sendFor<tellerdesk::Page<AccountInfo>>(
        std::move(call), this, [done = std::move(done)](Outcome<tellerdesk::Page<AccountInfo>> page) {
            if (!page) {
                return done(Unexpected<ApiError>{page.error()});
            }
            done(page->items.empty() ? std::optional<AccountInfo>() : std::optional(page->items.front()));
        });
}

void ServedCustomer::leave() {
    ++m_turn;
    m_customer.reset();
    m_accounts.clear();
    m_error.reset();
    m_newAccount = {};
    m_newCustomer = {};
    m_pictures.clear();
    Q_EMIT servedChanged();
    Q_EMIT accountsChanged();
}

void ServedCustomer::reloadAccounts() {
    if (!m_customer) {
        return;
    }
    m_loading = true;
    m_error.reset();
    Q_EMIT accountsChanged();
    ApiCall call{.path = QStringLiteral("/v1/accounts")};
    call.query.addQueryItem(QStringLiteral("customer_id"), m_customer->id.toString());
    call.query.addQueryItem(QStringLiteral("limit"), QString::number(kMaxPageLimit));
    m_api.sendFor<tellerdesk::Page<AccountInfo>>(
        std::move(call), this, [this, asked = m_customer->id](Outcome<tellerdesk::Page<AccountInfo>> page) {
            if (!m_customer || m_customer->id != asked) {
                return;
            }
            m_loading = false;
            if (page) {
                m_accounts = std::move(page->items);
            } else {
                m_error = page.error();
            }
            Q_EMIT accountsChanged();
        });
}

void ServedCustomer::updateAccount(const AccountInfo& account) {
    const auto found = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [&](const AccountInfo& each) { return each.id == account.id; });
    if (found != m_accounts.end()) {
        *found = account;
        Q_EMIT accountsChanged();
    }
}

RequestKey ServedCustomer::keyFor(Making& making, const QJsonObject& body) {
    if (!making.key || making.body != body) {
        making = {.body = body, .key = RequestKey::make()};
    }
    return *making.key;
}

// The key may be another one's by now: of who is served since.
void ServedCustomer::settle(Making& making, const RequestKey& key, const std::optional<ApiError>& error) {
    if (making.key == key && (!error || !error->saysNothingAboutOutcome())) {
        making = {};
    }
}

void ServedCustomer::create(const CustomerFields& fields, std::function<void(Outcome<CustomerInfo>)> done) {
    const QJsonObject body = fields.toJson();
    const RequestKey key = keyFor(m_newCustomer, body);
    m_api.sendFor<CustomerInfo>({.method = "POST", .path = QStringLiteral("/v1/customers"), .body = body, .key = key},
                                this, [this, key, done = std::move(done)](Outcome<CustomerInfo> customer) {
                                    settle(m_newCustomer, key,
                                           customer ? std::nullopt : std::optional(customer.error()));
                                    done(std::move(customer));
                                });
}

void ServedCustomer::findSimilar(const CustomerFields& fields, QObject* context, SimilarDone done) {
    m_api.sendFor<tellerdesk::Page<SimilarCustomer>>({.method = "POST",
                                                      .path = QStringLiteral("/v1/customers/similar"),
                                                      .body = SimilarRequest{.fields = fields}.toJson()},
                                                     context, std::move(done));
}

void ServedCustomer::updateCustomer(const CustomerInfo& customer) {
    if (m_customer && m_customer->id == customer.id && *m_customer != customer) {
        m_customer = customer;
        Q_EMIT customerChanged();
    }
}

void ServedCustomer::openAccount(Currency currency, Done done) {
    const CustomerId owner = m_customer->id;
    const QJsonObject body = OpenAccountRequest{.customerId = owner, .currency = currency}.toJson();
    const RequestKey key = keyFor(m_newAccount, body);
    m_api.send({.method = "POST", .path = QStringLiteral("/v1/accounts"), .body = body, .key = key}, this,
               [this, owner, key, done = std::move(done)](const Outcome<ApiReply>& reply) {
                   const auto error = reply ? std::nullopt : std::optional(reply.error());
                   settle(m_newAccount, key, error);
                   if (!m_customer || m_customer->id != owner) {
                       return; // its owner's accounts will be read when they are served again
                   }
                   if (reply) {
                       reloadAccounts();
                   }
                   done(error);
               });
}

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/api.h"
#include "shared/api/messages_customers.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace tellerdesk::client {

// One box for name, phone, document and account number. Asks as the teller types; only the answer to the last text
// counts.
class CustomerSearch : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Asking, Found, Nothing, Failed };

    explicit CustomerSearch(Api& api, QObject* parent = nullptr);

    void setText(const QString& text);
    void clear();

    State state() const { return m_state; }
    const std::vector<CustomerInfo>& customers() const { return m_customers; }
    bool hasMore() const { return m_hasMore; }
    const ApiError& error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void ask();

    Api& m_api;
    QTimer m_pause;
    QString m_text;
    quint64 m_asked = 0; // answers to earlier questions are dropped
    State m_state = State::Idle;
    std::vector<CustomerInfo> m_customers;
    bool m_hasMore = false;
    ApiError m_error;
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/counter/servedcustomer.h"
#include "shared/api/messages_similar.h"

#include <QObject>

#include <optional>
#include <vector>

namespace tellerdesk::client {

// Enters a customer, but shows first who may be the same person: that one is served instead, or a second, deliberate
// go-ahead creates. A server that cannot say creates nobody.
class NewCustomer : public QObject {
    Q_OBJECT

public:
    enum class State { Typing, Checking, Similar, Creating };

    explicit NewCustomer(ServedCustomer& served, QObject* parent = nullptr);

    State state() const { return m_state; }
    const std::vector<SimilarCustomer>& similar() const { return m_similar; }
    const std::optional<ApiError>& error() const { return m_error; } // of the last go-ahead

    // While similar ones are shown for the same fields: creates in spite of them. Does nothing while it waits.
    void goAhead(const CustomerFields& fields);
    void backToTyping(); // what is shown is forgotten

Q_SIGNALS:
    void changed();
    void created();

private:
    void create();

    ServedCustomer& m_served;
    State m_state = State::Typing;
    CustomerFields m_fields;
    std::vector<SimilarCustomer> m_similar;
    std::optional<ApiError> m_error;
    quint64 m_asked = 0; // an answer to what was left is dropped
};

} // namespace tellerdesk::client

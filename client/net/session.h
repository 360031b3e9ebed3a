// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/api/messages_tills.h"
#include "shared/core/uuid.h"
#include "shared/domain/permission.h"
#include "shared/money/currency.h"

#include <QDate>
#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace tellerdesk::client {

// What the desk knows of its user and branch; read-only for pages. Filled from login and GET /v1/me.
class Session : public QObject {
    Q_OBJECT

public:
    struct Facts {
        UserId userId = {};
        QString username = {};
        QString fullName = {};
        Role role = Role::Teller;
        bool mustChangePassword = false;
        QString branchCode = {};
        QString branchName = {};
        QDate businessDate = {};
        std::vector<Currency> currencies = {};
        std::optional<TillSession> till = {};
        bool operator==(const Facts&) const = default;
    };

    const std::optional<Facts>& facts() const { return m_facts; }
    bool may(Permission permission) const { return m_facts && isAllowed(m_facts->role, permission); }

    void set(Facts facts) {
        m_facts = std::move(facts);
        Q_EMIT changed();
    }
    void setTill(std::optional<TillSession> till) {
        if (m_facts) {
            m_facts->till = std::move(till);
            Q_EMIT changed();
        }
    }
    void clear() {
        m_facts.reset();
        Q_EMIT changed();
    }

Q_SIGNALS:
    void changed();

private:
    std::optional<Facts> m_facts;
};

} // namespace tellerdesk::client

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/core/uuid.h"
#include "shared/money/currency.h"

#include <QString>

#include <optional>
#include <vector>

namespace tellerdesk::server {

struct Bank {
    QString name = {};
    bool demo = false;

    bool operator==(const Bank&) const = default;
};

struct Branch {
    BranchId id = {};
    QString code = {};
    QString name = {};

    bool operator==(const Branch&) const = default;
};

class BankStore {
public:
    virtual ~BankStore() = default;

    virtual Bank bank() = 0;
    virtual std::vector<Branch> branches() = 0; // by code
    virtual std::optional<Branch> findBranch(BranchId id) = 0;
    virtual std::optional<Branch> findBranchByCode(const QString& code) = 0;
    virtual std::vector<Currency> currencies() = 0; // that the bank works in, by code
};

} // namespace tellerdesk::server

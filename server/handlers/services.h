// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/services/attempts.h"
#include "shared/core/clock.h"
#include "shared/money/currency.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>

#include <chrono>
#include <functional>
#include <vector>

namespace tellerdesk::server {

class AccountReads;
class WorkerPool;
class LoginThrottle;
class LoginTurns;

namespace tokens {
class TokenMaker;
class HashingPool;
class RefreshTokens;
} // namespace tokens
namespace ledger {
class Ledger;
}

// What handlers work with besides the stores; built once in main and passed by reference.
struct Services {
    const Clock& clock;
    WorkerPool& workers;
    ledger::Ledger& ledger;
    tokens::TokenMaker& tokenMaker;
    tokens::HashingPool& hashing;
    const tokens::RefreshTokens& refreshTokens;
    LoginThrottle& throttle;
    LoginTurns& loginTurns;
    std::function<QDate(Instant)> businessDate;       // the branch's calendar date
    std::function<QDateTime(Instant)> localTime = {}; // the branch's clock, with its offset from UTC
    std::function<bool()> isReady;                    // the books can be reached, and the server is not draining
    std::chrono::milliseconds accessTokenDuration{};
    std::chrono::milliseconds refreshTokenDuration{};
    LoginLimits loginLimits = {};
    QString bankName = {};
    bool demo = false;
    AccountReads* accountReads = nullptr;  // none: accounts are read one by one
    std::vector<Currency> currencies = {}; // that the bank works in; read from the books at start
};

} // namespace tellerdesk::server

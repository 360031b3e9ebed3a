// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/services/setup.h"

#include "server/domain/bankstore.h"
#include "server/tokens/refreshtokens.h"

#include <QRandomGenerator>

#include <algorithm>

namespace tellerdesk::server {

namespace {

using tokens::RefreshTokens;

// Crockford's digits: none that a person reads for another. Twenty of them are 100 bits.
constexpr char kDigits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int kCodeDigits = 20;
constexpr int kGroupDigits = 5;

QByteArray hashOf(const QString& code) {
    QString typed = code.toUpper().remove(u'-').remove(u' ');
    typed.replace(u'O', u'0').replace(u'I', u'1').replace(u'L', u'1');
    return RefreshTokens::hashForStorage(typed.toUtf8());
}

bool contains(const std::vector<QByteArray>& hashes, const QByteArray& hash) {
    return std::any_of(hashes.begin(), hashes.end(),
                       [&](const QByteArray& each) { return RefreshTokens::sameHash(each, hash); });
}

std::optional<BranchId> firstBranch(Stores& stores) {
    if (const auto main = stores.bank.findBranchByCode(QStringLiteral("main"))) {
        return main->id;
    }
    const auto branches = stores.bank.branches();
    return branches.empty() ? std::nullopt : std::optional(branches.front().id);
}

} // namespace

std::optional<QString> makeSetupCode(Stores& stores, Instant now) {
    if (stores.users.hasAdministrator()) {
        return std::nullopt;
    }
    QString code;
    for (int i = 0; i < kCodeDigits; ++i) {
        if (i > 0 && i % kGroupDigits == 0) {
            code += u'-';
        }
        code += QLatin1Char(kDigits[QRandomGenerator::system()->bounded(32)]);
    }
    stores.users.insertSetupCode(hashOf(code), now);
    return code;
}

Result<void> checkSetupCode(Stores& stores, const QString& code) {
    const auto codes = stores.users.setupCodes(); // first: where they have just been taken there is an administrator
    if (stores.users.hasAdministrator()) {
        return fail(ErrorCode::AlreadySetUp);
    }
    return contains(codes, hashOf(code)) ? Result<void>() : Result<void>(fail(ErrorCode::InvalidCredentials));
}

Result<User> setUp(Stores& stores, const QString& code, NewUser administrator, const Origin& origin) {
    const auto codes = stores.users.takeSetupCodes(); // first: this is what two at once wait for
    if (stores.users.hasAdministrator()) {
        return fail(ErrorCode::AlreadySetUp);
    }
    if (!contains(codes, hashOf(code))) {
        return fail(ErrorCode::InvalidCredentials);
    }
    const auto branch = firstBranch(stores);
    if (!branch) {
        return fail(ErrorCode::NotFound);
    }
    administrator.role = Role::Administrator;
    administrator.branchId = *branch;
    administrator.mustChangePassword = false; // nobody else knows it
    return createUser(stores, administrator, std::nullopt, origin);
}

} // namespace tellerdesk::server

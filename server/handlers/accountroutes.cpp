// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/accountroutes.h"

#include "server/domain/accountreads.h"
#include "server/handlers/access.h"
#include "server/handlers/faults.h"
#include "server/handlers/listpage.h"
#include "server/handlers/queryreader.h"
#include "server/handlers/services.h"
#include "server/services/accountservice.h"
#include "shared/api/messages_accounts.h"
#include "shared/domain/accountnumber.h"

#include <QRandomGenerator>

namespace tellerdesk::server {

namespace {

quint64 systemRandom() {
    return QRandomGenerator::system()->generate64();
}

Result<void> isKnown(const Services& services, const Result<OpenAccountRequest>& request) {
    const auto& known = services.currencies;
    const bool unknown = request && std::find(known.begin(), known.end(), request->currency) == known.end();
    return unknown ? Result<void>(failField(QStringLiteral("/currency"), FieldFault::NotAllowed)) : Result<void>();
}

} // namespace

Result<Act> postAccount(const Call& call, const Services& services) {
    const auto request = OpenAccountRequest::fromJson(call.body);
    if (auto faults = faultsOf(request, isKnown(services, request), noQuery(call))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    return Act([actor = call.actor, origin = originOf(call), id = AccountId{call.key->value},
                request = *request](Stores& stores) -> Result<HandlerReply> {
        const auto account = openAccount(stores, actor, origin, id, request, systemRandom);
        return account ? Result<HandlerReply>(HandlerReply{.status = 201, .body = account->info.toJson()})
                       : account.failed();
    });
}

Result<Act> getAccounts(const Call& call, const Services&) {
    QueryReader query(call);
    AccountFilter filter;
    filter.customerId = query.id<CustomerId>("customer_id");
    const auto number = query.text("number", kSearchRule);
    filter.limit = query.limit() + 1;
    const QString list =
        QStringLiteral("accounts?customer_id=%1&number=%2")
            .arg(filter.customerId ? filter.customerId->toString() : QString(), number.value_or(QString()));
    filter.below = query.value("cursor", [&](const QString& cursor) { return idFromCursor<AccountId>(list, cursor); });
    if (auto read = query.finish(true); !read) {
        return read.failed();
    }
    const auto valid = number ? AccountNumber::fromText(*number) : std::nullopt;
    filter.number = valid ? std::optional(valid->text()) : number; // as typed, it is nobody's
    return Act([actor = call.actor, filter, list](Stores& stores) -> Result<HandlerReply> {
        return listPage(
            listAccounts(stores, actor, filter), filter.limit - 1, list,
            [](const AccountRecord& account) { return account.info; },
            [](const AccountRecord& account) { return cursorPosition(account.info.id); });
    });
}

Result<Act> getAccount(const Call& call, const Services&) {
    const auto id = pathId<AccountId>(call);
    if (auto faults = faultsOf(id, noQuery(call))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    return Act([actor = call.actor, id = *id](Stores& stores) -> Result<HandlerReply> {
        const auto account = findAccount(stores, actor, id);
        return account ? Result<HandlerReply>(HandlerReply{.body = account->info.toJson()}) : account.failed();
    });
}

void glanceAtAccount(const std::shared_ptr<const Call>& call, const Services& services, Answer answer,
                     std::function<void()> otherwise) {
    const auto id = pathId<AccountId>(*call);
    if (services.accountReads == nullptr || faultsOf(id, noQuery(*call))) {
        otherwise();
        return;
    }
    services.accountReads->find(
        {.caller = call->caller, .accountId = *id, .now = call->now},
        [answer = std::move(answer), otherwise = std::move(otherwise)](std::optional<AccountSight> sight) {
            const bool mayRead = sight && sight->actor && !sight->actor->mustChangePassword &&
                                 isAllowed(sight->actor->role, Permission::ReadAccounts);
            if (!mayRead || !sight->account || !seesBranch(*sight->actor, sight->account->branchId)) {
                otherwise(); // refusals have their order and their audit there
            } else {
                answer(HandlerReply{.body = sight->account->info.toJson()});
            }
        });
}

} // namespace tellerdesk::server

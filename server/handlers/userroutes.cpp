// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/userroutes.h"

#include "server/handlers/deferredsteps.h"
#include "server/handlers/etag.h"
#include "server/handlers/faults.h"
#include "server/handlers/listpage.h"
#include "server/handlers/onceonly.h"
#include "server/handlers/services.h"
#include "server/services/users.h"
#include "server/tokens/hashingpool.h"

namespace tellerdesk::server {

namespace {

HandlerReply replyOf(const User& user, Instant now, int status) {
    return {.status = status, .body = infoOf(user, now).toJson(), .etag = etagOf(user.version)};
}

template <class T>
QString nameOf(const std::optional<T>& value) {
    return value ? QString(wireName(*value)) : QString();
}

std::optional<bool> readBoolean(const QString& text) {
    const bool isTrue = text == u"true";
    return isTrue || text == u"false" ? std::optional(isTrue) : std::nullopt;
}

// The list that a cursor belongs to: every filter that changes it.
QString listName(const QString& name, const UserFilter& filter) {
    const QString locked =
        filter.locked ? (*filter.locked ? QStringLiteral("true") : QStringLiteral("false")) : QString();
    return QStringLiteral("%5?role=%1&status=%2&branch_id=%3&locked=%4&q=")
               .arg(nameOf(filter.role), nameOf(filter.status),
                    filter.branchId ? filter.branchId->toString() : QString(), locked, name) +
           filter.search.value_or(QString());
}

Result<HandlerReply> makeUser(Transactor& transactor, const Call& call, const NewUserRequest& request,
                              const QString& hash) {
    const OnceOnly route{.access = Permission::ManageUsers, .method = "POST", .path = QStringLiteral("/v1/users")};
    return executeOnce(transactor, route, call, [&](Stores& stores, const Actor& actor) -> Result<HandlerReply> {
        const NewUser user{.id = UserId{call.key->value},
                           .username = request.username,
                           .fullName = request.fullName,
                           .email = request.email,
                           .role = request.role,
                           .branchId = request.branchId.value_or(actor.branchId),
                           .passwordHash = hash};
        const auto made = createUser(stores, user, actor, originOf(call));
        return made ? Result<HandlerReply>(replyOf(*made, call.now, 201)) : made.failed();
    });
}

Result<Act> listUsers(const Call& call, QueryReader& query, UserFilter filter, const QString& name, bool all) {
    filter.search = query.text("q", kSearchRule);
    filter.status = query.value("status", [](const QString& text) { return userStatusFromWire(text); });
    filter.branchId = query.id<BranchId>("branch_id");
    filter.locked = query.value("locked", readBoolean);
    filter.now = call.now;
    filter.limit = query.limit() + 1;
    const QString list = listName(name, filter);
    filter.afterUsername = query.value("cursor", [&](const QString& cursor) -> std::optional<QString> {
        const auto position = readCursor(list, cursor);
        return position ? std::optional(QString::fromUtf8(*position)) : std::nullopt;
    });
    if (auto read = query.finish(true); !read) {
        return read.failed();
    }
    const bool anyCanBeSeen = all || limitToBranch(filter, call.actor);
    return Act([filter, list, anyCanBeSeen, now = call.now](Stores& stores) -> Result<HandlerReply> {
        return listPage(
            anyCanBeSeen ? stores.users.list(filter) : std::vector<User>(), filter.limit - 1, list,
            [now](const User& user) { return infoOf(user, now); },
            [](const User& user) { return user.username.toUtf8(); });
    });
}

} // namespace

void postUser(std::shared_ptr<const Call> call, const Services& services, Answer answer) {
    auto request = NewUserRequest::fromJson(call->body);
    if (auto faults = faultsOf(request, noQuery(*call))) {
        return answer(Unexpected<Failure>{*std::move(faults)});
    }
    const QByteArray password = request->password.toUtf8();
    const auto accepted = services.hashing.hash(
        password, [call, &services, answer, request = *std::move(request)](const Result<QString>& hash) {
            if (!hash) {
                return answer(hash.failed());
            }
            onWorker(services, answer, [call, answer, request, hash = *hash](Transactor& transactor) {
                answer(makeUser(transactor, *call, request, hash));
            });
        });
    if (!accepted) {
        answer(accepted.failed());
    }
}

Result<Act> getUsers(const Call& call, const Services&) {
    QueryReader query(call);
    UserFilter filter;
    filter.role = query.value("role", [](const QString& text) { return roleFromWire(text); });
    return listUsers(call, query, std::move(filter), QStringLiteral("users"), true);
}

Result<Act> getTellers(const Call& call, const Services&) {
    QueryReader query(call);
    UserFilter filter;
    filter.role = Role::Teller;
    return listUsers(call, query, std::move(filter), QStringLiteral("tellers"), false);
}

Result<Act> getUser(const Call& call, const Services&) {
    const auto id = pathId<UserId>(call);
    if (auto faults = faultsOf(id, noQuery(call))) {
        return Unexpected<Failure>{*std::move(faults)};
    }
    return Act([id = *id, now = call.now](Stores& stores) -> Result<HandlerReply> {
        const auto user = stores.users.find(id);
        return user ? Result<HandlerReply>(replyOf(*user, now, 200)) : fail(ErrorCode::NotFound);
    });
}

} // namespace tellerdesk::server

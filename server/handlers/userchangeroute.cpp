// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/access.h"
#include "server/handlers/deferredsteps.h"
#include "server/handlers/etag.h"
#include "server/handlers/faults.h"
#include "server/handlers/services.h"
#include "server/handlers/userroutes.h"
#include "server/services/users.h"
#include "server/tokens/hashingpool.h"

namespace tellerdesk::server {

namespace {

using tokens::PasswordCheck;

// One change of a user by an administrator. With a new password it is hashed before the transaction, or, where the
// caller's version is old, compared with the stored one: the same call may have come before.
class UserChanging : public std::enable_shared_from_this<UserChanging> {
public:
    UserChanging(std::shared_ptr<const Call> call, const Services& services, UserChangeOrder order, Answer answer)
        : m_call(std::move(call))
        , m_services(services)
        , m_order(std::move(order))
        , m_answer(std::move(answer)) {}

    void begin() {
        onWorker(m_services, m_answer, [self = shared_from_this()](Transactor& transactor) {
            return self->m_order.change.password ? self->look(transactor) : self->finish(transactor);
        });
    }

private:
    void look(Transactor& transactor) {
        const auto credential = inTransaction<Credential>(transactor, [&](Stores& stores) -> Result<Credential> {
            const auto found = stores.users.lock(m_order.id);
            return found ? Result<Credential>(*found) : fail(ErrorCode::NotFound);
        });
        if (!credential) {
            return m_answer(credential.failed());
        }
        return m_order.isCurrent(credential->user.version) ? hash() : compare(credential->passwordHash);
    }

    void hash() {
        const auto accepted = m_services.hashing.hash(m_order.change.password->toUtf8(),
                                                      [self = shared_from_this()](const Result<QString>& hash) {
                                                          if (!hash) {
                                                              return self->m_answer(hash.failed());
                                                          }
                                                          self->m_order.passwordHash = *hash;
                                                          self->finishOnWorker();
                                                      });
        if (!accepted) {
            m_answer(accepted.failed());
        }
    }

    void compare(const QString& storedHash) {
        const auto accepted = m_services.hashing.check(storedHash, m_order.change.password->toUtf8(),
                                                       [self = shared_from_this(), storedHash](PasswordCheck result) {
                                                           if (result == PasswordCheck::Match ||
                                                               result == PasswordCheck::MatchNeedsRehash) {
                                                               self->m_order.passwordHolds = storedHash;
                                                           }
                                                           self->finishOnWorker();
                                                       });
        if (!accepted) {
            m_answer(accepted.failed());
        }
    }

    void finishOnWorker() {
        onWorker(m_services, m_answer,
                 [self = shared_from_this()](Transactor& transactor) { self->finish(transactor); });
    }

    void finish(Transactor& transactor) {
        const auto user = inTransaction<User>(transactor, [&](Stores& stores) -> Result<User> {
            Call call = *m_call;
            if (auto allowed = checkAccess(stores, Permission::ManageUsers, call); !allowed) {
                return allowed.failed();
            }
            return changeUser(stores, call.actor, m_order, originOf(call));
        });
        if (!user && user.error().code == ErrorCode::PreconditionFailed && m_order.passwordHash) {
            m_order.passwordHash.reset(); // somebody was faster: perhaps this same call
            return look(transactor);
        }
        m_answer(user ? Result<HandlerReply>(
                            HandlerReply{.body = infoOf(*user, m_call->now).toJson(), .etag = etagOf(user->version)})
                      : user.failed());
    }

    const std::shared_ptr<const Call> m_call;
    const Services& m_services;
    UserChangeOrder m_order;
    const Answer m_answer;
};

} // namespace

void patchUser(std::shared_ptr<const Call> call, const Services& services, Answer answer) {
    const auto id = pathId<UserId>(*call);
    auto change = UserChange::fromJson(call->body);
    const auto tags = call->ifMatch ? checkIfMatch(*call->ifMatch) : Result<void>();
    if (auto faults = faultsOf(id, change, tags, noQuery(*call))) {
        return answer(Unexpected<Failure>{*std::move(faults)});
    }
    if (!call->ifMatch) {
        return answer(fail(ErrorCode::PreconditionRequired));
    }
    UserChangeOrder order{.id = *id, .change = *std::move(change)};
    order.isCurrent = [ifMatch = *call->ifMatch](qint64 version) {
        return ifMatchNames(ifMatch, version).valueOr(false);
    };
    std::make_shared<UserChanging>(std::move(call), services, std::move(order), std::move(answer))->begin();
}

} // namespace tellerdesk::server

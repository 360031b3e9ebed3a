// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/serverroutes.h"

#include "server/domain/auditstore.h"
#include "server/handlers/access.h"
#include "server/handlers/deferredsteps.h"
#include "server/handlers/etag.h"
#include "server/handlers/faults.h"
#include "server/handlers/services.h"
#include "server/services/loginthrottle.h"
#include "server/services/setup.h"
#include "server/tokens/hashingpool.h"
#include "shared/api/messages_server.h"

namespace tellerdesk::server {

namespace {

constexpr char kMinimumClientVersion[] = "0.1.0";

// The code is looked at before a password is hashed for it, and taken in the transaction that makes the user.
class Setup : public std::enable_shared_from_this<Setup> {
public:
    Setup(std::shared_ptr<const Call> call, const Services& services, SetupRequest request, Answer answer)
        : m_call(std::move(call))
        , m_services(services)
        , m_request(std::move(request))
        , m_answer(std::move(answer)) {}

    void begin() {
        if (!m_services.throttle.allows(m_call->peer, m_call->now)) {
            return m_answer(fail(ErrorCode::Throttled));
        }
        onWorker(m_services, m_answer, [self = shared_from_this()](Transactor& transactor) {
            const auto checked = inTransaction<void>(
                transactor, [&](Stores& stores) { return self->checkCode(stores); }, Verdict::Commit);
            return checked ? self->hash() : self->m_answer(checked.failed());
        });
    }

private:
    Result<void> checkCode(Stores& stores) const {
        auto checked = checkSetupCode(stores, m_request.setupCode);
        if (!checked && checked.error().code == ErrorCode::InvalidCredentials) {
            m_services.throttle.noteFailure(m_call->peer, m_call->now);
            stores.audit.append({.act = QStringLiteral("setup.refused"), .origin = originOf(*m_call)});
        }
        return checked;
    }

    void hash() {
        const auto accepted = m_services.hashing.hash(
            m_request.password.toUtf8(), [self = shared_from_this()](const Result<QString>& hash) {
                return hash ? self->finish(*hash) : self->m_answer(hash.failed());
            });
        if (!accepted) {
            m_answer(accepted.failed());
        }
    }

    void finish(const QString& hash) {
        onWorker(m_services, m_answer, [self = shared_from_this(), hash](Transactor& transactor) {
            const NewUser administrator{.id = UserId::make(),
                                        .username = self->m_request.username,
                                        .fullName = self->m_request.fullName,
                                        .passwordHash = hash};
            const auto user = inTransaction<User>(transactor, [&](Stores& stores) {
                return setUp(stores, self->m_request.setupCode, administrator, originOf(*self->m_call));
            });
            self->m_answer(user ? Result<HandlerReply>(HandlerReply{.status = 201,
                                                                    .body = infoOf(*user, self->m_call->now).toJson(),
                                                                    .etag = etagOf(user->version)})
                                : user.failed());
        });
    }

    const std::shared_ptr<const Call> m_call;
    const Services& m_services;
    const SetupRequest m_request;
    const Answer m_answer;
};

} // namespace

Result<Act> getServer(const Call& call, const Services& services) {
    if (auto read = noQuery(call); !read) {
        return read.failed();
    }
    ServerInfo info{.name = services.bankName,
                    .minimumClientVersion = QString::fromLatin1(kMinimumClientVersion),
                    .time = call.now,
                    .demo = services.demo};
    return Act([info](Stores& stores) -> Result<HandlerReply> {
        ServerInfo reply = info;
        reply.setupRequired = !stores.users.hasAdministrator();
        return HandlerReply{.body = reply.toJson()};
    });
}

void postSetup(std::shared_ptr<const Call> call, const Services& services, Answer answer) {
    auto request = SetupRequest::fromJson(call->body);
    if (auto faults = faultsOf(request, noQuery(*call))) {
        return answer(Unexpected<Failure>{*std::move(faults)});
    }
    std::make_shared<Setup>(std::move(call), services, *std::move(request), std::move(answer))->begin();
}

} // namespace tellerdesk::server

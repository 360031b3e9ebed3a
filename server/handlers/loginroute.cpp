// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/loginroute.h"

#include "server/handlers/access.h"
#include "server/handlers/deferredsteps.h"
#include "server/handlers/faults.h"
#include "server/handlers/services.h"
#include "server/services/login.h"
#include "server/services/loginthrottle.h"
#include "server/services/loginturns.h"
#include "server/tokens/hashingpool.h"

#include <QtGlobal>

namespace tellerdesk::server {

namespace {

using tokens::PasswordCheck;

// One login on its way: counted in one transaction, checked in the hashing pool, finished or refused in another one.
class Login : public std::enable_shared_from_this<Login> {
public:
    Login(std::shared_ptr<const Call> call, const Services& services, LoginRequest request, Answer answer)
        : m_call(std::move(call))
        , m_services(services)
        , m_request(std::move(request))
        , m_answer(std::move(answer)) {}

    void begin() {
        if (isThrottled()) {
            return m_answer(fail(ErrorCode::Throttled));
        }
        const auto self = shared_from_this();
        const bool entered = m_services.loginTurns.enter(m_request.username, [self](LoginTurns::Turn turn) {
            self->m_turn = std::move(turn);
            self->count();
        });
        if (!entered) {
            m_answer(fail(ErrorCode::Unavailable));
        }
    }

private:
    bool isThrottled() const { return !m_services.throttle.allows(m_call->peer, m_call->now); }

    void count() {
        if (isThrottled()) { // by those who came before
            return m_answer(fail(ErrorCode::Throttled));
        }
        onWorker(m_services, m_answer, [self = shared_from_this()](Transactor& transactor) {
            const auto attempt = inTransaction<PasswordAttempt>(transactor, [&](Stores& stores) {
                return beginLogin(stores, self->m_request.username, self->m_services.loginLimits, self->m_call->now);
            });
            if (!attempt) {
                return self->m_answer(attempt.failed());
            }
            self->m_attempt = *attempt;
            self->check();
        });
    }

    void check() {
        const auto accepted =
            m_services.hashing.check(m_attempt.storedHash, m_request.password.toUtf8(),
                                     [self = shared_from_this()](PasswordCheck result) { self->judge(result); });
        if (!accepted) {
            takeBackAttempt();
        }
    }

    void judge(PasswordCheck result) {
        switch (result) {
        case PasswordCheck::Match:
            return finish(std::nullopt);
        case PasswordCheck::MatchNeedsRehash:
            return rehash();
        case PasswordCheck::Mismatch:
            return refuse(m_attempt.storedHash ? LoginRefusal::WrongPassword : m_attempt.refusal);
        case PasswordCheck::UnreadableHash:
            qCritical("the password hash of user %s cannot be read",
                      qUtf8Printable(m_attempt.userId.value_or(UserId()).toString()));
            return refuse(LoginRefusal::UnreadableHash);
        case PasswordCheck::NoMemory:
            return takeBackAttempt();
        }
    }

    // A better hash is no reason to refuse a login: without room for it the old one stays.
    void rehash() {
        const auto accepted = m_services.hashing.hash(m_request.password.toUtf8(),
                                                      [self = shared_from_this()](const Result<QString>& hash) {
                                                          self->finish(hash ? std::optional(*hash) : std::nullopt);
                                                      });
        if (!accepted) {
            finish(std::nullopt);
        }
    }

    void refuse(LoginRefusal refusal) {
        m_services.throttle.noteFailure(m_call->peer, m_call->now);
        onWorker(m_services, m_answer, [self = shared_from_this(), refusal](Transactor& transactor) {
            const auto audited = transactor.run([&](Stores& stores) {
                auditRefusedLogin(stores, self->m_attempt, refusal, originOf(*self->m_call));
                return Verdict::Commit;
            });
            self->m_answer(audited ? fail(ErrorCode::InvalidCredentials) : audited.failed());
        });
    }

    void finish(const std::optional<QString>& betterHash) {
        onWorker(m_services, m_answer, [self = shared_from_this(), betterHash](Transactor& transactor) {
            const auto session = inTransaction<SessionReply>(transactor, [&](Stores& stores) {
                return finishLogin(stores, self->m_attempt, betterHash, sessionPolicy(self->m_services),
                                   originOf(*self->m_call));
            });
            self->m_answer(session ? Result<HandlerReply>(HandlerReply{.body = session->toJson()}) : session.failed());
        });
    }

    void takeBackAttempt() {
        onWorker(m_services, m_answer, [self = shared_from_this()](Transactor& transactor) {
            const auto taken = transactor.run([&](Stores& stores) {
                takeBack(stores, self->m_attempt, self->m_services.loginLimits);
                return Verdict::Commit;
            });
            self->m_answer(taken ? fail(ErrorCode::Unavailable) : taken.failed());
        });
    }

    const std::shared_ptr<const Call> m_call;
    const Services& m_services;
    const LoginRequest m_request;
    const Answer m_answer;
    LoginTurns::Turn m_turn;
    PasswordAttempt m_attempt;
};

} // namespace

void postLogin(std::shared_ptr<const Call> call, const Services& services, Answer answer) {
    auto request = LoginRequest::fromJson(call->body);
    if (auto faults = faultsOf(request, noQuery(*call))) {
        return answer(Unexpected<Failure>{*std::move(faults)});
    }
    std::make_shared<Login>(std::move(call), services, *std::move(request), std::move(answer))->begin();
}

} // namespace tellerdesk::server

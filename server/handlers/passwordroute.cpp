// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/passwordroute.h"

#include "server/handlers/access.h"
#include "server/handlers/deferredsteps.h"
#include "server/handlers/faults.h"
#include "server/handlers/services.h"
#include "server/services/loginthrottle.h"
#include "server/services/loginturns.h"
#include "server/services/ownpassword.h"
#include "server/tokens/hashingpool.h"

namespace tellerdesk::server {

namespace {

using tokens::PasswordCheck;

bool isMatch(PasswordCheck result) {
    return result == PasswordCheck::Match || result == PasswordCheck::MatchNeedsRehash;
}

// One change of an own password on its way; the steps are those of a login.
class PasswordChange : public std::enable_shared_from_this<PasswordChange> {
public:
    PasswordChange(std::shared_ptr<const Call> call, const Services& services, PasswordChangeRequest request,
                   Answer answer)
        : m_call(std::move(call))
        , m_services(services)
        , m_request(std::move(request))
        , m_answer(std::move(answer)) {}

    void begin() {
        if (isThrottled()) {
            return m_answer(fail(ErrorCode::Throttled));
        }
        const auto self = shared_from_this();
        const bool entered = m_services.loginTurns.enter(m_call->actor.username, [self](LoginTurns::Turn turn) {
            self->m_turn = std::move(turn);
            self->count();
        });
        if (!entered) {
            m_answer(fail(ErrorCode::Unavailable));
        }
    }

private:
    using Judge = void (PasswordChange::*)(PasswordCheck);

    bool isThrottled() const { return !m_services.throttle.allows(m_call->peer, m_call->now); }

    void count() {
        if (isThrottled()) { // by those who came before
            return m_answer(fail(ErrorCode::Throttled));
        }
        onWorker(m_services, m_answer, [self = shared_from_this()](Transactor& transactor) {
            const auto attempt = inTransaction<PasswordAttempt>(transactor, [&](Stores& stores) {
                return beginPasswordChange(stores, self->m_call->actor.userId, self->m_services.loginLimits,
                                           self->m_call->now);
            });
            if (!attempt) {
                return self->m_answer(attempt.failed());
            }
            self->m_attempt = *attempt;
            self->check(self->m_request.currentPassword, &PasswordChange::judgeCurrent);
        });
    }

    void check(const QString& password, Judge judge) {
        const auto accepted = m_services.hashing.check(
            m_attempt.storedHash, password.toUtf8(),
            [self = shared_from_this(), judge](PasswordCheck result) { (self.get()->*judge)(result); });
        if (!accepted) {
            takeBackAttempt(fail(ErrorCode::Unavailable));
        }
    }

    void judgeCurrent(PasswordCheck result) {
        if (isMatch(result)) {
            return hashNew();
        }
        if (result == PasswordCheck::NoMemory) {
            return takeBackAttempt(fail(ErrorCode::Unavailable));
        }
        // The same call may have come before and its reply been lost; it cannot where the password is still to be
        // changed.
        const bool mayHaveCome = m_attempt.storedHash && !m_call->actor.mustChangePassword;
        return mayHaveCome ? check(m_request.newPassword, &PasswordChange::judgeNew) : refuse();
    }

    void judgeNew(PasswordCheck result) {
        if (isMatch(result)) {
            return takeBackAttempt(HandlerReply{.status = 204});
        }
        return result == PasswordCheck::NoMemory ? takeBackAttempt(fail(ErrorCode::Unavailable)) : refuse();
    }

    void hashNew() {
        const auto accepted = m_services.hashing.hash(
            m_request.newPassword.toUtf8(), [self = shared_from_this()](const Result<QString>& hash) {
                return hash ? self->finish(*hash) : self->takeBackAttempt(hash.failed());
            });
        if (!accepted) {
            takeBackAttempt(fail(ErrorCode::Unavailable));
        }
    }

    void finish(const QString& newHash) {
        onWorker(m_services, m_answer, [self = shared_from_this(), newHash](Transactor& transactor) {
            const auto finished = inTransaction<HandlerReply>(transactor, [&](Stores& stores) -> Result<HandlerReply> {
                Call call = *self->m_call;
                if (auto allowed = checkAccess(stores, SignedIn{.alsoBeforePasswordChange = true}, call); !allowed) {
                    return allowed.failed();
                }
                const auto changed = finishPasswordChange(stores, call.actor, self->m_attempt, newHash, originOf(call));
                return changed ? Result<HandlerReply>(HandlerReply{.status = 204}) : changed.failed();
            });
            self->m_answer(finished);
        });
    }

    void refuse() {
        m_services.throttle.noteFailure(m_call->peer, m_call->now);
        onWorker(m_services, m_answer, [self = shared_from_this()](Transactor& transactor) {
            const auto audited = transactor.run([&](Stores& stores) {
                auditRefusedPasswordChange(stores, self->m_call->actor, originOf(*self->m_call));
                return Verdict::Commit;
            });
            self->m_answer(audited ? fail(ErrorCode::CurrentPasswordWrong) : audited.failed());
        });
    }

    void takeBackAttempt(const Result<HandlerReply>& reply) {
        onWorker(m_services, m_answer, [self = shared_from_this(), reply](Transactor& transactor) {
            const auto taken = transactor.run([&](Stores& stores) {
                takeBack(stores, self->m_attempt, self->m_services.loginLimits);
                return Verdict::Commit;
            });
            self->m_answer(taken ? reply : Result<HandlerReply>(taken.failed()));
        });
    }

    const std::shared_ptr<const Call> m_call;
    const Services& m_services;
    const PasswordChangeRequest m_request;
    const Answer m_answer;
    LoginTurns::Turn m_turn;
    PasswordAttempt m_attempt;
};

} // namespace

void postOwnPassword(std::shared_ptr<const Call> call, const Services& services, Answer answer) {
    auto request = PasswordChangeRequest::fromJson(call->body);
    if (auto faults = faultsOf(request, noQuery(*call))) {
        return answer(Unexpected<Failure>{*std::move(faults)});
    }
    std::make_shared<PasswordChange>(std::move(call), services, *std::move(request), std::move(answer))->begin();
}

} // namespace tellerdesk::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/handlers/ledgerroutes.h"

#include "server/handlers/faults.h"
#include "server/handlers/services.h"
#include "server/ledger/ledger.h"
#include "shared/api/messages_postings.h"
#include "shared/api/messages_tills.h"

#include <algorithm>

namespace tellerdesk::server {

namespace {

using ledger::Order;
using ledger::Outcome;

HandlerReply toReply(const Outcome& outcome, int status) {
    HandlerReply reply{.status = status, .replayed = outcome.replayed};
    if (const auto* posting = std::get_if<PostingReply>(&outcome.result)) {
        reply.body = posting->toJson();
    } else if (const auto* till = std::get_if<TillSession>(&outcome.result)) {
        reply.body = till->toJson();
    } else if (const auto* state = std::get_if<AbandonState>(&outcome.result)) {
        reply.body = AbandonReply{.state = *state}.toJson();
    }
    return reply;
}

void submit(const std::shared_ptr<const Call>& call, const Services& services, QString route, RequestKey key,
            decltype(Order::what) what, int status, Answer answer) {
    Order order{.key = key,
                .caller = call->caller,
                .route = std::move(route),
                .bodyHash = call->bodyHash,
                .requestId = call->requestId,
                .peer = call->peer,
                .what = std::move(what)};
    services.ledger.submit(std::move(order), [status, answer = std::move(answer)](const Outcome& outcome) {
        const auto* failure = std::get_if<Failure>(&outcome.result);
        if (failure != nullptr && outcome.replayed) {
            answer(HandlerReply{.replayed = true, .refusal = *failure});
        } else if (failure != nullptr) {
            answer(Unexpected<Failure>{*failure});
        } else {
            answer(toReply(outcome, status));
        }
    });
}

// A currency that the bank does not work in is bad input; one that it has, but the account not, is the rules' refusal.
Result<void> checkCurrency(const Services& services, Currency currency, const QString& pointer) {
    const bool known =
        std::find(services.currencies.begin(), services.currencies.end(), currency) != services.currencies.end();
    return known ? Result<void>() : Result<void>(failField(pointer, FieldFault::NotAllowed));
}

Result<void> checkCash(const Services& services, const std::vector<CashAmount>& cash, const char* list) {
    Failure failure{.code = ErrorCode::InvalidRequest};
    for (std::size_t i = 0; i < cash.size(); ++i) {
        const QString pointer = QStringLiteral("/%1/%2/currency").arg(QLatin1StringView(list)).arg(i);
        if (auto known = checkCurrency(services, cash[i].currency, pointer); !known) {
            failure.fields.push_back(known.error().fields.front());
        }
    }
    return failure.fields.empty() ? Result<void>() : Result<void>(Unexpected<Failure>{std::move(failure)});
}

template <class Request>
Result<Request> read(const Call& call) {
    auto request = Request::fromJson(call.body);
    if (auto faults = faultsOf(request, noQuery(call))) {
        return Unexpected<Failure>{std::move(*faults)};
    }
    return request;
}

Result<void> postCash(const std::shared_ptr<const Call>& call, const Services& services, PostingKind kind,
                      const char* route, Answer answer) {
    const auto request = read<CashRequest>(*call);
    if (!request) {
        return request.failed();
    }
    if (auto known = checkCurrency(services, request->currency, QStringLiteral("/currency")); !known) {
        return known;
    }
    submit(call, services, QString::fromLatin1(route), *call->key,
           ledger::PostingOrder{.kind = kind,
                                .accountId = request->accountId,
                                .amountMinor = request->amountMinor,
                                .currency = request->currency,
                                .narrative = request->narrative,
                                .tillSessionId = request->tillSessionId},
           201, std::move(answer));
    return {};
}

} // namespace

Result<void> postDeposit(std::shared_ptr<const Call> call, const Services& services, Answer answer) {
    return postCash(call, services, PostingKind::Deposit, "POST /v1/deposits", std::move(answer));
}

Result<void> postWithdrawal(std::shared_ptr<const Call> call, const Services& services, Answer answer) {
    return postCash(call, services, PostingKind::Withdrawal, "POST /v1/withdrawals", std::move(answer));
}

Result<void> postTransfer(std::shared_ptr<const Call> call, const Services& services, Answer answer) {
    const auto request = read<TransferRequest>(*call);
    if (!request) {
        return request.failed();
    }
    if (auto known = checkCurrency(services, request->currency, QStringLiteral("/currency")); !known) {
        return known;
    }
    submit(call, services, QStringLiteral("POST /v1/transfers"), *call->key,
           ledger::PostingOrder{.kind = PostingKind::Transfer,
                                .accountId = request->fromAccountId,
                                .toAccountId = request->toAccountId,
                                .amountMinor = request->amountMinor,
                                .currency = request->currency,
                                .narrative = request->narrative,
                                .tillSessionId = request->tillSessionId},
           201, std::move(answer));
    return {};
}

Result<void> postAbandon(std::shared_ptr<const Call> call, const Services& services, Answer answer) {
    const auto key = RequestKey::fromString(call->path.front());
    if (!key || key->value.version() != 7) {
        return failField(QStringLiteral("{id}"), FieldFault::Malformed);
    }
    if (const auto query = noQuery(*call); !query) {
        return query.failed();
    }
    submit(call, services, QStringLiteral("POST /v1/postings/%1/abandon").arg(key->toString()), *key,
           ledger::AbandonOrder{}, 200, std::move(answer));
    return {};
}

Result<void> postTillSession(std::shared_ptr<const Call> call, const Services& services, Answer answer) {
    const auto request = read<OpenTillRequest>(*call);
    if (!request) {
        return request.failed();
    }
    if (auto known = checkCash(services, request->opening, "opening"); !known) {
        return known;
    }
    submit(call, services, QStringLiteral("POST /v1/till-sessions"), *call->key,
           ledger::TillOpeningOrder{.opening = request->opening}, 201, std::move(answer));
    return {};
}

Result<void> postTillClosing(std::shared_ptr<const Call> call, const Services& services, Answer answer) {
    const auto session = TillSessionId::fromString(call->path.front());
    if (!session) {
        return failField(QStringLiteral("{id}"), FieldFault::Malformed);
    }
    const auto request = read<CloseTillRequest>(*call);
    if (!request) {
        return request.failed();
    }
    if (auto known = checkCash(services, request->counted, "counted"); !known) {
        return known;
    }
    submit(call, services, QStringLiteral("POST /v1/till-sessions/%1/close").arg(session->toString()), *call->key,
           ledger::TillClosingOrder{.tillSessionId = *session, .counted = request->counted, .reason = request->reason},
           200, std::move(answer));
    return {};
}

} // namespace tellerdesk::server

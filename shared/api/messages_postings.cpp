// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/messages_postings.h"

#include <algorithm>
#include <array>

namespace tellerdesk {

namespace {

constexpr std::array kKindNames{"deposit", "withdrawal", "transfer"};
constexpr std::array kStateNames{"posted", "refused", "abandoned"};

template <class Enum, std::size_t Size>
std::optional<Enum> fromNames(const std::array<const char*, Size>& names, QStringView name) {
    const auto found =
        std::find_if(names.begin(), names.end(), [name](const char* each) { return name == QLatin1StringView(each); });
    return found == names.end() ? std::nullopt : std::optional(static_cast<Enum>(found - names.begin()));
}

// What cash and transfer requests have in common.
template <class Request>
void writeCommon(const Request& request, QJsonObject& json) {
    json.insert(QStringLiteral("amount"), request.amountMinor);
    json.insert(QStringLiteral("currency"), request.currency.code());
    if (request.narrative) {
        json.insert(QStringLiteral("narrative"), *request.narrative);
    }
    if (request.tillSessionId) {
        json.insert(QStringLiteral("till_session_id"), request.tillSessionId->toString());
    }
}

template <class Request>
void readCommon(FieldReader& in, Request& request) {
    request.amountMinor = in.amount("amount");
    request.currency = in.currency("currency");
    request.narrative = in.optionalText("narrative", kNarrativeRule);
    request.tillSessionId = in.optionalId<TillSessionId>("till_session_id");
}

} // namespace

QLatin1StringView wireName(PostingKind kind) {
    return QLatin1StringView(kKindNames[static_cast<std::size_t>(kind)]);
}
QLatin1StringView wireName(AbandonState state) {
    return QLatin1StringView(kStateNames[static_cast<std::size_t>(state)]);
}
std::optional<PostingKind> postingKindFromWire(QStringView name) {
    return fromNames<PostingKind>(kKindNames, name);
}

QJsonObject CashRequest::toJson() const {
    QJsonObject json{{QStringLiteral("account_id"), accountId.toString()}};
    writeCommon(*this, json);
    return json;
}

Result<CashRequest> CashRequest::fromJson(const JsonValue& json) {
    FieldReader in(json);
    CashRequest request;
    request.accountId = in.id<AccountId>("account_id");
    readCommon(in, request);
    return in.finish(std::move(request));
}

QJsonObject TransferRequest::toJson() const {
    QJsonObject json{
        {QStringLiteral("from_account_id"), fromAccountId.toString()},
        {QStringLiteral("to_account_id"), toAccountId.toString()},
    };
    writeCommon(*this, json);
    return json;
}

Result<TransferRequest> TransferRequest::fromJson(const JsonValue& json) {
    FieldReader in(json);
    TransferRequest request;
    request.fromAccountId = in.id<AccountId>("from_account_id");
    request.toAccountId = in.id<AccountId>("to_account_id");
    readCommon(in, request);
    return in.finish(std::move(request));
}

QJsonObject PostingInfo::toJson() const {
    return {
        {QStringLiteral("id"), id.toString()},
        {QStringLiteral("kind"), QString(wireName(kind))},
        {QStringLiteral("status"), QStringLiteral("posted")},
        {QStringLiteral("amount"), amountMinor},
        {QStringLiteral("currency"), currency.code()},
        {QStringLiteral("business_date"), businessDate.toString(Qt::ISODate)},
        {QStringLiteral("posted_at"), toRfc3339(postedAt)},
        {QStringLiteral("teller_sequence"), tellerSequence},
        {QStringLiteral("till_session_id"), tillSessionId.toString()},
    };
}

PostingInfo PostingInfo::read(FieldReader& in) {
    PostingInfo posting;
    posting.id = in.id<PostingId>("id");
    const auto kind = postingKindFromWire(in.anyText("kind"));
    if (!kind) {
        in.fault("kind", FieldFault::Malformed);
    }
    posting.kind = kind.value_or(PostingKind::Deposit);
    if (in.anyText("status") != u"posted") {
        in.fault("status", FieldFault::Malformed);
    }
    posting.amountMinor = in.amount("amount");
    posting.currency = in.currency("currency");
    posting.businessDate = in.date("business_date");
    posting.postedAt = in.instant("posted_at");
    posting.tellerSequence = in.integer("teller_sequence", 1, INT64_MAX);
    posting.tillSessionId = in.id<TillSessionId>("till_session_id");
    return posting;
}

QJsonObject PostedAccount::toJson() const {
    return {
        {QStringLiteral("id"), id.toString()},
        {QStringLiteral("number"), number},
        {QStringLiteral("customer_id"), customerId.toString()},
        {QStringLiteral("owner_name"), ownerName},
        {QStringLiteral("currency"), currency.code()},
        {QStringLiteral("status"), status},
        {QStringLiteral("balance"), balanceMinor},
        {QStringLiteral("available"), availableMinor},
    };
}

PostedAccount PostedAccount::read(FieldReader& in) {
    PostedAccount account;
    account.id = in.id<AccountId>("id");
    account.number = in.anyText("number");
    account.customerId = in.id<CustomerId>("customer_id");
    account.ownerName = in.anyText("owner_name");
    account.currency = in.currency("currency");
    account.status = in.anyText("status");
    account.balanceMinor = in.integer("balance", INT64_MIN, INT64_MAX);
    account.availableMinor = in.integer("available", INT64_MIN, INT64_MAX);
    return account;
}

QJsonObject PostingReply::toJson() const {
    QJsonObject json{{QStringLiteral("posting"), posting.toJson()}};
    if (toAccount) {
        json.insert(QStringLiteral("from_account"), account.toJson());
        json.insert(QStringLiteral("to_account"), QJsonObject{
                                                      {QStringLiteral("id"), toAccount->id.toString()},
                                                      {QStringLiteral("number"), toAccount->number},
                                                      {QStringLiteral("owner_name"), toAccount->ownerName},
                                                  });
    } else {
        json.insert(QStringLiteral("account"), account.toJson());
    }
    return json;
}

Result<PostingReply> PostingReply::fromJson(const JsonValue& json) {
    FieldReader in(json, FieldReader::Unread::Pass);
    PostingReply reply;
    reply.posting = in.nested("posting", PostingInfo::read);
    if (reply.posting.kind == PostingKind::Transfer) {
        reply.account = in.nested("from_account", PostedAccount::read);
        reply.toAccount = in.nested("to_account", [](FieldReader& to) {
            ReceivingAccount account;
            account.id = to.id<AccountId>("id");
            account.number = to.anyText("number");
            account.ownerName = to.anyText("owner_name");
            return account;
        });
    } else {
        reply.account = in.nested("account", PostedAccount::read);
    }
    return in.finish(std::move(reply));
}

QJsonObject AbandonReply::toJson() const {
    return {{QStringLiteral("state"), QString(wireName(state))}};
}

Result<AbandonReply> AbandonReply::fromJson(const JsonValue& json) {
    FieldReader in(json, FieldReader::Unread::Pass);
    const auto state = fromNames<AbandonState>(kStateNames, in.anyText("state"));
    if (!state) {
        in.fault("state", FieldFault::Malformed);
    }
    return in.finish(AbandonReply{.state = state.value_or(AbandonState::Abandoned)});
}

} // namespace tellerdesk

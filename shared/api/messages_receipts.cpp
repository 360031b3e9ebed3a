// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/api/messages_receipts.h"

namespace tellerdesk {

namespace {

QJsonValue orNull(const std::optional<QString>& text) {
    return text ? QJsonValue(*text) : QJsonValue(QJsonValue::Null);
}

QJsonValue orNull(const std::optional<NamedAccount>& account) {
    return account ? QJsonValue(account->toJson()) : QJsonValue(QJsonValue::Null);
}

std::optional<NamedAccount> readAccount(FieldReader& in, const char* name) {
    return !in.has(name) || in.isNull(name) ? std::nullopt : std::optional(in.nested(name, NamedAccount::read));
}

PostingKind readKind(FieldReader& in) {
    const auto kind = postingKindFromWire(in.anyText("kind"));
    if (!kind) {
        in.fault("kind", FieldFault::Malformed);
    }
    return kind.value_or(PostingKind::Deposit);
}

// RFC 3339 with the offset kept: what stands on paper is the branch's own time.
QDateTime readLocalTime(FieldReader& in) {
    const QString text = in.anyText("local_time");
    if (!fromRfc3339(text)) {
        in.fault("local_time", FieldFault::Malformed);
        return {};
    }
    return QDateTime::fromString(text, Qt::ISODate);
}

} // namespace

QJsonObject NamedAccount::toJson() const {
    return {{QStringLiteral("id"), id.toString()},
            {QStringLiteral("number"), number},
            {QStringLiteral("owner_name"), ownerName}};
}

NamedAccount NamedAccount::read(FieldReader& in) {
    NamedAccount account;
    account.id = in.id<AccountId>("id");
    account.number = in.anyText("number");
    account.ownerName = in.anyText("owner_name");
    return account;
}

QJsonObject NamedUser::toJson() const {
    return {{QStringLiteral("id"), id.toString()}, {QStringLiteral("full_name"), fullName}};
}

NamedUser NamedUser::read(FieldReader& in) {
    NamedUser user;
    user.id = in.id<UserId>("id");
    user.fullName = in.anyText("full_name");
    return user;
}

QJsonObject JournalItem::toJson() const {
    return {
        {QStringLiteral("id"), id.toString()},
        {QStringLiteral("kind"), QString(wireName(kind))},
        {QStringLiteral("state"), refusal ? QStringLiteral("refused") : QStringLiteral("posted")},
        {QStringLiteral("code"), orNull(refusal)},
        {QStringLiteral("amount"), amountMinor},
        {QStringLiteral("currency"), currency.code()},
        {QStringLiteral("business_date"), businessDate.toString(Qt::ISODate)},
        {QStringLiteral("at"), toRfc3339(at)},
        {QStringLiteral("teller"), teller.toJson()},
        {QStringLiteral("teller_sequence"),
         tellerSequence ? QJsonValue(*tellerSequence) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("account"), orNull(account)},
        {QStringLiteral("to_account"), orNull(toAccount)},
        {QStringLiteral("narrative"), orNull(narrative)},
        {QStringLiteral("copies"), copies},
    };
}

JournalItem JournalItem::read(FieldReader& in) {
    JournalItem item;
    item.id = in.id<PostingId>("id");
    item.kind = readKind(in);
    const QString state = in.anyText("state");
    if (state != u"posted" && state != u"refused") {
        in.fault("state", FieldFault::Malformed);
    }
    item.refusal = in.optionalAnyText("code");
    if (item.refusal.has_value() != (state == u"refused")) {
        in.fault("code", FieldFault::Malformed);
    }
    item.amountMinor = in.amount("amount");
    item.currency = in.currency("currency");
    item.businessDate = in.date("business_date");
    item.at = in.instant("at");
    item.teller = in.nested("teller", NamedUser::read);
    if (in.has("teller_sequence") && !in.isNull("teller_sequence")) {
        item.tellerSequence = in.integer("teller_sequence", 1, INT64_MAX);
    }
    item.account = readAccount(in, "account");
    item.toAccount = readAccount(in, "to_account");
    item.narrative = in.optionalAnyText("narrative");
    item.copies = in.integer("copies", 0, INT64_MAX);
    return item;
}

QJsonObject Receipt::toJson() const {
    return {
        {QStringLiteral("posting_id"), postingId.toString()},
        {QStringLiteral("kind"), QString(wireName(kind))},
        {QStringLiteral("branch"),
         QJsonObject{{QStringLiteral("code"), branch.code}, {QStringLiteral("name"), branch.name}}},
        {QStringLiteral("teller"), teller.toJson()},
        {QStringLiteral("teller_sequence"), tellerSequence},
        {QStringLiteral("business_date"), businessDate.toString(Qt::ISODate)},
        {QStringLiteral("posted_at"), toRfc3339(postedAt)},
        {QStringLiteral("local_time"), localTime.toString(Qt::ISODate)},
        {QStringLiteral("account"), account.toJson()},
        {QStringLiteral("amount"), amountMinor},
        {QStringLiteral("currency"), currency.code()},
        {QStringLiteral("narrative"), orNull(narrative)},
        {QStringLiteral("balance_after"), balanceAfterMinor},
        {QStringLiteral("to_account"), orNull(toAccount)},
        {QStringLiteral("copies"), copies},
    };
}

Result<Receipt> Receipt::fromJson(const JsonValue& json) {
    FieldReader in(json, FieldReader::Unread::Pass);
    Receipt receipt;
    receipt.postingId = in.id<PostingId>("posting_id");
    receipt.kind = readKind(in);
    receipt.branch = in.nested("branch", [](FieldReader& branch) {
        ReceiptBranch read;
        read.code = branch.anyText("code");
        read.name = branch.anyText("name");
        return read;
    });
    receipt.teller = in.nested("teller", NamedUser::read);
    receipt.tellerSequence = in.integer("teller_sequence", 1, INT64_MAX);
    receipt.businessDate = in.date("business_date");
    receipt.postedAt = in.instant("posted_at");
    receipt.localTime = readLocalTime(in);
    receipt.account = in.nested("account", NamedAccount::read);
    receipt.amountMinor = in.amount("amount");
    receipt.currency = in.currency("currency");
    receipt.narrative = in.optionalAnyText("narrative");
    receipt.balanceAfterMinor = in.integer("balance_after", INT64_MIN, INT64_MAX);
    receipt.toAccount = readAccount(in, "to_account");
    receipt.copies = in.integer("copies", 0, INT64_MAX);
    return in.finish(std::move(receipt));
}

QJsonObject ReceiptCopy::toJson() const {
    return {{QStringLiteral("id"), id.toString()},
            {QStringLiteral("posting_id"), postingId.toString()},
            {QStringLiteral("n"), n},
            {QStringLiteral("made_at"), toRfc3339(madeAt)}};
}

Result<ReceiptCopy> ReceiptCopy::fromJson(const JsonValue& json) {
    FieldReader in(json, FieldReader::Unread::Pass);
    ReceiptCopy copy;
    copy.id = in.id<RequestKey>("id").value;
    copy.postingId = in.id<PostingId>("posting_id");
    copy.n = in.integer("n", 1, INT64_MAX);
    copy.madeAt = in.instant("made_at");
    return in.finish(copy);
}

} // namespace tellerdesk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client/support/samples.h"

#include "shared/core/clock.h"
#include "shared/domain/accountnumber.h"

namespace tellerdesk::test {

Currency currency(const char* code) {
    return *Currency::fromCode(QString::fromLatin1(code));
}

QString accountNumber(quint64 body) {
    return AccountNumber::fromBody(body).text();
}

CustomerInfo customer(const QString& fullName, const QString& phone) {
    CustomerInfo info{.id = CustomerId::make(),
                      .branchId = BranchId::make(),
                      .fields = {.fullName = fullName},
                      .createdAt = SystemClock().now()};
    if (!phone.isEmpty()) {
        info.fields.phone = phone;
    }
    return info;
}

AccountInfo account(const CustomerInfo& owner, quint64 body, const char* code, qint64 balanceMinor) {
    return {.id = AccountId::make(),
            .number = accountNumber(body),
            .customerId = owner.id,
            .ownerName = owner.fields.fullName,
            .currency = currency(code),
            .status = QStringLiteral("active"),
            .balanceMinor = balanceMinor,
            .availableMinor = balanceMinor};
}

QString longName() {
    return QString(100, u'W') + QString(100, u'i');
}

client::Session::Facts teller(std::vector<TillPosition> positions) {
    client::Session::Facts facts{.userId = UserId::make(),
                                 .username = QStringLiteral("teller1"),
                                 .fullName = QStringLiteral("Ines Berger"),
                                 .role = Role::Teller,
                                 .branchCode = QStringLiteral("001"),
                                 .branchName = QStringLiteral("Main Street"),
                                 .businessDate = QDate(2026, 11, 23),
                                 .currencies = {currency("EUR"), currency("KRW"), currency("USD")}};
    if (!positions.empty()) {
        facts.till = TillSession{.id = TillSessionId::make(),
                                 .tellerId = facts.userId,
                                 .status = TillStatus::Open,
                                 .businessDate = facts.businessDate,
                                 .positions = std::move(positions)};
    }
    return facts;
}

TillPosition cashOf(const char* code, qint64 expectedMinor) {
    return {.currency = currency(code), .openingMinor = expectedMinor, .expectedMinor = expectedMinor};
}

MeReply meOf(const client::Session::Facts& facts) {
    return {.user = {.id = facts.userId,
                     .username = facts.username,
                     .fullName = facts.fullName,
                     .role = facts.role,
                     .branchId = BranchId::make()},
            .branch = {.id = BranchId::make(), .code = facts.branchCode, .name = facts.branchName},
            .businessDate = facts.businessDate,
            .currencies = facts.currencies,
            .tillSession = facts.till};
}

EntryInfo entry(qint64 number, qint64 amountMinor, qint64 balanceAfterMinor, QDate day) {
    return {.id = EntryId::make(),
            .entryNumber = number,
            .postingId = PostingId::make(),
            .kind = amountMinor > 0 ? QStringLiteral("deposit") : QStringLiteral("withdrawal"),
            .amountMinor = amountMinor,
            .balanceAfterMinor = balanceAfterMinor,
            .businessDate = day,
            .postedAt = SystemClock().now()};
}

client::ApiError refusal(ErrorCode code) {
    return {.kind = client::ApiError::Kind::Refused, .failure = {.code = code}};
}

PostingReply postedReply(const AccountInfo& account, PostingKind kind, qint64 amountMinor) {
    PostingReply reply{.posting = {.id = PostingId::make(),
                                   .kind = kind,
                                   .amountMinor = amountMinor,
                                   .currency = account.currency,
                                   .businessDate = QDate(2026, 11, 23),
                                   .postedAt = SystemClock().now(),
                                   .tellerSequence = 17,
                                   .tillSessionId = TillSessionId::make()},
                       .account = account};
    reply.account.balanceMinor += kind == PostingKind::Deposit ? amountMinor : -amountMinor;
    reply.account.availableMinor = reply.account.balanceMinor;
    if (kind == PostingKind::Transfer) {
        reply.toAccount = ReceivingAccount{
            .id = AccountId::make(), .number = accountNumber(77), .ownerName = QStringLiteral("김서연")};
    }
    return reply;
}

Receipt receiptOf(PostingKind kind, qint64 amountMinor) {
    Receipt receipt{
        .postingId = PostingId::make(),
        .kind = kind,
        .branch = {.code = QStringLiteral("001"), .name = QStringLiteral("Main Street")},
        .teller = {.id = UserId::make(), .fullName = QStringLiteral("Ines Berger")},
        .tellerSequence = 17,
        .businessDate = QDate(2026, 11, 23),
        .postedAt = SystemClock().now(),
        .localTime = QDateTime(QDate(2026, 11, 23), QTime(14, 5), Qt::OffsetFromUTC, 9 * 3600),
        .account = {.id = AccountId::make(), .number = accountNumber(1), .ownerName = QStringLiteral("Kim Seo-yeon")},
        .amountMinor = amountMinor,
        .currency = currency("EUR"),
        .balanceAfterMinor = 100'000 + (kind == PostingKind::Deposit ? amountMinor : -amountMinor)};
    if (kind == PostingKind::Transfer) {
        receipt.toAccount =
            NamedAccount{.id = AccountId::make(), .number = accountNumber(77), .ownerName = QStringLiteral("김서연")};
    }
    return receipt;
}

JournalItem workItem(PostingKind kind, qint64 amountMinor, const QString& owner, std::optional<ErrorCode> refused) {
    JournalItem item{.id = PostingId::make(),
                     .kind = kind,
                     .amountMinor = amountMinor,
                     .currency = currency("EUR"),
                     .businessDate = QDate(2026, 11, 23),
                     .at = SystemClock().now(),
                     .teller = {.id = UserId::make(), .fullName = QStringLiteral("Ines Berger")},
                     .account = NamedAccount{.id = AccountId::make(), .number = accountNumber(1), .ownerName = owner}};
    if (refused) {
        item.refusal = QString(wireName(*refused));
    } else {
        item.tellerSequence = 17;
    }
    return item;
}

} // namespace tellerdesk::test

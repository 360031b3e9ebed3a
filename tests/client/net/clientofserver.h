// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/net/apiclient.h"
#include "tests/support/certificates.h"
#include "tests/support/fakeserver.h"

#include <QSslCertificate>
#include <QTest>

namespace tellerdesk::test {

inline SessionReply sessionOf(const char* username, const char* accessToken) {
    const Instant later = SystemClock().now() + std::chrono::hours(12);
    return {.accessToken = QString::fromLatin1(accessToken),
            .accessTokenExpiresAt = later,
            .refreshToken = QString::fromLatin1(accessToken) + QStringLiteral("-refresh"),
            .refreshTokenExpiresAt = later,
            .sessionId = SessionId::make(),
            .user = {.id = UserId::make(),
                     .username = QString::fromLatin1(username),
                     .fullName = QStringLiteral("Kim"),
                     .role = Role::Teller,
                     .branchId = BranchId::make()}};
}

inline client::ServerTrust trustIn(const FakeServer& server, const CertificateAuthority& authority) {
    return {.address = server.address(), .authorities = QSslCertificate::fromData(authority.certificate())};
}

// What one call came to; waits for it.
inline client::Outcome<client::ApiReply> call(client::ApiClient& api, client::ApiCall request) {
    std::optional<client::Outcome<client::ApiReply>> outcome;
    api.send(std::move(request), &api, [&outcome](client::Outcome<client::ApiReply> got) { outcome = std::move(got); });
    static_cast<void>(QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 20'000));
    return outcome.value();
}

} // namespace tellerdesk::test

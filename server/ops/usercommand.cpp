// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/domain/bankstore.h"
#include "server/ops/commandbooks.h"
#include "server/ops/commands.h"
#include "server/ops/console.h"
#include "server/services/users.h"
#include "server/tokens/passwordhasher.h"
#include "server/tokens/secretbytes.h"
#include "shared/domain/passwordrule.h"
#include "shared/domain/textrule.h"

#include <QStringDecoder>

#include <unistd.h>

#include <cerrno>

namespace tellerdesk::server::ops {

namespace {

constexpr qsizetype kLongestLine = 4096;

Unexpected<Trouble> refuse(const QString& reason) {
    return trouble(ExitCode::Failed, QStringLiteral("user create: ") + reason);
}

// Byte by byte, so that nothing behind the line is taken from whoever shares our input.
QByteArray readLine() {
    QByteArray line;
    char byte = 0;
    while (line.size() < kLongestLine) {
        const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0 || byte == '\n') {
            break;
        }
        line.append(byte);
    }
    if (line.endsWith('\r')) { // of a line written on Windows
        line.chop(1);
    }
    return line;
}

Attempt<QString> hashedPassword() {
    QByteArray typed = readLine();
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    const QString password = decoder.decode(typed);
    if (decoder.hasError() || passwordFault(password)) {
        tokens::wipe(typed);
        return refuse(QStringLiteral("the password must have %1 to %2 characters").arg(kPasswordMin).arg(kPasswordMax));
    }
    const auto hash = tokens::PasswordHasher().hash(typed);
    tokens::wipe(typed);
    return hash ? Attempt<QString>(*hash) : Attempt<QString>(refuse(QStringLiteral("there is not enough memory")));
}

std::optional<BranchId> branchFor(Stores& stores, const UserOptions& options) {
    if (options.branch) {
        const auto branch = stores.bank.findBranchByCode(*options.branch);
        return branch ? std::optional(branch->id) : std::nullopt;
    }
    const auto branches = stores.bank.branches();
    return branches.size() == 1 ? std::optional(branches.front().id) : std::nullopt;
}

Unexpected<Trouble> refusedWith(ErrorCode code, const UserOptions& options) {
    switch (code) {
    case ErrorCode::UsernameTaken:
        return refuse(QStringLiteral("the user name is taken"));
    case ErrorCode::NotFound:
        return refuse(options.branch ? QStringLiteral("there is no branch of that code")
                                     : QStringLiteral("there are several branches; name one with --branch"));
    default:
        return trouble(ExitCode::DatabaseUnavailable,
                       QStringLiteral("user create: the database does not answer (%1)").arg(wireName(code)));
    }
}

} // namespace

Attempt<void> createUserByCommand(const Configuration& configuration, const UserOptions& options) {
    if (faultOf(kUsernameRule, options.username)) {
        return refuse(QStringLiteral("the user name must have 2 to 64 of a-z 0-9 . _ -"));
    }
    if (faultOf(kFullNameRule, options.fullName)) {
        return refuse(QStringLiteral("the full name must have 1 to 200 characters"));
    }
    const auto hash = hashedPassword();
    if (!hash) {
        return hash.failed();
    }
    const auto books = openCurrentBooks(configuration, QStringLiteral("user"), WithoutBooks::Make);
    if (!books) {
        return books.failed();
    }
    const Instant now = SystemClock().now();
    Result<User> created = fail(ErrorCode::Unavailable);
    const auto done = runOnce(books->access.application, [&](Stores& stores) {
        const auto branch = branchFor(stores, options);
        created = branch ? createUser(stores,
                                      {.id = UserId::make(),
                                       .username = options.username,
                                       .fullName = options.fullName,
                                       .role = options.role,
                                       .branchId = *branch,
                                       .passwordHash = *hash,
                                       .mustChangePassword = false},
                                      std::nullopt, {.at = now})
                         : Result<User>(fail(ErrorCode::NotFound));
        return created ? Verdict::Commit : Verdict::Rollback;
    });
    if (!done || !created) {
        return refusedWith(done ? created.error().code : done.error().code, options);
    }
    tell(QStringLiteral("created %1 %2").arg(wireName(options.role), created->id.toString()));
    return {};
}

} // namespace tellerdesk::server::ops

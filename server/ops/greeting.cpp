// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/ops/greeting.h"

#include "server/ops/console.h"
#include "server/ops/demobank.h"
#include "server/services/setup.h"

namespace tellerdesk::server::ops {

namespace {

void tellDemoUsers() {
    for (const DemoUser& user : demoUsers()) {
        tell(QStringLiteral("demo %1 (%2): password \"%3\"")
                 .arg(QLatin1StringView(user.username), wireName(user.role), QLatin1StringView(kDemoPassword)));
    }
}

void tellSetupCode(const BooksAccess& books) {
    std::optional<QString> code;
    const auto made = runOnce(books.application, [&](Stores& stores) {
        code = makeSetupCode(stores, SystemClock().now());
        return Verdict::Commit;
    });
    if (made && code) {
        tell(QStringLiteral("There is no administrator yet. The client makes the first one with the setup code %1")
                 .arg(*code));
    }
}

} // namespace

void greet(const Bank& bank, const BooksAccess& books) {
    if (bank.demo) {
        tellDemoUsers();
    } else {
        tellSetupCode(books);
    }
}

} // namespace tellerdesk::server::ops
